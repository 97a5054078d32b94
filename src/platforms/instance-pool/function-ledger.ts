import type { Usage } from "../../usage/meter.ts";
import { sumUsage } from "../../usage/sum-usage.ts";
import type { NamedFunction, SeveralFunctions } from "../../workloads/workload.ts";
import { commonEdgeUsage } from "../common-edge-usage.ts";
import { wallPerCpu } from "../cpu-share.ts";
import { type EdgeSpan, edgeUsage } from "../edge-usage.ts";
import type { RequestBlock } from "../request-block.ts";
import type { FunctionObservation } from "../station.ts";
import { FunctionTally } from "./function-tally.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** What machines that serve several functions keep of each: how its work divides, and what became of its requests. */
export class FunctionLedger {
  readonly #settings: PoolSettings;
  readonly #functions: readonly NamedFunction[];
  readonly #tallies: readonly FunctionTally[];
  /** Wall time of one unit of CPU work on an idle machine, by function. */
  readonly #wallPerCpu: Float64Array;
  /** The function of each request in the fleet, by the request's number. */
  #placeOf = new Uint16Array(256);
  /** CPU work of the window's arrivals on the wall, were each alone on a machine: microseconds. */
  wallDemand = 0;

  constructor(settings: PoolSettings, { functions }: SeveralFunctions) {
    const { vcpus, speed } = settings;
    this.#settings = settings;
    this.#functions = functions;
    this.#tallies = functions.map(() => new FunctionTally());
    const perCpu = functions.map(({ work: { parallel } }) =>
      wallPerCpu({ vcpus, speed, parallel, throttle: "linear" }),
    );
    this.#wallPerCpu = Float64Array.from(perCpu);
  }

  /** The `index`-th request of the block is offered, under a number; gives the share of its CPU work that is parallel. */
  begin(request: number, block: RequestBlock, index: number): number {
    const place = block.functionIndex[index]!;
    if (request >= this.#placeOf.length) this.#grow(request);
    this.#placeOf[request] = place;
    this.#tallies[place]!.offered++;
    this.wallDemand += block.cpu[index]! * this.#wallPerCpu[place]!;
    return this.#functions[place]!.work.parallel;
  }

  /** The counters of the function that a request calls. */
  of(request: number): FunctionTally {
    return this.#tallies[this.#placeOf[request]!]!;
  }

  /** The window begins. */
  clear(): void {
    this.wallDemand = 0;
    for (const tally of this.#tallies) tally.clear();
  }

  observed(): readonly FunctionObservation[] {
    return this.#tallies.map((tally, place) => tally.observed(this.#functions[place]!.name));
  }

  /** What the front door before the machines, the network and the logs meter, each function with its own sizes. */
  edgeUsage(span: EdgeSpan): Usage {
    const through = this.#tallies.map((tally, place) => {
      const { completed, timedOut, failed, offered, retried } = tally;
      const served = completed + timedOut + failed;
      return { sizes: this.#functions[place]!, offered: offered + retried, completed, served };
    });
    const own = through.map(({ sizes, ...counts }) => edgeUsage(this.#settings, sizes, { ...span, ...counts }));
    return { ...sumUsage(own), ...commonEdgeUsage(this.#settings, through, span) };
  }

  #grow(request: number): void {
    const larger = new Uint16Array(2 * request);
    larger.set(this.#placeOf);
    this.#placeOf = larger;
  }
}
