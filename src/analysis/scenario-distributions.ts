import {
  type DistributionSettings,
  distributionKinds,
  type SampleSource,
  sampleSetKey,
  sampleSources,
} from "../engine/distributions/index.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { functionsOf } from "../workloads/functions-of.ts";

/** Every distribution a scenario holds, of the workload and of the candidates. */
export function scenarioDistributions({ workload, candidates }: Scenario): readonly DistributionSettings[] {
  const found: DistributionSettings[] = [];
  const functions = functionsOf(workload).flatMap(({ work, init }) => [work, init]);
  collect([...functions, ...candidates.map(({ settings }) => settings)], found);
  return found;
}

/** The columns of recorded values that must be read before the scenario can run, each once per unit and header. */
export function scenarioSamples(scenario: Scenario): readonly SampleSource[] {
  const sources = scenarioDistributions(scenario).flatMap(sampleSources);
  return [...new Map(sources.map((source) => [sampleSetKey(source), source])).values()];
}

/** Platforms keep their settings to themselves, but a distribution is known by its kind wherever it stands. */
function collect(value: unknown, found: DistributionSettings[]): void {
  if (typeof value !== "object" || value === null) return;
  const kind = (value as { kind?: unknown }).kind;
  if (typeof kind === "string" && Object.hasOwn(distributionKinds, kind)) {
    found.push(value as DistributionSettings);
    return;
  }
  for (const child of Object.values(value)) collect(child, found);
}
