import { scaleDistribution } from "../../engine/distributions/scale-distribution.ts";
import type { PoolSettings } from "../../platforms/instance-pool/pool-settings.ts";
import type { PlatformFamily } from "../../platforms/platform.ts";
import { platforms } from "../../platforms/platforms.ts";
import { changeScenario, writtenCandidate } from "../../scenario/change-scenario.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { parsePath, valueAt } from "../../scenario/scenario-path.ts";
import { showValue } from "../../scenario/show-value.ts";
import type { Change } from "../../scenario/uncertain.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Work } from "../../workloads/workload.ts";

/** One end of a disputed input's range. */
export interface InputEnd {
  /** In words, as the report says what made an end of a band: "no staff hours for machines", "20 % more work per request". */
  readonly because: string;
  /** The scenario with this input there and all others as they are; null where that makes no scenario. */
  apply(scenario: Scenario): Scenario | null;
}

/** What the ranges are where the scenario does not say; none has a source, all are meant to be disputed. */
const ranges = {
  staffHours: [0, 8],
  staffRate: 80,
  instances: [1, 2],
  speed: [0.8, 1.25],
  work: [0.8, 1.2],
  keepAlive: ["5m", "15m"],
} as const;

/**
 * Both ends of every input that a reviewer may dispute: those the scenario lists under `uncertain`, and for what it does
 * not list
 *
 * - staff hours of machines, and of containers on nodes of one's own: who patches and watches them is the question;
 *   functions, and containers that the provider runs, need nobody for that
 * - minimum instances of machines and containers, one or two: is redundancy worth its price? Where requests start
 *   instances, there may be none at all, and that question is settled
 * - a commitment of a year, where there is one
 * - vCPU speed against the vCPU on which the work was measured, of machines and of containers apart
 * - the work of a request
 * - the keep-alive of functions
 *
 * How long machines and containers take to start is not among them: it moves latencies and hardly the bill, and whoever
 * doubts it lists it. Ends at which nothing differs from the scenario are left out.
 */
export function disputedInputs(scenario: Scenario): readonly InputEnd[] {
  const listed = scenario.uncertain.flatMap(({ path, low, high }) =>
    [low, high].map((value) =>
      changed(`${path} = ${typeof value === "string" ? value : showPlain(value)}`, [{ path, value }]),
    ),
  );
  const isListed = (key: string) => scenario.uncertain.some(({ path }) => path.includes(key));
  const of = (...families: readonly PlatformFamily[]) =>
    scenario.candidates.filter(({ platform }) => families.some((family) => platforms[platform]?.family === family));
  const machines = of("machines");
  const containers = of("containers");
  const pools = of("machines", "containers");
  return [
    ...listed,
    ...(isListed("operations") ? [] : staffHours(scenario, pools.filter(isOnOwnMachines))),
    ...(isListed("instances") || isListed("minimumInstances") ? [] : minimumInstances(scenario, pools)),
    ...(isListed("purchase") ? [] : purchase(pools)),
    ...(isListed(".speed") ? [] : [...speed(machines, "machines"), ...speed(containers, "containers")]),
    ...(isListed("workload.work") || isFunctionWorkListed(scenario) ? [] : work()),
    ...(isListed("keepAlive") ? [] : keepAlive(scenario, of("functions"))),
  ];
}

function isOnOwnMachines({ platform, settings }: Candidate): boolean {
  return platforms[platform]?.family === "machines" || (settings as PoolSettings).nodes !== null;
}

/** The instances of all of them in one word. */
function nounOf(pools: readonly Candidate[]): string {
  const families = new Set(pools.map(({ platform }) => platforms[platform]?.family));
  if (families.size > 1) return "instances";
  return families.has("containers") ? "containers" : "machines";
}

function isFunctionWorkListed({ uncertain }: Scenario): boolean {
  return uncertain.some(({ path }) => {
    const [, list, , key] = parsePath(path) ?? [];
    return list === "functions" && key === "work";
  });
}

/** A setting of a candidate. */
function pathOf({ name }: Candidate, key: string): string {
  return `candidates[${JSON.stringify(name)}].${key}`;
}

/** An end that sets values; without any there is nothing to change. */
function changed(because: string, changes: readonly Change[]): InputEnd {
  return { because, apply: (scenario) => (changes.length === 0 ? null : changeScenario(scenario, changes)) };
}

function staffHours(scenario: Scenario, pools: readonly Candidate[]): readonly InputEnd[] {
  const noun = nounOf(pools);
  return ranges.staffHours.map((hours) => {
    const changes = pools
      .filter(({ operations }) => (operations?.hours ?? 0) !== hours)
      .map((candidate) => {
        const written = writtenCandidate(scenario, candidate.name);
        const rate = valueAt(written, ["operations", "rate"]) ?? ranges.staffRate;
        return { path: pathOf(candidate, "operations"), value: { hours, rate } };
      });
    return changed(hours === 0 ? `no staff hours for ${noun}` : `${hours} staff hours a month for ${noun}`, changes);
  });
}

function minimumInstances(scenario: Scenario, pools: readonly Candidate[]): readonly InputEnd[] {
  const open = pools.filter(({ settings }) => (settings as PoolSettings).startsOnDemand === "never");
  const noun = nounOf(open);
  return ranges.instances.map((count) => {
    const changes = open.flatMap((candidate) => withAtLeast(scenario, candidate, count) ?? []);
    return changed(count === 1 ? `at least one ${noun.slice(0, -1)}` : `at least ${count} ${noun}`, changes);
  });
}

/** The change that gives a pool that smallest number of instances; null where it has it, or has more than it disputes. */
function withAtLeast(scenario: Scenario, candidate: Candidate, count: number): Change | null {
  const { instances } = candidate.settings as PoolSettings;
  const path = pathOf(candidate, "instances");
  switch (instances.kind) {
    case "fixed":
      return isOther(instances.count, count) ? { path, value: count } : null;
    case "growing": {
      // Where a service always grows, its minimum has a key of its own.
      const written = valueAt(writtenCandidate(scenario, candidate.name), ["instances"]);
      const own = written === undefined ? pathOf(candidate, "minimumInstances") : `${path}.min`;
      return isOther(instances.min, count) ? { path: own, value: count } : null;
    }
    case "auto": {
      const { minimum, ceiling } = instances;
      return isOther(minimum, count) ? { path, value: { auto: { minimum: count, ceiling } } } : null;
    }
  }
}

/** Only one or two instances are a question of redundancy; more are a question of load. */
function isOther(present: number, count: number): boolean {
  return present <= ranges.instances[1] && present !== count;
}

function purchase(pools: readonly Candidate[]): readonly InputEnd[] {
  const changes = pools.flatMap((candidate) => {
    const value = platforms[candidate.platform]?.pool?.committedForAYear ?? null;
    const isOpen = (candidate.settings as PoolSettings).purchase === "on-demand";
    return isOpen && value !== null ? [{ candidate, path: pathOf(candidate, "purchase"), value }] : [];
  });
  const noun = nounOf(changes.map(({ candidate }) => candidate));
  return [
    changed(
      `${noun} reserved for 1 year`,
      changes.map(({ path, value }) => ({ path, value })),
    ),
  ];
}

function speed(pools: readonly Candidate[], noun: string): readonly InputEnd[] {
  return ranges.speed.map((factor) => {
    const changes = pools.map((candidate) => {
      const { speed: present } = candidate.settings as PoolSettings;
      return { path: pathOf(candidate, "speed"), value: present * factor };
    });
    return changed(`vCPU speed of ${noun} x ${factor}`, changes);
  });
}

/** Recorded durations stay as they are. */
function work(): readonly InputEnd[] {
  return ranges.work.map((factor) => ({
    because: `20 % ${factor < 1 ? "less" : "more"} work per request`,
    apply: (scenario) => withWork(scenario, factor),
  }));
}

function withWork(scenario: Scenario, factor: number): Scenario | null {
  const { workload } = scenario;
  const drawn = functionsOf(workload).filter(({ work: { from } }) => from === "distributions");
  const changed = new Map(drawn.map((one) => [one, scaledWork(one.work, factor)]));
  if (drawn.length === 0 || [...changed.values()].includes(null)) return null;
  const withOwn = <One extends OneFunction>(one: One): One => ({ ...one, work: changed.get(one) ?? one.work });
  if (!("functions" in workload)) return { ...scenario, workload: withOwn(workload) };
  return { ...scenario, workload: { ...workload, functions: workload.functions.map(withOwn) } };
}

function scaledWork(work: Work, factor: number): Work | null {
  if (work.from !== "distributions") return null;
  const cpu = scaleDistribution(work.cpu, factor);
  const io = scaleDistribution(work.io, factor);
  return cpu === null || io === null ? null : { ...work, cpu, io };
}

/** A keep-alive that the scenario gives is known to its author; isolates have none. */
function keepAlive(scenario: Scenario, functions: readonly Candidate[]): readonly InputEnd[] {
  const open = functions
    .filter(({ settings }) => "keepAlive" in (settings as object))
    .filter(({ name }) => valueAt(writtenCandidate(scenario, name), ["keepAlive"]) === undefined);
  return ranges.keepAlive.map((value) =>
    changed(
      `keep-alive of functions ${value.replace("m", " min")}`,
      open.map((candidate) => ({ path: pathOf(candidate, "keepAlive"), value })),
    ),
  );
}

function showPlain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : showValue(value);
}
