import { bytesPerMegabyte } from "../../units/size.ts";
import { architectureOfName } from "./architecture-of-name.ts";
import type { MeasurementSet } from "./measurement.ts";
import type { PowerTuningAddress, PowerTuningPoint, PowerTuningSet } from "./power-tuning-url.ts";

const microsecondsPerMillisecond = 1_000;

/** An address, or an output that tells no costs. */
export interface PowerTuningSets extends Omit<PowerTuningAddress, "sets"> {
  readonly sets: readonly (Omit<PowerTuningSet, "points"> & {
    readonly points: readonly (Omit<PowerTuningPoint, "cost"> & { readonly cost: number | null })[];
  })[];
}

/** What Power Tuning says, as measurements; a set's name tells its architecture, if anything does. */
export function setsOfPoints({ sets, currency }: PowerTuningSets): readonly MeasurementSet[] {
  return sets.map(({ name, points }) => ({
    name,
    architecture: architectureOfName(name),
    currency,
    sizes: points.map(({ memoryMegabytes, duration, cost }) => ({
      memory: Math.round(memoryMegabytes * bytesPerMegabyte),
      duration: duration * microsecondsPerMillisecond,
      deviation: null,
      count: null,
      billed: null,
      init: null,
      cost,
    })),
  }));
}
