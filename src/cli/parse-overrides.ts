import { type Override, splitAssignment } from "../scenario/overrides.ts";
import { UsageError } from "./usage-error.ts";

export interface OverrideFlags {
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly replications?: string;
}

/** `--set path=value`, `--seed` and `--replications` as overrides of the scenario; the scenario checks their values. */
export function parseOverrides({ set = [], seed, replications }: OverrideFlags): readonly Override[] {
  return [
    ...set.map(parseSet),
    ...(seed === undefined ? [] : [{ path: "seed", value: seed, flag: "--seed" }]),
    ...(replications === undefined ? [] : [{ path: "replications", value: replications, flag: "--replications" }]),
  ];
}

function parseSet(text: string): Override {
  const assignment = splitAssignment(text);
  if (assignment !== null) return assignment;
  throw new UsageError(`--set ${text}: write path=value, such as --set workload.arrivals.rate=80/s`);
}
