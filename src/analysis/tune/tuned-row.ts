import type { Scenario } from "../../scenario/scenario.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { CandidateResult, Estimate } from "../result.ts";
import { sweptCandidate } from "../sweep/swept-candidate.ts";
import { bandHalfWidth, type Figures, type TunedMetric } from "./figures.ts";
import { judgedOverBand } from "./judged-over-band.ts";
import type { Planned } from "./looked-at.ts";
import type { FailingSize, WorkingSize } from "./tune-result.ts";

/** A row without what only the whole tune knows: its place on the axis, and the handler's time. */
export function identityOf({
  variant,
}: Planned): Pick<
  WorkingSize,
  "name" | "keys" | "at" | "memoryMegabytes" | "vcpus" | "architecture" | "provisioned" | "isCurrent" | "handler"
> {
  const { name, keys, size, architecture, provisioned, isCurrent } = variant;
  const memoryMegabytes = size.memory / bytesPerMegabyte;
  return {
    name,
    keys: { ...keys },
    at: memoryMegabytes,
    memoryMegabytes,
    vcpus: size.vcpus,
    architecture,
    provisioned,
    isCurrent,
    handler: null,
  };
}

/** A variant that cannot serve the workload. */
export function failingRow(planned: Planned, because: readonly string[]): FailingSize {
  return { ...identityOf(planned), works: false, because: [...because] };
}

export interface RowParts {
  readonly figures: Figures;
  readonly scenario: Pick<Scenario, "slo">;
}

/** A simulated variant. */
export function workingRow(planned: Planned, result: CandidateResult, { figures, scenario }: RowParts): WorkingSize {
  const swept = sweptCandidate(result);
  if (!swept.eligible) throw new Error(`${result.name} was simulated and is not eligible`);
  const { cost, latency } = swept;
  const bands = {
    mean: bandOf(latency.mean, figures, "mean"),
    p95: bandOf(latency.p95, figures, "p95"),
    p99: bandOf(latency.p99, figures, "p99"),
  };
  const monthlyBand = bandOf(cost.monthly, figures, "cost");
  const judged = judgedOverBand(result.slo, scenario.slo, { ...bands, cost: monthlyBand });
  return {
    ...identityOf(planned),
    works: true,
    cost: { ...cost, monthlyBand },
    latency,
    latencyBand: bands,
    coldStarts: swept.coldStarts,
    completed: swept.completed,
    throttled: swept.throttled,
    timedOut: swept.timedOut,
    failed: swept.failed,
    slo: judged.slo,
    acceptable: swept.acceptable,
    undecided: swept.undecided,
    unacceptableBecause: swept.unacceptableBecause,
    overloaded: swept.overloaded,
    openObjectives: [...judged.open],
    warnings: [...swept.warnings, ...memoryWarnings(planned)],
  };
}

/** The band that the fit leaves about an estimate; null where there is none. */
export function bandOf({ mean }: Estimate, figures: Figures, metric: TunedMetric) {
  const half = bandHalfWidth(figures, metric);
  return mean === null || half === null ? null : { low: Math.max(0, mean - half), high: mean + half };
}

/** Above this share of an instance's memory, a little growth of the process is a failure. */
const nearlyFull = 0.9;

export function memoryWarnings({ variant, workload }: Planned): readonly string[] {
  if ("functions" in workload || workload.memory === null) return [];
  const share = (workload.memory + workload.memoryPerRequest) / variant.size.memory;
  if (share < nearlyFull) return [];
  const percent = (100 * share).toFixed(0);
  return [
    `The process alone takes ${percent} % of the memory of ${variant.size.name}: a little growth, and it is out of memory.`,
  ];
}
