import type { Usage } from "../../usage/meter.ts";
import { sumUsage } from "../../usage/sum-usage.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { NamedFunction, SeveralFunctions } from "../../workloads/workload.ts";
import { commonEdgeUsage, withoutCommon } from "../common-edge-usage.ts";
import type { BilledHour } from "../instance-pool/billed-hours.ts";
import { BlockSplit } from "../many-functions/block-split.ts";
import { combinedObservation, functionObservation } from "../many-functions/combined-observation.ts";
import { TotalRecorder } from "../many-functions/total-recorder.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import type { FunctionContext } from "./function-context.ts";
import type { FunctionMeters } from "./function-meters.ts";
import { FunctionPool } from "./function-pool.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";
import { SharedAccount } from "./shared-account.ts";

export type GroupContext = Pick<FunctionContext, "run" | "meters">;

/**
 * Several functions of one account: each has instances of its own, all share the account's concurrency
 * and requests per second and the front door. Requests of all functions are served one by one in order of time, a retry
 * before an arrival of the same instant and after an edge; of equal times the first function's comes first.
 */
export class FunctionGroup implements Station {
  readonly #settings: FunctionPoolSettings;
  readonly #functions: readonly NamedFunction[];
  readonly #run: StationRun;
  readonly #meters: FunctionMeters;
  readonly #total: TotalRecorder;
  readonly #account: SharedAccount;
  readonly #pools: readonly FunctionPool[];
  readonly #split: BlockSplit;
  /** Requests of the block that each function has been offered. */
  readonly #offered: Int32Array;
  /** Instances created when their number was last looked at. */
  #created = 0;

  constructor(settings: FunctionPoolSettings, { functions }: SeveralFunctions, { run, meters }: GroupContext) {
    const total = new TotalRecorder(run);
    const account = new SharedAccount(settings, functions.length);
    this.#settings = settings;
    this.#functions = functions;
    this.#run = run;
    this.#meters = meters;
    this.#total = total;
    this.#account = account;
    this.#pools = functions.map((one, place) => {
      const own = { ...run, total, random: functionStreams(run.random, one) };
      return new FunctionPool(settings, { workload: one, run: own, meters, account: account.shareOf(place) });
    });
    this.#split = new BlockSplit(functions.length);
    this.#offered = new Int32Array(functions.length);
  }

  offer(block: RequestBlock): void {
    for (const [place, part] of this.#split.deal(block, 0, block.count).entries()) this.#pools[place]!.prepare(part);
    this.#offered.fill(0);
    for (let i = 0; i < block.count; i++) {
      const now = block.time[i]!;
      const place = block.functionIndex[i]!;
      this.#runUntil(now);
      this.#pools[place]!.offerOne(this.#offered[place]!++, now);
      this.#notePeaks(now);
    }
  }

  finish(): Observation {
    this.#runUntil(Number.MAX_SAFE_INTEGER);
    const parts = this.#pools.map((pool) => pool.finish());
    const functions = this.#functions;
    const loads = parts.map(({ offeredLoad }) => offeredLoad);
    const record = this.#total.finish();
    return {
      ...combinedObservation(parts, record, 1),
      offeredLoad:
        this.#settings.limitCause === "account" ? loads.reduce((sum, load) => sum + load, 0) : Math.max(...loads),
      usage: { ...sumUsage(parts.map(({ usage }) => usage)), ...this.#committedUsage(), ...this.#commonUsage(parts) },
      functions: parts.map((part, place) =>
        functionObservation(functions[place]!, part, this.#shareOfCommitment(withoutCommon(part.usage))),
      ),
    };
  }

  /** A commitment is the account's, so the functions' hours are settled together. */
  #committedUsage(): Usage {
    const { commitment } = this.#meters;
    if (commitment === null) return {};
    const { windowStart, windowEnd } = this.#run;
    const hours = summedHours(this.#pools.map(({ billed }) => billed.hours(windowEnd)));
    return commitment.settle(hours, windowEnd - windowStart);
  }

  /** What the commitment costs is divided among the functions. */
  #shareOfCommitment(usage: Usage): Usage {
    return this.#meters.commitment?.share(usage) ?? usage;
  }

  /** What the front door before all functions and their gateways meter as one. */
  #commonUsage(parts: readonly Observation[]): Usage {
    const { windowStart, windowEnd } = this.#run;
    const window = windowEnd - windowStart;
    const through = parts.map((part, place) => ({
      sizes: this.#functions[place]!,
      offered: part.offered + part.retried,
    }));
    return commonEdgeUsage(this.#settings, through, {
      window,
      addresses: 0,
      running: parts.reduce((sum, { instanceTime }) => sum + instanceTime, 0) / window,
    });
  }

  /** Brings the clock to `now`: edges for all functions at once, and whichever refused request comes again first. */
  #runUntil(now: number): void {
    for (;;) {
      const edge = this.#total.nextEdge;
      const pool = this.#nextToRetry();
      const retry = pool.nextRetry;
      if (edge > now && retry > now) return;
      if (edge <= retry) for (const each of this.#pools) each.crossEdge();
      else {
        pool.retry();
        this.#notePeaks(retry);
      }
    }
  }

  #nextToRetry(): FunctionPool {
    const first = this.#pools[0]!;
    if (this.#settings.retry === null) return first;
    return this.#pools.reduce((next, pool) => (pool.nextRetry < next.nextRetry ? pool : next), first);
  }

  /** A request was offered at `now`: perhaps more are in service, or there are more instances, than ever before. */
  #notePeaks(now: number): void {
    if (now >= this.#run.windowEnd) return;
    const account = this.#account;
    const total = this.#total;
    account.release(now);
    if (account.busy > total.peakConcurrency) total.peakConcurrency = account.busy;
    if (account.created === this.#created) return;
    this.#created = account.created;
    let instances = 0;
    for (const pool of this.#pools) {
      pool.expire(now);
      instances += pool.instances;
    }
    if (instances > total.peakInstances) total.peakInstances = instances;
  }
}

/** The hours of several functions of one account, which one commitment covers together. */
function summedHours(all: readonly (readonly BilledHour[])[]): readonly BilledHour[] {
  const [first = []] = all;
  return first.map(({ length }, place) => ({
    length,
    billed: all.reduce((sum, hours) => sum + hours[place]!.billed, 0),
    idle: 0,
  }));
}
