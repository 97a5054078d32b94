import type { Scenario } from "../../scenario/scenario.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalSettings } from "../../workloads/arrivals/index.ts";
import { period, scaled } from "../../workloads/arrivals/index.ts";
import { type Experiment, runExperiment } from "../experiment.ts";
import type { Pacer } from "../pacer.ts";
import type { CandidateSummary } from "../summarise-candidate.ts";

/** Requests per replication at each rate of stationary traffic, and the shortest and longest window for them. */
const requestsPerReplication = 100_000;
const shortestWindow = 10 * microsecondsPer.m;
const longestWindow = 30 * microsecondsPer.d;

/** What was found at one rate (requests per second): one summary per eligible candidate, in their order. */
export interface CurvePoint {
  readonly rate: number;
  readonly summaries: readonly CandidateSummary[];
}

/**
 * The scenario at other rates. The traffic keeps its shape, the streams of chance stay the same, and every rate is
 * simulated once: asking again costs nothing. A glance (one replication) tells where something changes; how exactly,
 * and how surely, all replications tell.
 */
export class RateCurve {
  readonly #experiment: Experiment;
  readonly #ownRate: number;
  readonly #pacer: Pacer;
  readonly #points = new Map<number, CurvePoint>();
  readonly #glances = new Map<number, CurvePoint>();

  /** `ownRate`: the scenario's own mean rate, requests per second. */
  constructor(experiment: Experiment, ownRate: number, pacer: Pacer) {
    this.#experiment = experiment;
    this.#ownRate = ownRate;
    this.#pacer = pacer;
  }

  /** All points simulated so far, by rising rate; those with all replications where there are both. */
  points(): readonly CurvePoint[] {
    return [...new Map([...this.#glances, ...this.#points]).values()].sort((a, b) => a.rate - b.rate);
  }

  /** The point from one replication, or from all where they are known already. */
  async glance(rate: number): Promise<CurvePoint> {
    return this.#points.get(rate) ?? this.#simulate(rate, 1, this.#glances);
  }

  /** The point from all replications. */
  async at(rate: number): Promise<CurvePoint> {
    return this.#simulate(rate, this.#experiment.scenario.replications, this.#points);
  }

  async #simulate(rate: number, replications: number, kept: Map<number, CurvePoint>): Promise<CurvePoint> {
    const known = kept.get(rate);
    if (known !== undefined) return known;
    const label = `simulating ${Number(rate.toPrecision(3))} requests/s`;
    const experiment = this.#scaledTo(rate);
    const scenario = { ...experiment.scenario, replications };
    const summaries = await runExperiment({ ...experiment, scenario }, { pacer: this.#pacer, label });
    const point = { rate, summaries };
    kept.set(rate, point);
    return point;
  }

  #scaledTo(rate: number): Experiment {
    const { scenario, traces } = this.#experiment;
    const arrivals = scaled(scenario.workload.arrivals, rate / this.#ownRate);
    const isStationary = period(arrivals, traces) === null;
    return {
      ...this.#experiment,
      detail: false,
      duration: isStationary ? stationaryWindow(rate, arrivals) : this.#experiment.duration,
      scenario: withArrivals(scenario, arrivals),
    };
  }
}

function withArrivals(scenario: Scenario, arrivals: ArrivalSettings): Scenario {
  return { ...scenario, workload: { ...scenario.workload, arrivals } };
}

/** About 100,000 requests, in 10 min to 30 d; bursts want room for a hundred of them, within ten times that. Microseconds. */
function stationaryWindow(rate: number, arrivals: ArrivalSettings): number {
  const wanted = Math.round((requestsPerReplication / rate) * microsecondsPer.s);
  const cycles = arrivals.kind === "bursty" ? 100 * (arrivals.burst + arrivals.calm) : 0;
  return Math.min(longestWindow, Math.max(shortestWindow, wanted, Math.min(cycles, 10 * wanted)));
}
