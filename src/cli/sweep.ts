import { sweep as answerSweep } from "../analysis/sweep/sweep.ts";
import { cardTextReader } from "../node/card-text-reader.ts";
import { scenarioFolder } from "../node/read-scenario.ts";
import { sweepForms } from "../report/swept/sweep-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type SweepPlan, sweepPlan } from "../scenario/vary/sweep-plan.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { UsageError } from "./usage-error.ts";

export interface SweepFlags extends AnswerFlags {
  readonly vary?: readonly string[];
  readonly oneAtATime?: boolean;
}

/** `evenpoint sweep SCENARIO --vary path=values ...`: the scenario once for each combination of the values. */
export function sweep(file: string, flags: SweepFlags): Promise<number> {
  const { vary = [], oneAtATime = false } = flags;
  let plan: SweepPlan;
  return answer({
    verb: "sweep",
    file,
    flags,
    ownFlags: [...vary.map((text) => ["--vary", text] as const), ["--one-at-a-time", oneAtATime]],
    keeps: "cells",
    check({ scenario }) {
      plan = planFor(scenario, { vary, oneAtATime, file });
      checkRows(plan.cells.length, scenario.candidates.length);
      for (const note of plan.axes.flatMap(({ notes }) => notes)) process.stderr.write(`note: ${note}\n`);
    },
    ask: ({ parseWith, kept, options }) => answerSweep(parseWith, plan, { ...options, kept }),
    forms: sweepForms,
    formNames: ["text", "json", "md", "html", "csv"],
  });
}

function planFor(
  { written }: Scenario,
  { vary, oneAtATime, file }: { readonly vary: readonly string[]; readonly oneAtATime: boolean; readonly file: string },
): SweepPlan {
  const readText = cardTextReader(scenarioFolder(file));
  const plan = sweepPlan(vary, { oneAtATime, tree: written, readText });
  if ("issues" in plan) throw new ScenarioError(plan.issues);
  return plan;
}

/** Rows of the table, more of which no text can hold. */
const mostRows = 100_000;

function checkRows(cells: number, candidates: number): void {
  if (cells * candidates <= mostRows) return;
  throw new UsageError(
    `${cells} cells of ${candidates} candidates are more than ${mostRows} rows; take fewer points or fewer candidates`,
  );
}
