import { createDistribution, sampleSources } from "../../engine/distributions/index.ts";
import { erlangB } from "../../engine/laws/erlang-b.ts";
import type { PoolSettings } from "../../platforms/instance-pool/pool-settings.ts";
import { platforms } from "../../platforms/platforms.ts";
import { poolSettingsOf } from "../../platforms/pool-settings-of.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { isStationary, meanRate, traceSources } from "../../workloads/arrivals/index.ts";
import { capacityMeters } from "../capacity-meters.ts";
import type { CandidateResult, Result } from "../result.ts";
import { resultOf } from "../turns/variation.ts";
import type { HybridHint } from "./sensitivity-result.ts";

/** Machines of a baseline are not planned fuller: the default ceiling of `instances: auto`. */
const ceiling = 0.8;
/** Where hardly anything spills, more machines are only dearer. */
const leastSpill = 1e-4;
const mostMachines = 10_000;

/**
 * What a baseline of machines would cost whose overflow goes to functions, by Erlang's formula at the mean rate, where
 * that is cheaper than machines alone and than functions alone by more than the scenario's margin. Null where it is not,
 * and of traffic that comes and goes, whose overflow the mean rate does not tell.
 */
export function hybridHint(scenario: Scenario, result: Result): HybridHint | null {
  const load = meanLoadOf(scenario);
  if (load === null) return null;
  const [machine, overflow] = [cheapest(scenario, result, "machines"), cheapest(scenario, result, "functions")];
  if (machine === null || overflow === null) return null;
  const pool = poolSettingsOf(machine.candidate)!;
  const places = placesOf(pool, load);
  const { each, shared } = machineCosts(machine.result);
  if (places < 1 || each <= 0) return null;
  const erlangs = load.rate * (load.cpu / pool.speed + load.io);
  const functions = overflow.result.bill.total;
  let best: { readonly machines: number; readonly spill: number; readonly monthly: number } | null = null;
  for (let machines = 1; machines <= mostMachines; machines++) {
    const spill = erlangB(erlangs, machines * places);
    const monthly = shared + machines * each + spill * functions;
    if (best === null || monthly < best.monthly) best = { machines, spill, monthly };
    if (spill < leastSpill || shared + machines * each > functions) break;
  }
  const pure = Math.min(
    ...[machine, overflow].map(({ result: one }) => (one.acceptable ? one.bill.total : Number.POSITIVE_INFINITY)),
  );
  if (best === null || !(best.monthly < pure * (1 - scenario.material))) return null;
  const baseline = machine.candidate.name;
  const noun = best.machines === 1 ? "1 machine" : `${best.machines} machines`;
  const sentence = `A baseline of ${noun} (${baseline}) whose overflow, ${formatSignificant(100 * best.spill, 2)} % of the requests, goes to ${overflow.candidate.name} would cost some ${formatSignificant(best.monthly)} USD a month, against ${formatSignificant(pure)} for the cheaper of both alone: Erlang's formula at the mean rate, not simulated.`;
  return { ...best, baseline, overflow: overflow.candidate.name, sentence };
}

interface MeanLoad {
  /** Requests per second. */
  readonly rate: number;
  /** Mean seconds on one full vCPU, and of waiting. */
  readonly cpu: number;
  readonly io: number;
}

function meanLoadOf({ workload }: Scenario): MeanLoad | null {
  if ("functions" in workload || workload.work.from === "trace") return null;
  const { arrivals, work } = workload;
  if (!isStationary(arrivals) || arrivals.kind === "bursty" || traceSources(arrivals).length > 0) return null;
  if ([work.cpu, work.io].some((law) => sampleSources(law).length > 0)) return null;
  const seconds = (law: typeof work.cpu) => createDistribution(law).mean / microsecondsPer.s;
  return { rate: meanRate(arrivals), cpu: seconds(work.cpu), io: seconds(work.io) };
}

interface Side {
  readonly candidate: Candidate;
  readonly result: CandidateResult;
}

/** The cheapest of a family; of machines those that are a number of them. */
function cheapest(scenario: Scenario, result: Result, family: "machines" | "functions"): Side | null {
  const sides = scenario.candidates.flatMap((candidate): Side[] => {
    const one = resultOf(result, candidate.name);
    const isPool = poolSettingsOf(candidate) !== null;
    const fits = platforms[candidate.platform]?.family === family && (family === "functions" || isPool);
    return fits && one !== null ? [{ candidate, result: one }] : [];
  });
  return sides.sort((one, other) => one.result.bill.total - other.result.bill.total)[0] ?? null;
}

/** Requests that one machine serves at once when its CPU is as full as planned. */
function placesOf({ vcpus, speed, slots }: PoolSettings, { cpu, io }: MeanLoad): number {
  if (cpu === 0) return slots;
  return Math.min(slots, Math.floor((ceiling * vcpus * (cpu / speed + io)) / (cpu / speed)));
}

/** USD a month of one machine, and of what is there whatever their number. */
function machineCosts({ bill, instances }: CandidateResult): { readonly each: number; readonly shared: number } {
  const count = instances.mean.mean ?? 0;
  const own = bill.lines.filter(({ meter }) => Object.hasOwn(capacityMeters, meter));
  const total = own.reduce((sum, { amount }) => sum + amount, 0);
  return count === 0 ? { each: 0, shared: 0 } : { each: total / count, shared: bill.total - total };
}
