import type { Result } from "../../analysis/result.ts";
import type { Block, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { inputsTable } from "../sensitive/inputs-table.ts";
import { comparedSentence, hangsOnSentence } from "../sensitive/sensitivity-sentences.ts";

/** Rates, staff hours and every disputed input that may turn the verdict; null where none was looked at. */
export function whatWouldChange(result: Result, { mainCrossings, turningPoints }: Findings): Section | null {
  const { sensitivity, verdict } = result;
  const sentences = [...mainCrossings, ...turningPoints];
  const blocks: Block[] = sentences.length === 0 ? [] : [{ kind: "list", items: sentences }];
  if (sensitivity !== undefined) {
    const told = [hangsOnSentence({ ...sensitivity, verdict }), comparedSentence(sensitivity)];
    blocks.push({ kind: "paragraph", text: told.filter((sentence) => sentence !== null).join(" ") });
    if (sensitivity.inputs.length > 0)
      blocks.push(
        { kind: "table", table: inputsTable({ ...sensitivity, verdict }) },
        { kind: "paragraph", text: { text: howVaried, tone: "quiet" } },
      );
  }
  return blocks.length === 0 ? null : { title: "What would change the decision", blocks };
}

const howVaried =
  "Each input is changed alone, all others as the scenario has them; ranges that the scenario does not list under uncertain are meant to be disputed and have no source.";
