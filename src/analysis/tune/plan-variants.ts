import { changedCandidate } from "../../scenario/changed-candidate.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { OpenQuestion, Planned } from "./looked-at.ts";
import { type MeasuredWork, stepsOf } from "./measured/measured-work.ts";
import type { Variant } from "./variant.ts";

export interface PlanContext {
  readonly scenario: Scenario;
  readonly candidate: Candidate;
  /** The measured work of a variant; null where the scenario's own is used. */
  readonly workOf: (variant: Variant) => MeasuredWork | null;
}

/** Every variant resolved under its work, with what the fit behind that work leaves open. */
export function planVariants(
  variants: readonly Variant[],
  { scenario, candidate, workOf }: PlanContext,
): readonly Planned[] {
  // One workload for all that have the same work, so that they can be fed together.
  const workloads = new Map<MeasuredWork, PlannedWork>();
  const plannedWork = (work: MeasuredWork): PlannedWork => {
    const known = workloads.get(work) ?? planWork(work, { candidate, number: workloads.size });
    workloads.set(work, known);
    return known;
  };
  return variants.map((variant) => {
    const work = workOf(variant);
    const { workload, openAt } =
      work === null ? { workload: scenario.workload, openAt: nothingOpen } : plannedWork(work);
    const changed = changedCandidate(scenario, { name: candidate.name, keys: variant.keys, workload });
    return { variant, candidate: changed, workload, open: openAt(variant) };
  });
}

interface PlannedWork {
  readonly workload: Workload;
  readonly openAt: (variant: Variant) => readonly OpenQuestion[];
}

const nothingOpen = () => [];

function planWork(
  work: MeasuredWork,
  { candidate, number }: { readonly candidate: Candidate; readonly number: number },
): PlannedWork {
  const { fitted, fit, workloadWith } = work;
  const shared = stepsOf(work, candidate.settings).map(
    (step, index): OpenQuestion => ({
      name: `fit ${number}, parameter ${index}`,
      workload: workloadWith({
        io: fitted.io + step.io,
        cpu: fitted.cpu + step.cpu,
        parallel: fitted.parallel + step.parallel,
      }),
    }),
  );
  const own = fit.ownHalfWidth;
  const more = own === null ? null : workloadWith(times(fitted, 1 + own));
  return {
    workload: workloadWith(fitted),
    openAt: ({ size }) => [
      ...shared,
      ...(more === null ? [] : [{ name: `fit ${number}, size ${size.name}`, workload: more }]),
    ],
  };
}

function times({ io, cpu, parallel }: MeasuredWork["fitted"], factor: number): MeasuredWork["fitted"] {
  return { io: io * factor, cpu: cpu * factor, parallel: parallel * factor };
}
