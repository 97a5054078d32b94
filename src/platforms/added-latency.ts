import type { Distribution } from "../engine/distribution.ts";
import { createDistribution, type DistributionSettings, type SampleSets } from "../engine/distributions/index.ts";
import { nearestWhole } from "../engine/nearest-whole.ts";
import type { RandomStream } from "../engine/random-stream.ts";
import type { StationRun } from "./station.ts";

/** One reason why the caller waits longer than the instance is held: the platform's own overhead, a front door. */
export interface LatencyPart {
  /** Names the stream of chance, so that candidates with the same part see the same draws. */
  readonly name: string;
  readonly settings: DistributionSettings;
}

/**
 * Latency that holds neither instance nor concurrency and is not billed: the sum of its parts. Drawn once per offered
 * request, in order, so that every candidate's n-th request sees the same chance.
 */
export class AddedLatency {
  readonly #random: { readonly distribution: Distribution; readonly stream: RandomStream }[] = [];
  #constant = 0;
  #scratch = new Float64Array(0);

  constructor(parts: readonly LatencyPart[], run: StationRun) {
    for (const { name, settings } of parts) {
      const distribution = createDistribution(settings, run.samples);
      if (settings.kind === "constant") this.#constant += Math.round(distribution.mean);
      else this.#random.push({ distribution, stream: run.random(`latency.${name}`) });
    }
  }

  /** Writes the added latency (whole microseconds) of the next `count` requests to `out`. */
  fill(out: Float64Array, count: number): void {
    out.fill(this.#constant, 0, count);
    if (this.#random.length === 0) return;
    if (this.#scratch.length < count) this.#scratch = new Float64Array(count);
    const scratch = this.#scratch;
    for (const { distribution, stream } of this.#random) {
      distribution.fill(stream, scratch, count);
      for (let i = 0; i < count; i++) out[i] = out[i]! + nearestWhole(scratch[i]!);
    }
  }
}

/** The expected sum of the parts, microseconds. */
export function addedLatencyMean(parts: readonly LatencyPart[], samples: SampleSets): number {
  return parts.reduce((sum, { settings }) => sum + createDistribution(settings, samples).mean, 0);
}
