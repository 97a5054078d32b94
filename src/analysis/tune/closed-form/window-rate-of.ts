import { microsecondsPer } from "../../../units/duration.ts";
import type { Traces } from "../../../workloads/arrival-process.ts";
import { type ArrivalSettings, meanRate } from "../../../workloads/arrivals/index.ts";
import type { RampingArrivals } from "../../../workloads/arrivals/ramping.ts";
import { type TraceArrivals, traceKey } from "../../../workloads/arrivals/trace.ts";

export interface RateWindow {
  readonly traces: Traces;
  /** Microseconds. */
  readonly duration: number;
  readonly warmUp: number;
}

/**
 * Requests per second that a run's window holds on average: a month is that window repeated. The long-run mean, but for
 * what depends on which part of it the window shows.
 */
export function windowRateOf(arrivals: ArrivalSettings, window: RateWindow): number {
  switch (arrivals.kind) {
    case "sum":
      return arrivals.of.reduce((sum, part) => sum + windowRateOf(part, window), 0);
    case "spike":
      return arrivals.rate + ((arrivals.peak - arrivals.rate) * arrivals.duration) / window.duration;
    case "ramping":
      return rampRate(arrivals, window.duration);
    case "trace":
      return recordedRate(arrivals, window);
    default:
      return meanRate(arrivals, window.traces);
  }
}

/** The stages, then the last target for what is left of the window, which holds them all. */
function rampRate(ramp: RampingArrivals, duration: number): number {
  const stages = ramp.stages.reduce((sum, stage) => sum + stage.duration, 0);
  const last = ramp.stages.at(-1)?.target ?? ramp.startRate;
  return (meanRate(ramp) * stages + last * (duration - stages)) / duration;
}

function recordedRate(settings: TraceArrivals, { traces, duration, warmUp }: RateWindow): number {
  const trace = traces.get(traceKey(settings));
  const isWhole = trace === undefined || (warmUp === 0 && duration >= trace.length);
  if (isWhole || trace.kind === "streamed") return meanRate(settings, traces);
  const end = warmUp + duration;
  let requests = 0;
  if (trace.kind === "requests") {
    for (const time of trace.times) if (time >= warmUp && time < end) requests++;
  } else {
    const { counts, interval } = trace;
    for (const [i, count] of counts.entries()) {
      const inside = Math.min(end, (i + 1) * interval) - Math.max(warmUp, i * interval);
      requests += count * Math.max(0, inside / interval);
    }
  }
  return (settings.scale * requests * microsecondsPer.s) / duration;
}
