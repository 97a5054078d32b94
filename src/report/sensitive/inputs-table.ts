import type { HangsOn, Result } from "../../analysis/result.ts";
import type { SensitiveInput } from "../../analysis/sensitivity/sensitive-input.ts";
import type { Cell, Row, Table } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { flipInWords } from "./sensitivity-sentences.ts";

/** Every disputed input at its ends: the difference there, who is the best, and where the verdict turns. */
export function inputsTable({ inputs, compared, verdict }: HangsOn & Pick<Result, "verdict">): Table {
  const difference = compared === null ? "Difference, USD/month" : `${compared.next} less ${compared.best}, USD/month`;
  return {
    columns: [
      { title: "Input", align: "left", wraps: true },
      { title: difference, align: "right" },
      { title: "Best", align: "left", wraps: true },
      { title: "Verdict turns", align: "left", wraps: true },
    ],
    rows: inputs.flatMap((input) => rowsOf(input, verdict.best)),
  };
}

function rowsOf(input: SensitiveInput, best: string | null): readonly Row[] {
  const flips = flipsCell(input);
  return [
    [
      { text: input.name, tone: "strong" },
      input.swing === null ? "" : { text: `moves ${formatNumber(input.swing)}`, tone: "quiet" },
      "",
      flips,
    ],
    ...input.ends.map((end): Row => {
      const bestThere: Cell = { text: end.best ?? "none", tone: end.best === best ? "quiet" : "caution" };
      return [`  ${end.because}`, formatEstimate(end.difference), bestThere, ""];
    }),
  ];
}

function flipsCell(input: SensitiveInput): Cell {
  if (input.flips.length === 0)
    return { text: input.isRange ? "not within the range" : "at neither end", tone: "quiet" };
  return { text: input.flips.map((flip) => flipInWords(input, flip)).join("; "), tone: "caution" };
}
