import type { SeriesRecord } from "../../platforms/station.ts";

/** The series in which a run that is not yet in its steady state shows. */
export const transientSeries = ["concurrency", "instances", "coldStarts", "queue"] as const;
export type TransientSeries = (typeof transientSeries)[number];

export const tenths = 10;

/** One replication's series in ten stretches of its window, nearly equal: means of levels; counts as per tenth of the window. */
export type WindowTenths = Readonly<Record<TransientSeries | "offered", readonly number[]>>;

export interface SeriesSteps {
  /** Microseconds. */
  readonly step: number;
  /** Length of the window, microseconds. */
  readonly duration: number;
}

/** Null where the series has too few steps to be cut. */
export function windowTenths(series: SeriesRecord, steps: SeriesSteps): WindowTenths | null {
  if (series.concurrency.length < tenths) return null;
  return {
    offered: tenthsOf(series.offered, steps, "counts"),
    concurrency: tenthsOf(series.concurrency, steps, "levels"),
    instances: tenthsOf(series.instances, steps, "levels"),
    coldStarts: tenthsOf(series.coldStarts, steps, "counts"),
    queue: tenthsOf(series.queue, steps, "levels"),
  };
}

/** Where the first `count` tenths of so many steps end, in steps. */
function edge(count: number, steps: number): number {
  return Math.floor((count * steps) / tenths);
}

/** Where the first `count` tenths end, microseconds from the window's start. */
export function endOfTenths(count: number, { step, duration }: SeriesSteps): number {
  return Math.min(duration, edge(count, Math.ceil(duration / step)) * step);
}

function tenthsOf(values: Float64Array, steps: SeriesSteps, kind: "levels" | "counts"): readonly number[] {
  const { step, duration } = steps;
  return Array.from({ length: tenths }, (_, tenth) => {
    let sum = 0;
    for (let i = edge(tenth, values.length); i < edge(tenth + 1, values.length); i++) {
      // The window may end within the last step.
      sum += kind === "counts" ? values[i]! : values[i]! * Math.min(step, duration - i * step);
    }
    const length = endOfTenths(tenth + 1, steps) - endOfTenths(tenth, steps);
    return kind === "counts" ? (sum * duration) / tenths / length : sum / length;
  });
}
