import type { Result } from "../../analysis/result.ts";
import type { Block, ReportDocument } from "../document.ts";
import { escapeMarkdown } from "../escape-markdown.ts";
import { findings } from "../findings.ts";
import { documentMarkdown } from "../markdown.ts";
import { priceDates } from "../price-dates.ts";
import { reproduction } from "../sections/reproduction.ts";
import { decisionDrivers } from "./decision-drivers.ts";
import { decisionOutcome } from "./decision-outcome.ts";
import { optionBlocks } from "./option-blocks.ts";
import { recordFront } from "./record-front.ts";

/**
 * The result as a record of a decision that is still to be taken: Markdown Any Decision Records 4 (MADR, 2024-09), with
 * its headings, so that tools for such records read it. Ends in a line feed.
 */
export function decisionRecord(result: Result): string {
  const document = documentMarkdown(decisionDocument(result), { charts: () => [] });
  return `${recordFront}\n\n# ${escapeMarkdown(title(result))}\n\n${document}`;
}

function title({ scenario, verdict }: Result): string {
  if (verdict.best !== null) return `${scenario.name}: ${verdict.best}`;
  return `${scenario.name}: ${verdict.kind === "not decided" ? "not decided yet" : "no candidate is acceptable"}`;
}

function decisionDocument(result: Result): ReportDocument {
  const { candidates } = result;
  return [
    { title: "Context and Problem Statement", blocks: context(result) },
    { title: "Decision Drivers", blocks: [{ kind: "list", items: decisionDrivers(result) }] },
    { title: "Considered Options", blocks: [{ kind: "list", items: candidates.map(({ name }) => name) }] },
    { title: "Decision Outcome", blocks: decisionOutcome(result) },
    { title: "Pros and Cons of the Options", blocks: candidates.flatMap((one) => optionBlocks(one, result)) },
    { title: "More Information", blocks: moreInformation(result) },
  ];
}

function context({ scenario, claim }: Result): readonly Block[] {
  const asked = scenario.question ?? `Which of the candidates should serve the traffic of ${scenario.name}?`;
  const claimed = claim === undefined ? [] : [`A claim was put to the test. ${claim.sentence}`];
  return [asked, ...claimed].map((text) => ({ kind: "paragraph", text }));
}

function moreInformation(result: Result): readonly Block[] {
  const { notModelled } = findings(result);
  const dates = priceDates(result);
  const left: readonly Block[] =
    notModelled.length === 0
      ? []
      : [
          { kind: "paragraph", text: "Not modelled:" },
          { kind: "list", items: notModelled },
        ];
  const prices: readonly Block[] = dates === null ? [] : [{ kind: "paragraph", text: `Prices of ${dates}.` }];
  return [
    ...left,
    ...prices,
    { kind: "paragraph", text: "The figures come again, to the byte, from:" },
    ...reproduction(result).blocks,
  ];
}
