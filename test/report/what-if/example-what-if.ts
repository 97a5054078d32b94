import { resultDifferences } from "../../../src/analysis/compare/result-differences.ts";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import type { WhatIfResult } from "../../../src/analysis/what-if/what-if-result.ts";
import { costing } from "../../analysis/compare/compared-candidate.ts";
import { exampleResult } from "../example-result.ts";

/** One change for `exampleWhatIf`: what A and B cost by replication then, and who is best. */
export interface ExampleChange {
  readonly path: string;
  readonly value: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly best: string | null;
  readonly over?: Partial<CandidateResult>;
}

/** A and B at these costs, three replications. */
export function twoCandidates({ a, b, best, over }: Omit<ExampleChange, "path" | "value">): Result {
  const base = exampleResult();
  return {
    ...base,
    scenario: { ...base.scenario, replications: a.length },
    candidates: [costing(a, over), costing(b, { name: "B" })],
    verdict: { ...base.verdict, best, sentence: `${best} is the cheapest.` },
  };
}

/** A at 10, 12, 14 and B at 20 USD a month, beside these changes; of several the last is all together. */
export function exampleWhatIf(changes: readonly ExampleChange[]): WhatIfResult {
  const baseline = twoCandidates({ a: [10, 12, 14], b: [20, 20, 20], best: "A" });
  return {
    schemaVersion: 1,
    kind: "what-if",
    version: "0.1.0",
    command: "evenpoint what-if x.yaml --set a=1",
    baseline,
    changes: changes.map(({ path, value, ...rest }, place) => {
      const like = twoCandidates(rest);
      const result = { ...like, scenario: { ...like.scenario, digest: `sha256:${path}=${value}` } };
      const set = changes.length > 1 && place === changes.length - 1 ? changes.slice(0, -1) : [{ path, value }];
      return {
        set: set.map((one) => ({ path: one.path, value: one.value })),
        together: changes.length > 1 && place === changes.length - 1,
        result,
        differences: [...resultDifferences(baseline, result)],
      };
    }),
  };
}
