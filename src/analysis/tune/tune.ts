import { poolSettingsOf } from "../../platforms/pool-settings-of.ts";
import { canonicalScenario } from "../../scenario/canonical.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { showValue } from "../../scenario/show-value.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { loadData } from "../load-data.ts";
import { resolveDuration } from "../resolve-duration.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { Runner } from "../tasks/runner.ts";
import { version } from "../version.ts";
import { advise } from "./advice/advise.ts";
import { type SizeAxis, sizeAxis } from "./axis.ts";
import { chooseCandidate } from "./choose-candidate.ts";
import { chooseSizes } from "./choose-sizes.ts";
import type { LookedAt, Planned } from "./looked-at.ts";
import type { MeasuredWork } from "./measured/measured-work.ts";
import { inMilliseconds, measurementsResult } from "./measured/measurements-result.ts";
import { unseenParallel } from "./measured/unseen-parallel.ts";
import { type WorkByArchitecture, workByArchitecture } from "./measured/work-by-architecture.ts";
import { planVariants } from "./plan-variants.ts";
import { powerTuningOf } from "./power-tuning-of.ts";
import { refuse } from "./refuse.ts";
import { searchVariants } from "./search/search-variants.ts";
import type { Searched } from "./search/searched.ts";
import { architecturesOf, levelsOf } from "./searched-axes.ts";
import type { TuneQuestion } from "./tune-question.ts";
import type { TunedSize, TuneResult } from "./tune-result.ts";
import { type Variant, variants } from "./variant.ts";

/**
 * Answers which size of a candidate to take under the scenario's traffic: what each costs and how fast it answers, all
 * of them under the same arrivals and the same draws of work; from measurements where there are any.
 *
 * @throws ScenarioError where the question does not fit the scenario or the measurements the platform; as `simulate` does
 */
export async function tune(
  scenario: Scenario,
  question: TuneQuestion = {},
  options: SimulateOptions = {},
): Promise<TuneResult> {
  const { candidate, knob } = chooseCandidate(scenario, question.candidate);
  const { settings } = candidate;
  const measured = question.measurements?.sets.flatMap((set) => set.sizes.map(({ memory }) => memory)) ?? [];
  const work = workByArchitecture(question, { scenario, knob, settings });
  const sizes = chooseSizes(knob, settings, { memory: question.memory, step: question.step, measured });
  const all = variants({
    sizes,
    ownSize: knob.of(settings).name,
    ...architecturesOf(candidate, question),
    ...levelsOf(candidate, question),
  });
  if (all.length === 1)
    throw refuse("--candidate", `${showValue(candidate.name)} has one size, ${all[0]!.name}, and nothing to choose`);
  const axis = sizeAxis(knob, sizes);
  const plans = planVariants(all, { scenario, candidate, workOf: work.of });
  const data = await loadData(scenario, options);
  const duration = resolveDuration(scenario, data.traces);
  const runner = new Runner(options);
  const found = await searchVariants(plans, {
    question,
    setting: { scenario, data, duration, runner, label: "tuning" },
  });
  const lookedAt = found.lookedAt.map((one) => ({ ...one, row: placed(one.row, one, { axis, work }) }));
  const strategy = question.strategy ?? "slo";
  const isQuick = question.quick === true;
  const advice = advise(lookedAt, { strategy, material: scenario.material, frontMetric: isQuick ? "mean" : "p95" });
  const rows = lookedAt.map(({ row }) => row);
  runner.tell(1, "done");
  return {
    schemaVersion: 1,
    kind: "tune",
    version,
    command: options.command ?? "",
    scenario: {
      name: scenario.name,
      question: scenario.question,
      seed: scenario.seed,
      replications: isQuick ? 0 : found.replications,
      durationSeconds: duration / microsecondsPer.s,
      digest: digestOf(scenario, { candidate, work, hashes: data.hashes, hash: options.hash }),
    },
    currency: "USD",
    candidate: { name: candidate.name, platform: candidate.platform, region: candidate.region },
    method: isQuick ? "closed form" : "simulated",
    strategy,
    axis: { what: axis.what, unit: axis.unit },
    objectives: scenario.slo.map(({ text }) => text),
    material: scenario.material,
    requestsPerMonth: found.requestsPerMonth,
    measurements: work.all.map((one) =>
      measurementsResult(one, { source: question.measurements!.source, axis, knob, settings, sizes }),
    ),
    assumptions: [
      ...work.assumptions,
      ...unseenParallel(work.all, sizes),
      ...slotsNote(plans),
      ...found.notes,
      ...data.warnings,
    ],
    sizes: rows,
    advice,
    search: searchOf(found),
    powerTuning: powerTuningOf(candidate, rows, advice),
  };
}

/** A row with its place on the axis, and the handler's time where it was measured. */
function placed(
  row: TunedSize,
  { planned }: LookedAt,
  { axis, work }: { readonly axis: SizeAxis; readonly work: WorkByArchitecture },
): TunedSize {
  const { variant } = planned;
  const own = work.of(variant);
  return { ...row, at: axis.placeOf(variant.size), handler: own === null ? null : handlerOf(own, variant) };
}

function handlerOf({ set, fit }: MeasuredWork, { size }: Variant): TunedSize["handler"] {
  const measured = set.sizes.find(({ memory }) => memory === size.memory)?.duration ?? null;
  return { measured: measured === null ? null : measured / 1000, fitted: inMilliseconds(fit.predict(size.vcpus)) };
}

/** Some platforms choose by default how many requests an instance serves at once, by its size. */
function slotsNote(plans: readonly Planned[]): readonly string[] {
  const slots = plans.flatMap(({ candidate }) =>
    "problems" in candidate ? [] : (poolSettingsOf(candidate)?.slots ?? []),
  );
  const [least, most] = [Math.min(...slots), Math.max(...slots)];
  if (slots.length === 0 || least === most) return [];
  return [
    `An instance serves ${least} to ${most} requests at once, by its size, as the platform's default does; write concurrency to hold it.`,
  ];
}

function searchOf({ considered, simulated, note }: Searched): TuneResult["search"] {
  return note === null ? null : { considered, simulated, note };
}

interface DigestParts {
  readonly candidate: Candidate;
  readonly work: WorkByArchitecture;
  readonly hashes: Readonly<Record<string, string>>;
  readonly hash: ((text: string) => string) | undefined;
}

/** Of the scenario with the one candidate, and with the work that was measured. */
function digestOf(scenario: Scenario, { candidate, work, hashes, hash }: DigestParts): string | null {
  if (hash === undefined) return null;
  const asked = { ...scenario, candidates: [candidate] };
  const workloads = work.all.length === 0 ? [scenario.workload] : work.all.map((one) => one.workloadWith(one.fitted));
  const texts = workloads.map((workload) => canonicalScenario({ ...asked, workload }, hashes));
  return `sha256:${hash(texts.join("\n"))}`;
}
