import type { Distribution } from "../../engine/distribution.ts";
import { createDistribution, type DistributionSettings } from "../../engine/distributions/index.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { OneFunction } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";

interface Part {
  readonly distribution: Distribution;
  readonly stream: RandomStream;
  /** Divides what is drawn: the CPU's speed for the user's own start-up work, 1 for everything else. */
  readonly speed: number;
}

/**
 * Which requests meet no warm isolate, and how long each of those waits for one. Every request has the same chance,
 * drawn once per offered request, in order, so that every candidate's n-th request sees the same chance.
 */
export class ColdIsolates {
  readonly #share: number;
  readonly #stream: RandomStream;
  readonly #parts: readonly Part[];
  #draws = new Float64Array(0);

  constructor({ coldShare, coldStart, speed }: CloudflareWorkersSettings, { init }: OneFunction, run: StationRun) {
    const part = (name: string, distribution: DistributionSettings, divisor = 1): Part => ({
      distribution: createDistribution(distribution, run.samples),
      stream: run.random(`isolate.${name}`),
      speed: divisor,
    });
    this.#share = coldShare;
    this.#stream = run.random("isolate.cold");
    this.#parts = [
      part("start", coldStart),
      ...(init === null ? [] : [part("init.cpu", init.cpu, speed), part("init.io", init.io)]),
    ];
  }

  /** Draws for the next `count` requests. */
  fill(count: number): void {
    if (this.#share === 0) return;
    if (this.#draws.length < count) this.#draws = new Float64Array(count);
    this.#stream.fill(this.#draws, count);
  }

  /** Whether that one of the requests last drawn for is cold. */
  isCold(index: number): boolean {
    return this.#share > 0 && this.#draws[index]! <= this.#share;
  }

  /** Draws how long an isolate takes to start, whole microseconds. */
  start(): number {
    return this.#parts.reduce((sum, { distribution, stream, speed }) => {
      return sum + Math.round(distribution.sample(stream) / speed);
    }, 0);
  }
}
