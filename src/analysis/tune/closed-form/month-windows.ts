import type { Scenario } from "../../../scenario/scenario.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import type { Usage } from "../../../usage/meter.ts";
import { type ArrivalSettings, spikeOccurrences, withoutSpikes } from "../../../workloads/arrivals/index.ts";
import { monthlyUsage } from "../../monthly-usage.ts";
import type { RecordedData } from "./expected-handler.ts";
import { windowRateOf } from "./window-rate-of.ts";

/** A window's traffic by its law. */
export interface TrafficWindow {
  readonly arrivals: ArrivalSettings;
  /** Mean, requests per second. */
  readonly rate: number;
  /** Requests in it. */
  readonly requests: number;
  /** Microseconds. */
  readonly duration: number;
}

/** The windows that stand for a month, as a run takes them. */
export interface MonthWindows {
  readonly window: TrafficWindow;
  /** The same without its spike, where that happens so many times a month; null otherwise. */
  readonly calm: TrafficWindow | null;
  /** A month's usage from that of the windows. */
  usage(of: (window: TrafficWindow) => Usage): Usage;
  /** A month's count of something from that of the windows. */
  count(of: (window: TrafficWindow) => number): number;
}

export interface ClosedFormData extends RecordedData {
  /** Length of the window that a run would measure, microseconds. */
  readonly duration: number;
}

/** The windows of a scenario, requests in them as their laws expect. */
export function monthWindows(scenario: Scenario, { traces, duration }: ClosedFormData): MonthWindows {
  const { month, warmUp, workload } = scenario;
  const occurs = spikeOccurrences(workload.arrivals);
  const windowOf = (arrivals: ArrivalSettings): TrafficWindow => {
    const rate = windowRateOf(arrivals, { traces, duration, warmUp });
    return { arrivals, rate, requests: (rate * duration) / microsecondsPer.s, duration };
  };
  const window = windowOf(workload.arrivals);
  const calm = occurs === null ? null : windowOf(withoutSpikes(workload.arrivals));
  const usage: MonthWindows["usage"] = (of) => {
    return monthlyUsage(of(window), calm === null ? null : of(calm), { month, duration, occurs });
  };
  // A count is the usage of a meter: one month is made of windows in one place only.
  return { window, calm, usage, count: (of) => usage((one) => ({ requests: of(one) })).requests ?? 0 };
}
