import { standardErrorOf } from "../validation/deviation.ts";
import { titles } from "../validation/group-titles.ts";
import type { BoundRow, LawRow, MeasuredRow, ValidationRow } from "../validation/validation-row.ts";
import type { SummarySize } from "./lambda-summary.ts";
import { type ComparedRow, summaryErrors } from "./lambda-tables.ts";

/** The largest mean relative errors allowed: published for this data are 12.2 and 3.1 %, over twenty rows of it. */
const bounds = { coldFraction: 0.145, instances: 0.035 } as const;

const nameOf = ({ measured }: ComparedRow): string => `${measured.rate.toFixed(5)}/s`;

/** The ten rows on the validation page: against the exact law with instant cold starts, then against the measurement. */
export function summaryValidation(rows: readonly ComparedRow[], size: SummarySize): readonly ValidationRow[] {
  return [
    ...rows.flatMap((row) => lawRows(row, size)),
    ...rows.flatMap((row) => measuredRows(row, size)),
    ...boundRows(rows),
  ];
}

function lawRows(row: ComparedRow, { replications, requests }: SummarySize): readonly LawRow[] {
  const { seed } = row.measured;
  const shape = { kind: "law", group: titles.summaryLaw, name: nameOf(row), seed, replications } as const;
  const all = { ...shape, requests: replications * requests, widthWanted: 0.05 };
  const { exact, instant } = row;
  return [
    { ...all, what: "cold starts", unit: "%", exact: exact.coldFraction, simulated: instant.coldFraction },
    { ...all, what: "instances", unit: "", exact: exact.instances, simulated: instant.instances },
  ];
}

function measuredRows(row: ComparedRow, { replications }: SummarySize): readonly MeasuredRow[] {
  const shape = { kind: "measured", group: titles.summary, name: nameOf(row) } as const;
  const { measured, timed } = row;
  const errorOf = (simulated: MeasuredRow["simulated"]) => standardErrorOf({ simulated, replications });
  return [
    {
      ...{ ...shape, what: "cold starts", unit: "%" },
      ...{ measured: measured.coldFraction, standardError: measured.standardError },
      ...{ simulated: timed.coldFraction, simulatedError: errorOf(timed.coldFraction) },
    },
    {
      ...{ ...shape, what: "instances", unit: "" },
      ...{ measured: measured.instances, standardError: null },
      ...{ simulated: timed.instances, simulatedError: errorOf(timed.instances) },
    },
  ];
}

function boundRows(rows: readonly ComparedRow[]): readonly BoundRow[] {
  const errors = summaryErrors(rows);
  const shape = { kind: "bound", group: titles.summary, name: "all ten" } as const;
  return [
    { ...shape, what: "cold starts", error: errors.coldFraction, bound: bounds.coldFraction },
    { ...shape, what: "instances", error: errors.instances, bound: bounds.instances },
  ];
}
