import { scaleDistribution } from "../../engine/distributions/scale-distribution.ts";
import type { PoolSettings, PoolSize } from "../../platforms/instance-pool/pool-settings.ts";
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
  machines: [1, 2],
  speed: [0.8, 1.25],
  work: [0.8, 1.2],
  keepAlive: ["5m", "15m"],
} as const;

/**
 * Both ends of every input that a reviewer may dispute: those the scenario lists under `uncertain`, and for what it does
 * not list staff hours, minimum instances, purchase and vCPU speed of machines, the work of a request, and the
 * keep-alive of functions. Ends at which nothing differs from the scenario are left out.
 */
export function disputedInputs(scenario: Scenario): readonly InputEnd[] {
  const listed = scenario.uncertain.flatMap(({ path, low, high }) =>
    [low, high].map((value) =>
      changed(`${path} = ${typeof value === "string" ? value : showPlain(value)}`, [{ path, value }]),
    ),
  );
  const isListed = (key: string) => scenario.uncertain.some(({ path }) => path.includes(key));
  const of = (family: PlatformFamily) =>
    scenario.candidates.filter(({ platform }) => platforms[platform]?.family === family);
  const machines = of("machines");
  const functions = of("functions");
  return [
    ...listed,
    ...(isListed("operations") ? [] : staffHours(scenario, machines)),
    ...(isListed("instances") ? [] : minimumInstances(machines)),
    ...(isListed("purchase") ? [] : purchase(machines)),
    ...(isListed(".speed") ? [] : speed(machines)),
    ...(isListed("workload.work") || isFunctionWorkListed(scenario) ? [] : work()),
    ...(isListed("keepAlive") ? [] : keepAlive(scenario, functions)),
  ];
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

function staffHours(scenario: Scenario, machines: readonly Candidate[]): readonly InputEnd[] {
  return ranges.staffHours.map((hours) => {
    const changes = machines
      .filter(({ operations }) => (operations?.hours ?? 0) !== hours)
      .map((candidate) => {
        const written = writtenCandidate(scenario, candidate.name);
        const rate = valueAt(written, ["operations", "rate"]) ?? ranges.staffRate;
        return { path: pathOf(candidate, "operations"), value: { hours, rate } };
      });
    return changed(hours === 0 ? "no staff hours for machines" : `${hours} staff hours a month for machines`, changes);
  });
}

function minimumInstances(machines: readonly Candidate[]): readonly InputEnd[] {
  return ranges.machines.map((count) => {
    const changes = machines.flatMap((candidate) => {
      const { instances } = candidate.settings as PoolSettings;
      return withAtLeast(instances, count, pathOf(candidate, "instances")) ?? [];
    });
    return changed(count === 1 ? "at least one machine" : `at least ${count} machines`, changes);
  });
}

/** The change that gives a fleet that smallest number of machines; null where it has it, or has more than it disputes. */
function withAtLeast(instances: PoolSize, count: number, path: string): Change | null {
  switch (instances.kind) {
    case "fixed":
      return isOther(instances.count, count) ? { path, value: count } : null;
    case "growing":
      return isOther(instances.min, count) ? { path: `${path}.min`, value: count } : null;
    case "auto": {
      const { minimum, ceiling } = instances;
      return isOther(minimum, count) ? { path, value: { auto: { minimum: count, ceiling } } } : null;
    }
  }
}

/** Only one or two machines are a question of redundancy; more are a question of load. */
function isOther(present: number, count: number): boolean {
  return present <= ranges.machines[1] && present !== count;
}

function purchase(machines: readonly Candidate[]): readonly InputEnd[] {
  const changes = machines.flatMap((candidate) => {
    const value = platforms[candidate.platform]?.pool?.committedForAYear ?? null;
    const isOpen = (candidate.settings as PoolSettings).purchase === "on-demand";
    return isOpen && value !== null ? [{ path: pathOf(candidate, "purchase"), value }] : [];
  });
  return [changed("machines reserved for 1 year", changes)];
}

function speed(machines: readonly Candidate[]): readonly InputEnd[] {
  return ranges.speed.map((factor) => {
    const changes = machines.map((candidate) => {
      const { speed: present } = candidate.settings as PoolSettings;
      return { path: pathOf(candidate, "speed"), value: present * factor };
    });
    return changed(`vCPU speed of machines x ${factor}`, changes);
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

/** A keep-alive that the scenario gives is known to its author. */
function keepAlive(scenario: Scenario, functions: readonly Candidate[]): readonly InputEnd[] {
  const open = functions.filter(({ name }) => valueAt(writtenCandidate(scenario, name), ["keepAlive"]) === undefined);
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
