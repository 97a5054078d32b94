import { sumUsage } from "../../usage/sum-usage.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { NamedFunction, SeveralFunctions } from "../../workloads/workload.ts";
import { BlockSplit } from "../many-functions/block-split.ts";
import { combinedObservation, functionObservation } from "../many-functions/combined-observation.ts";
import { TotalRecorder } from "../many-functions/total-recorder.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import { IsolateAccount } from "./isolate-account.ts";
import { IsolateStation } from "./isolate-station.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";
import { feeUsage } from "./worker-usage.ts";

/**
 * Several Workers of one account, which pays one fee and has one plan's requests. All requests come one by one in order
 * of time, a retry before an arrival of the same instant and after an edge; of equal times the first function's is first.
 */
export class IsolateGroup implements Station {
  readonly #settings: CloudflareWorkersSettings;
  readonly #functions: readonly NamedFunction[];
  readonly #run: StationRun;
  readonly #total: TotalRecorder;
  readonly #account: IsolateAccount;
  readonly #stations: readonly IsolateStation[];
  readonly #split: BlockSplit;
  /** Requests of the block that each function has been offered. */
  readonly #offered: Int32Array;

  constructor(settings: CloudflareWorkersSettings, { functions }: SeveralFunctions, run: StationRun) {
    const total = new TotalRecorder(run);
    const account = new IsolateAccount(settings, run);
    this.#settings = settings;
    this.#functions = functions;
    this.#run = run;
    this.#total = total;
    this.#account = account;
    this.#stations = functions.map((one) => {
      return new IsolateStation(settings, one, { ...run, total, random: functionStreams(run.random, one) }, account);
    });
    this.#split = new BlockSplit(functions.length);
    this.#offered = new Int32Array(functions.length);
  }

  offer(block: RequestBlock): void {
    for (const [place, part] of this.#split.deal(block, 0, block.count).entries()) this.#stations[place]!.prepare(part);
    this.#offered.fill(0);
    for (let i = 0; i < block.count; i++) {
      const now = block.time[i]!;
      const place = block.functionIndex[i]!;
      this.#runUntil(now);
      this.#stations[place]!.offerOne(this.#offered[place]!++, now);
      this.#notePeak(now);
    }
  }

  finish(): Observation {
    this.#runUntil(Number.MAX_SAFE_INTEGER);
    const parts = this.#stations.map((station) => station.finish());
    const { windowStart, windowEnd, month } = this.#run;
    return {
      ...combinedObservation(parts, this.#total.finish(), 1),
      offeredLoad: parts.reduce((sum, { offeredLoad }) => sum + offeredLoad, 0),
      usage: {
        ...sumUsage(parts.map(({ usage }) => usage)),
        ...feeUsage(this.#settings, windowEnd - windowStart, month),
      },
      functions: parts.map((part, place) => functionObservation(this.#functions[place]!, part, part.usage)),
    };
  }

  /** Brings the clock to `now`: edges for all functions at once, and whichever refused request comes again first. */
  #runUntil(now: number): void {
    for (;;) {
      const edge = this.#total.nextEdge;
      const station = this.#nextToRetry();
      const retry = station.nextRetry;
      if (edge > now && retry > now) return;
      if (edge <= retry) {
        this.#account.release(edge);
        for (const each of this.#stations) each.crossEdge();
      } else {
        station.retry();
        this.#notePeak(retry);
      }
    }
  }

  #nextToRetry(): IsolateStation {
    const first = this.#stations[0]!;
    if (this.#settings.retry === null) return first;
    return this.#stations.reduce((next, station) => (station.nextRetry < next.nextRetry ? station : next), first);
  }

  /** A request was offered at `now`: perhaps more are in service than ever before. */
  #notePeak(now: number): void {
    if (now >= this.#run.windowEnd) return;
    const total = this.#total;
    this.#account.release(now);
    const { busy } = this.#account;
    if (busy > total.peakConcurrency) total.peakConcurrency = total.peakInstances = busy;
  }
}
