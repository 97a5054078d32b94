import type { Distribution } from "../../engine/distribution.ts";
import { createDistribution, type DistributionSettings } from "../../engine/distributions/index.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { OneFunction } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";
import type { Service } from "./warm-call.ts";

export interface ColdStartOptions {
  readonly run: StationRun;
  /** Wall microseconds per microsecond of CPU work in the handler. */
  readonly wallPerCpu: number;
}

/** One part of a cold start with its own stream of chance. */
interface Part {
  readonly distribution: Distribution;
  readonly stream: RandomStream;
  /** Divides what is drawn: the vCPU's speed for CPU work, 1 for everything else. */
  readonly speed: number;
}

/**
 * What a request goes through that finds no initialised instance: setup (placement, not billed), then initialisation
 * (billed, at full CPU whatever the memory) or the restore of a snapshot (not billed as duration), then a
 * slower first call (in the handler, so at the function's own CPU).
 */
export class ColdStart implements Service {
  /** Microseconds before the handler begins. */
  wait = 0;
  /** The part of `wait` that is billed. */
  billedInit = 0;
  /** Handler time of this request, cut at the timeout. */
  handler = 0;
  timedOut = false;
  readonly #unbilled: readonly Part[];
  readonly #init: readonly Part[];
  readonly #firstCall: Part;
  readonly #wallPerCpu: number;
  readonly #timeout: number;
  readonly #initLimit: number;

  constructor(settings: FunctionPoolSettings, workload: OneFunction, options: ColdStartOptions) {
    const part = (name: string, distribution: DistributionSettings, speed = 1): Part => ({
      distribution: createDistribution(distribution, options.run.samples),
      stream: options.run.random(`coldStart.${name}`),
      speed,
    });
    const { coldStart, restore } = settings;
    const own = workload.init;
    const setup = part("setup", coldStart.setup);
    this.#unbilled = restore === null ? [setup] : [setup, part("restore", restore)];
    const init = () => [
      part("init", coldStart.init),
      ...(own === null ? [] : [part("init.cpu", own.cpu, settings.speed), part("init.io", own.io)]),
    ];
    this.#init = restore === null ? init() : []; // what init has done is in the snapshot
    this.#firstCall = part("firstCall", coldStart.firstCall);
    this.#wallPerCpu = options.wallPerCpu;
    this.#timeout = settings.timeout;
    this.#initLimit = settings.initLimit ?? Number.POSITIVE_INFINITY;
  }

  /** Draws one cold start for a request whose handler takes `warmHandler` on a warm instance. Gives itself, until the next. */
  serve(warmHandler: number): this {
    let unbilled = 0;
    for (const part of this.#unbilled) unbilled += draw(part);
    let init = 0;
    for (const part of this.#init) init += draw(part);
    let handler = warmHandler + Math.round(draw(this.#firstCall) * this.#wallPerCpu);
    if (init > this.#initLimit) {
      handler += init;
      init = this.#initLimit;
    }
    this.timedOut = handler > this.#timeout;
    this.handler = this.timedOut ? this.#timeout : handler;
    this.wait = unbilled + init;
    this.billedInit = init;
    return this;
  }
}

function draw({ distribution, stream, speed }: Part): number {
  return Math.round(distribution.sample(stream) / speed);
}
