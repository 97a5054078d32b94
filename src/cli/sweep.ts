import { sweep as answerSweep } from "../analysis/sweep/sweep.ts";
import { sweepForms } from "../report/swept/sweep-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type SweepPlan, sweepPlan } from "../scenario/vary/sweep-plan.ts";
import { type AnswerFlags, answer } from "./answer.ts";

export interface SweepFlags extends AnswerFlags {
  readonly vary?: readonly string[];
  readonly oneAtATime?: boolean;
}

/** `evenpoint sweep SCENARIO --vary path=values ...`: the scenario once for each combination of the values. */
export function sweep(file: string, flags: SweepFlags): Promise<number> {
  const { vary = [], oneAtATime = false } = flags;
  const planFor = (scenario: Scenario): SweepPlan => {
    const plan = sweepPlan(vary, { oneAtATime, tree: scenario.written });
    if ("issues" in plan) throw new ScenarioError(plan.issues);
    return plan;
  };
  return answer({
    verb: "sweep",
    file,
    flags,
    ownFlags: [...vary.map((text) => ["--vary", text] as const), ["--one-at-a-time", oneAtATime]],
    keeps: "cells",
    check: ({ scenario }) => void planFor(scenario),
    ask: ({ scenario, parseWith, kept, options }) => {
      return answerSweep(parseWith, planFor(scenario), { ...options, kept });
    },
    forms: sweepForms,
    formNames: ["text", "json", "md", "csv"],
  });
}
