import { scaleDistribution } from "../../engine/distributions/scale-distribution.ts";
import type { PoolSettings } from "../../platforms/instance-pool/pool-settings.ts";
import type { PlatformFamily } from "../../platforms/platform.ts";
import { platforms } from "../../platforms/platforms.ts";
import { changeScenario, writtenCandidate } from "../../scenario/change-scenario.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { parsePath, valueAt } from "../../scenario/scenario-path.ts";
import { showValue } from "../../scenario/show-value.ts";
import type { Change, UncertainInput } from "../../scenario/uncertain.ts";
import { quantityIn } from "../../scenario/vary/quantity.ts";
import { formatSignificant } from "../../units/significant.ts";
import { scaled } from "../../workloads/arrivals/index.ts";
import { changeArrivals } from "../../workloads/change-arrivals.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Work } from "../../workloads/workload.ts";

/** One end of a disputed input's range. */
export interface InputEnd {
  /** In words, as the report says what made an end of a band: "no staff hours for machines", "20 % more work per request". */
  readonly because: string;
  /** The scenario with this input there and all others as they are; null where that makes no scenario. */
  apply(scenario: Scenario): Scenario | null;
}

/** A disputed input: one value beside the scenario's own, or the two ends of a range and what lies between. */
export interface DisputedInput {
  /** In words: "staff hours for machines", `candidates["A"].speed`. */
  readonly name: string;
  readonly ends: readonly InputEnd[];
  /** The input so far from its low to its high end, 0 to 1; null where there are only the ends. */
  readonly between: ((share: number) => InputPlace) | null;
  /** Where between its ends the scenario has it; null where it lies beyond them, or nothing tells. */
  readonly own: number | null;
}

/** An input at one value of its range. */
export interface InputPlace extends InputEnd {
  /** As the scenario would write it, or in words: "5.2 h", "12ms". */
  readonly value: string;
}

/** What the ranges are where the scenario does not say; none has a source, all are meant to be disputed. */
const ranges = {
  staffHours: [0, 8],
  staffRate: 80,
  instances: [1, 2],
  speed: [0.8, 1.25],
  work: [0.8, 1.2],
  keepAlive: [5, 15], // minutes
  rate: [0.5, 2],
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
export function disputedEnds(scenario: Scenario): readonly InputEnd[] {
  return disputedInputs(scenario).flatMap(({ ends }) => ends);
}

/** The same as inputs, each with its ends and what lies between them. */
export function disputedInputs(scenario: Scenario): readonly DisputedInput[] {
  const listed = scenario.uncertain.map(listedInput(scenario));
  const isListed = (key: string) => scenario.uncertain.some(({ path }) => path.includes(key));
  const of = (...families: readonly PlatformFamily[]) =>
    scenario.candidates.filter(({ platform }) => families.some((family) => platforms[platform]?.family === family));
  const machines = of("machines");
  const containers = of("containers");
  const pools = of("machines", "containers");
  return [
    ...listed,
    ...(isListed("operations") ? [] : [staffHours(scenario, pools.filter(isOnOwnMachines))]),
    ...(isListed("instances") || isListed("minimumInstances") ? [] : [minimumInstances(scenario, pools)]),
    ...(isListed("purchase") ? [] : [purchase(pools)]),
    ...(isListed(".speed") ? [] : [speed(machines, "machines"), speed(containers, "containers")]),
    ...(isListed("workload.work") || isFunctionWorkListed(scenario) ? [] : [work()]),
    ...(isListed("keepAlive") ? [] : [keepAlive(scenario, of("functions"))]),
  ];
}

/** The rate of all traffic, half to twice as high: no part of a band along the rate, whose axis it is. */
export function disputedRate(): DisputedInput {
  const [low, high] = ranges.rate;
  const at = (factor: number): InputPlace => ({
    because: `${formatSignificant(factor)} x the traffic`,
    value: `${formatSignificant(factor)} x`,
    apply: (scenario) => ({
      ...scenario,
      workload: changeArrivals(scenario.workload, (arrivals) => scaled(arrivals, factor)),
    }),
  });
  return ranged("traffic", [low, high], { at, own: 1, isRatio: true });
}

interface RangeParts {
  readonly at: (value: number) => InputPlace;
  /** The scenario's own value; null where nothing tells. */
  readonly own: number | null;
  /** True where what lies between is a matter of factors, not of sums. */
  readonly isRatio?: boolean;
}

/** An input of numbers, with its ends. */
function ranged(
  name: string,
  [low, high]: readonly [number, number],
  { at, own, isRatio = false }: RangeParts,
): DisputedInput {
  const valueAt = (share: number) =>
    isRatio ? low * Math.exp(share * Math.log(high / low)) : low + share * (high - low);
  const shareOf = (value: number) =>
    isRatio ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const share = own === null ? null : shareOf(own);
  return {
    name,
    ends: [at(low), at(high)],
    between: (one) => at(one === 0 ? low : one === 1 ? high : valueAt(one)),
    own: share === null || !(share >= 0 && share <= 1) ? null : share,
  };
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

/** Numbers with units have values between them; words have not. */
function listedInput(scenario: Scenario) {
  return ({ path, low, high }: UncertainInput): DisputedInput => {
    const show = (value: unknown) => (typeof value === "string" ? value : showPlain(value));
    const at = (value: unknown): InputPlace => ({
      ...changed(`${path} = ${show(value)}`, [{ path, value }]),
      value: show(value),
    });
    const ends = [at(low), at(high)];
    const [from, to] = [quantityIn(low), quantityIn(high)];
    if (from === null || to === null || from.kind !== to.kind || from.number === to.number) {
      return { name: path, ends, between: null, own: null };
    }
    const last = (to.number * to.perUnit) / from.perUnit;
    const written = (number: number) => {
      const rounded = Number(number.toPrecision(6));
      return from.unit === "" ? rounded : `${rounded}${from.unit}`;
    };
    const present = quantityIn(valueAt(scenario.written, parsePath(path) ?? []));
    const own =
      present === null || present.kind !== from.kind ? null : (present.number * present.perUnit) / from.perUnit;
    const numbers = ranged(path, [from.number, last], { at: (number) => at(written(number)), own });
    // What a scenario takes in whole numbers only has nothing between.
    const isWhole = changeScenario(scenario, [{ path, value: written((from.number + last) / 2 + 0.123_456) }]) === null;
    return isWhole ? { ...numbers, ends, between: null } : { ...numbers, ends };
  };
}

function staffHours(scenario: Scenario, pools: readonly Candidate[]): DisputedInput {
  const noun = nounOf(pools);
  const at = (hours: number): InputPlace => {
    const changes = pools
      .filter(({ operations }) => (operations?.hours ?? 0) !== hours)
      .map((candidate) => {
        const written = writtenCandidate(scenario, candidate.name);
        const rate = valueAt(written, ["operations", "rate"]) ?? ranges.staffRate;
        return { path: pathOf(candidate, "operations"), value: { hours, rate } };
      });
    const shown = formatSignificant(hours);
    const because = hours === 0 ? `no staff hours for ${noun}` : `${shown} staff hours a month for ${noun}`;
    return { ...changed(because, changes), value: `${shown} h` };
  };
  const hours = new Set(pools.map(({ operations }) => operations?.hours ?? 0));
  return ranged(`staff hours for ${noun}`, ranges.staffHours, { at, own: hours.size === 1 ? [...hours][0]! : null });
}

function minimumInstances(scenario: Scenario, pools: readonly Candidate[]): DisputedInput {
  const open = pools.filter(({ settings }) => (settings as PoolSettings).startsOnDemand === "never");
  const noun = nounOf(open);
  const ends = ranges.instances.map((count) => {
    const changes = open.flatMap((candidate) => withAtLeast(scenario, candidate, count) ?? []);
    return changed(count === 1 ? `at least one ${noun.slice(0, -1)}` : `at least ${count} ${noun}`, changes);
  });
  return { name: `fewest ${noun}`, ends, between: null, own: null };
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

function purchase(pools: readonly Candidate[]): DisputedInput {
  const changes = pools.flatMap((candidate) => {
    const value = platforms[candidate.platform]?.pool?.committedForAYear ?? null;
    const isOpen = (candidate.settings as PoolSettings).purchase === "on-demand";
    return isOpen && value !== null ? [{ candidate, path: pathOf(candidate, "purchase"), value }] : [];
  });
  const noun = nounOf(changes.map(({ candidate }) => candidate));
  const end = changed(
    `${noun} reserved for 1 year`,
    changes.map(({ path, value }) => ({ path, value })),
  );
  return { name: `purchase of ${noun}`, ends: [end], between: null, own: null };
}

function speed(pools: readonly Candidate[], noun: string): DisputedInput {
  const at = (factor: number): InputPlace => {
    const changes = pools.map((candidate) => {
      const { speed: present } = candidate.settings as PoolSettings;
      return { path: pathOf(candidate, "speed"), value: present * factor };
    });
    const shown = formatSignificant(factor);
    return { ...changed(`vCPU speed of ${noun} x ${shown}`, changes), value: `x ${shown}` };
  };
  return ranged(`vCPU speed of ${noun}`, ranges.speed, { at, own: 1, isRatio: true });
}

/** Recorded durations stay as they are. */
function work(): DisputedInput {
  const at = (factor: number): InputPlace => {
    const percent = formatSignificant(100 * Math.abs(factor - 1));
    return {
      because: `${percent} % ${factor < 1 ? "less" : "more"} work per request`,
      value: `${factor < 1 ? "-" : "+"}${percent} %`,
      apply: (scenario) => withWork(scenario, factor),
    };
  };
  return ranged("work per request", ranges.work, { at, own: 1 });
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
function keepAlive(scenario: Scenario, functions: readonly Candidate[]): DisputedInput {
  const open = functions
    .filter(({ settings }) => "keepAlive" in (settings as object))
    .filter(({ name }) => valueAt(writtenCandidate(scenario, name), ["keepAlive"]) === undefined);
  const at = (minutes: number): InputPlace => {
    const shown = formatSignificant(minutes);
    const value = `${Number((60 * minutes).toPrecision(6))}s`;
    const changes = open.map((candidate) => ({ path: pathOf(candidate, "keepAlive"), value }));
    return { ...changed(`keep-alive of functions ${shown} min`, changes), value: `${shown} min` };
  };
  return ranged("keep-alive of functions", ranges.keepAlive, { at, own: null });
}

function showPlain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : showValue(value);
}
