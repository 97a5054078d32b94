import type { Result } from "../result.ts";
import { bestDiffers } from "./best-differs.ts";
import { acceptanceDiffers, candidateComparisons } from "./candidate-comparison.ts";
import { comparedSide } from "./compared-side.ts";
import type { Comparison } from "./comparison.ts";
import { crossingDifferences } from "./crossing-differences.ts";
import { resultDifferences } from "./result-differences.ts";
import { unlikeNotes } from "./unlike-notes.ts";

/** Where the two results come from. */
export interface CompareOptions {
  /** Base names of the two files. */
  readonly files: { readonly before: string; readonly after: string };
  /** The command that gives the same comparison again. */
  readonly command: string;
  /** Of evenpoint. */
  readonly version: string;
}

/** What changed between two results of whatever scenarios, candidates matched by name. */
export function compareResults(before: Result, after: Result, { files, command, version }: CompareOptions): Comparison {
  const candidates = candidateComparisons(before, after, resultDifferences(before, after));
  const crossings = crossingDifferences(before, after);
  const isClear = ({ change }: { readonly change: string }) => change === "higher" || change === "lower";
  const differs =
    bestDiffers(before.verdict, after.verdict) ||
    candidates.some((one) => one.in === "before" || one.in === "after" || acceptanceDiffers(one)) ||
    candidates.some(({ differences }) => differences.some(isClear)) ||
    crossings.some(isClear);
  return {
    schemaVersion: 1,
    kind: "comparison",
    version,
    command,
    before: comparedSide(before, files.before),
    after: comparedSide(after, files.after),
    candidates: [...candidates],
    crossings: [...crossings],
    notes: [...unlikeNotes(before, after)],
    differs,
  };
}
