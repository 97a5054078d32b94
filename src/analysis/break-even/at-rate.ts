import { microsecondsPer } from "../../units/duration.ts";
import { type ArrivalSettings, period, scaled } from "../../workloads/arrivals/index.ts";
import { changeArrivals } from "../../workloads/change-arrivals.ts";
import type { Experiment } from "../experiment.ts";

/** Requests per replication at each rate of stationary traffic, and the shortest and longest window for them. */
const requestsPerReplication = 100_000;
const shortestWindow = 10 * microsecondsPer.m;
const longestWindow = 30 * microsecondsPer.d;

/**
 * The experiment at another mean rate (requests per second; `ownRate` is its own), totals only. Its traffic keeps its
 * shape; stationary traffic gets a window of its own, periodic traffic keeps its whole periods.
 */
export function atRate(experiment: Experiment, rate: number, ownRate: number): Experiment {
  const { scenario, traces } = experiment;
  const workload = changeArrivals(scenario.workload, (arrivals) => scaled(arrivals, rate / ownRate));
  const { arrivals } = workload;
  const isStationary = period(arrivals, traces) === null;
  return {
    ...experiment,
    detail: false,
    duration: isStationary ? stationaryWindow(rate, arrivals) : periodicWindow(experiment.duration, rate, arrivals),
    scenario: { ...scenario, workload },
  };
}

/** About 100,000 requests, in 10 min to 30 d; bursts want room for a hundred of them, within ten times that. Microseconds. */
function stationaryWindow(rate: number, arrivals: ArrivalSettings): number {
  const wanted = Math.round((requestsPerReplication / rate) * microsecondsPer.s);
  const cycles = arrivals.kind === "bursty" ? 100 * (arrivals.burst + arrivals.calm) : 0;
  return Math.min(longestWindow, Math.max(shortestWindow, wanted, Math.min(cycles, 10 * wanted)));
}

/** The scenario's window, several times over where a cycle that goes on for ever holds too few requests at this rate. */
function periodicWindow(own: number, rate: number, arrivals: ArrivalSettings): number {
  if (arrivals.kind !== "diurnal" && arrivals.kind !== "schedule") return own;
  const wanted = (requestsPerReplication / rate) * microsecondsPer.s;
  return own * Math.max(1, Math.ceil(Math.min(wanted, longestWindow) / own));
}
