import type { Usage } from "../../usage/meter.ts";
import { sumUsage } from "../../usage/sum-usage.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { NamedFunction, SeveralFunctions } from "../../workloads/workload.ts";
import { commonEdgeUsage, withoutCommon } from "../common-edge-usage.ts";
import { BlockSplit } from "../many-functions/block-split.ts";
import { combinedObservation, functionObservation } from "../many-functions/combined-observation.ts";
import { TotalRecorder } from "../many-functions/total-recorder.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import { FunctionPool } from "./function-pool.ts";
import { planUsage, summedHours } from "./savings-plan.ts";
import type { AwsLambdaSettings } from "./settings.ts";
import { SharedAccount } from "./shared-account.ts";

/**
 * Several functions of one AWS Lambda account: each has environments of its own, all share the account's concurrency
 * and requests per second and the front door. Requests of all functions are served one by one in order of time, a retry
 * before an arrival of the same instant and after an edge; of equal times the first function's comes first.
 */
export class FunctionGroup implements Station {
  readonly #settings: AwsLambdaSettings;
  readonly #functions: readonly NamedFunction[];
  readonly #run: StationRun;
  readonly #total: TotalRecorder;
  readonly #account: SharedAccount;
  readonly #pools: readonly FunctionPool[];
  readonly #split: BlockSplit;
  /** Requests of the block that each function has been offered. */
  readonly #offered: Int32Array;
  /** Instances created when their number was last looked at. */
  #created = 0;

  constructor(settings: AwsLambdaSettings, { functions }: SeveralFunctions, run: StationRun) {
    const total = new TotalRecorder(run);
    const account = new SharedAccount(settings, functions.length);
    this.#settings = settings;
    this.#functions = functions;
    this.#run = run;
    this.#total = total;
    this.#account = account;
    this.#pools = functions.map((one, place) => {
      const own = { ...run, total, random: functionStreams(run.random, one) };
      return new FunctionPool(settings, one, own, account.shareOf(place));
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
      usage: { ...sumUsage(parts.map(({ usage }) => usage)), ...this.#planUsage(), ...this.#commonUsage(parts) },
      functions: parts.map((part, place) =>
        functionObservation(functions[place]!, part, this.#shareOfPlan(withoutCommon(part.usage))),
      ),
    };
  }

  /** A savings plan is the account's, so the functions' hours are settled together. */
  #planUsage(): Usage {
    const { savingsPlan, memory } = this.#settings;
    if (savingsPlan === undefined) return {};
    const { windowStart, windowEnd } = this.#run;
    const hours = summedHours(this.#pools.map(({ billed }) => billed.hours(windowEnd)));
    return planUsage(savingsPlan, hours, { memory, window: windowEnd - windowStart });
  }

  /** What the plan costs is divided among the functions by their time in service. */
  #shareOfPlan(usage: Usage): Usage {
    if (this.#settings.savingsPlan === undefined) return usage;
    return { ...usage, committedGbSeconds: usage.gbSeconds ?? 0 };
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
