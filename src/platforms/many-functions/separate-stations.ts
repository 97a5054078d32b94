import { sumUsage } from "../../usage/sum-usage.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { NamedFunction, OneFunction, SeveralFunctions } from "../../workloads/workload.ts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import type { RequestBlock } from "../request-block.ts";
import type { AdvancingStation, Observation, Station, StationRun } from "../station.ts";
import { BlockSplit } from "./block-split.ts";
import { combinedObservation, functionObservation } from "./combined-observation.ts";
import { TotalRecorder } from "./total-recorder.ts";

/** Starts the station of one function. */
export type StartFunction = (one: OneFunction, run: StationRun) => AdvancingStation;

/**
 * A station for each function, none of which knows of the others (`sharing: none`), and their sum. Each runs ahead on its
 * own between two edges, so nobody knows who was in service at one moment: peaks of the total are sums of the peaks.
 */
export class SeparateStations implements Station {
  readonly #functions: readonly NamedFunction[];
  readonly #stations: readonly AdvancingStation[];
  readonly #total: TotalRecorder;
  readonly #split: BlockSplit;

  constructor({ functions }: SeveralFunctions, run: StationRun, start: StartFunction) {
    const total = new TotalRecorder(run);
    this.#total = total;
    this.#functions = functions;
    this.#stations = functions.map((one) => start(one, { ...run, total, random: functionStreams(run.random, one) }));
    this.#split = new BlockSplit(functions.length);
  }

  offer(block: RequestBlock): void {
    for (let from = 0; from < block.count; ) {
      this.#passEdges(block.time[from]!);
      const to = firstAtOrAfter(this.#total.nextEdge, block, from);
      for (const [place, part] of this.#split.deal(block, from, to).entries()) {
        if (part.count > 0) this.#stations[place]!.offer(part);
      }
      from = to;
    }
  }

  finish(): Observation {
    this.#passEdges(Number.MAX_SAFE_INTEGER);
    const parts = this.#stations.map((station) => station.finish());
    const { capacityPerInstance } = this.#total;
    const sum = (read: (part: Observation) => number) => parts.reduce((all, part) => all + read(part), 0);
    const record = {
      ...this.#total.finish(),
      peakConcurrency: sum((part) => part.peakConcurrency),
      peakInstances: sum((part) => part.peakInstances),
      peakQueue: sum((part) => part.peakQueue),
    };
    return {
      ...combinedObservation(parts, record, capacityPerInstance),
      offeredLoad: Math.max(...parts.map((part) => part.offeredLoad)),
      usage: sumUsage(parts.map((part) => part.usage)),
      functions: parts.map((part, place) => functionObservation(this.#functions[place]!, part, part.usage)),
    };
  }

  /** Brings all stations to each edge before any of them goes on. */
  #passEdges(now: number): void {
    for (let edge = this.#total.nextEdge; edge <= now; edge = this.#total.nextEdge) {
      for (const station of this.#stations) station.advance(edge);
    }
  }
}
