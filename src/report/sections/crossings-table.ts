import type { BreakEvenResult, Crossing } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Cell, Table } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";

const words: Readonly<Record<Crossing["because"], string>> = {
  cost: "equal cost",
  step: "the fleet grows",
  objective: "an objective decides",
};

/** Every place where the answer changes, one row each: for more of them than a reader wants in sentences. */
export function crossingsTable({ crossings, unit }: BreakEvenResult): Table {
  const hasBand = crossings.some(({ band }) => band !== undefined);
  const rows = crossings.map(({ at, cheaperBelow, cheaperAbove, monthlyCost, because, band }): Cell[] => [
    formatEstimate(at),
    ...(hasBand ? [band === undefined ? "" : `${formatNumber(band.low)} to ${formatNumber(band.high)}`] : []),
    cheaperBelow,
    cheaperAbove,
    words[because],
    formatSignificant(monthlyCost),
  ]);
  return {
    columns: [
      { title: `${unit} (by the dice)`, align: "left" },
      ...(hasBand ? [{ title: "over the disputed inputs", align: "left" as const }] : []),
      { title: "cheapest below", align: "left", wraps: true },
      { title: "cheapest above", align: "left", wraps: true },
      { title: "because", align: "left", wraps: true },
      { title: "USD/month", align: "right" },
    ],
    rows,
  };
}
