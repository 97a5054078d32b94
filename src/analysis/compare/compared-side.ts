import type { Result } from "../result.ts";
import type { ComparedSide } from "./comparison.ts";

/** Where a result comes from, and its answer in short. */
export function comparedSide({ scenario, version, command, verdict }: Result, file: string): ComparedSide {
  const { name, digest, seed, replications, durationSeconds } = scenario;
  const { best, kind, sentence } = verdict;
  return { file, name, version, digest, seed, replications, durationSeconds, command, best, kind, sentence };
}
