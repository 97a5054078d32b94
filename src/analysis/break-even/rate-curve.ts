import type { ArrivalSettings } from "../../workloads/arrivals/index.ts";
import { period, scaled } from "../../workloads/arrivals/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { CandidateSummary } from "../summarise-candidate.ts";
import { type Experiment, runExperiment } from "../experiment.ts";
import type { Pacer } from "../pacer.ts";

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
 * simulated once: asking again costs nothing.
 */
export class RateCurve {
  readonly #experiment: Experiment;
  readonly #ownRate: number;
  readonly #pacer: Pacer;
  readonly #points = new Map<number, CurvePoint>();

  /** `ownRate`: the scenario's own mean rate, requests per second. */
  constructor(experiment: Experiment, ownRate: number, pacer: Pacer) {
    this.#experiment = experiment;
    this.#ownRate = ownRate;
    this.#pacer = pacer;
  }

  /** All points simulated so far, by rising rate. */
  points(): readonly CurvePoint[] {
    return [...this.#points.values()].sort((a, b) => a.rate - b.rate);
  }

  async at(rate: number): Promise<CurvePoint> {
    const known = this.#points.get(rate);
    if (known !== undefined) return known;
    const label = `simulating ${Number(rate.toPrecision(3))} requests/s`;
    const summaries = await runExperiment(this.#scaledTo(rate), { pacer: this.#pacer, label });
    const point = { rate, summaries };
    this.#points.set(rate, point);
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

/** About 100,000 requests, in 10 min to 30 d; bursts want room for a hundred of them. Microseconds. */
function stationaryWindow(rate: number, arrivals: ArrivalSettings): number {
  const wanted = Math.round((requestsPerReplication / rate) * microsecondsPer.s);
  const cycles = arrivals.kind === "bursty" ? 100 * (arrivals.burst + arrivals.calm) : 0;
  return Math.min(longestWindow, Math.max(shortestWindow, wanted, cycles));
}
