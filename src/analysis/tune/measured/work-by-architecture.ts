import type { SizeKnob } from "../../../platforms/size-knob.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { TuneQuestion } from "../tune-question.ts";
import type { Architecture, Variant } from "../variant.ts";
import { chooseSet, setsOfBoth } from "./choose-set.ts";
import { type MeasuredWork, measuredWork } from "./measured-work.ts";

/** The measured work of each variant, and what is to be said about it. */
export interface WorkByArchitecture {
  /** null where the scenario's own work is used. */
  of(variant: Variant): MeasuredWork | null;
  readonly all: readonly MeasuredWork[];
  readonly assumptions: readonly string[];
}

export interface WorkContext {
  readonly scenario: Scenario;
  readonly knob: SizeKnob<unknown>;
  readonly settings: unknown;
}

const lawNotPoints =
  "The fitted law is simulated at every size, at measured ones too: how far the measurements lie from it is shown beside them.";
const sameSpeed = "arm64 and x86_64 are taken to be equally fast: nothing was measured on both.";

/** @throws ScenarioError as `measuredWork` and `chooseSet` do */
export function workByArchitecture(
  question: TuneQuestion,
  { scenario, knob, settings }: WorkContext,
): WorkByArchitecture {
  const { measurements, bothArchitectures = false, model } = question;
  if (measurements === undefined) {
    return { of: () => null, all: [], assumptions: bothArchitectures ? [sameSpeed] : [] };
  }
  const context = { source: measurements.source, workload: scenario.workload, knob, settings, model };
  if (!bothArchitectures) {
    const { architecture = null } = settings as { readonly architecture?: Architecture | null };
    const work = measuredWork(chooseSet(measurements, architecture), context);
    return { of: () => work, all: [work], assumptions: [...measurements.notes, lawNotPoints, work.spread] };
  }
  const sets = setsOfBoth(measurements);
  const works = new Map([...new Set(sets.map(({ set }) => set))].map((set) => [set, measuredWork(set, context)]));
  const byArchitecture = new Map(sets.map(({ architecture, set }) => [architecture, works.get(set)!]));
  const all = [...works.values()];
  return {
    of: ({ architecture }) => (architecture === null ? null : (byArchitecture.get(architecture) ?? null)),
    all,
    assumptions: [
      ...measurements.notes,
      lawNotPoints,
      ...(all.length === 1 ? [sameSpeed] : []),
      ...new Set(all.map(({ spread }) => spread)),
    ],
  };
}
