import type { TokenBucket } from "../../engine/token-bucket.ts";
import type { Workload } from "../../workloads/workload.ts";
import { frontDoorBucket, frontDoorTimeout } from "../edge-settings.ts";
import { createFailures, type FailureDraws } from "../failures.ts";
import type { RequestBlock } from "../request-block.ts";
import { createRetries, type Retries } from "../retries.ts";
import type { Observation, StationRun } from "../station.ts";
import type { WindowRecorder } from "../window-recorder.ts";
import { FunctionFailures } from "./function-failures.ts";
import type { FunctionLedger } from "./function-ledger.ts";
import type { PoolSettings } from "./pool-settings.ts";
import type { RequestStore } from "./request-store.ts";

/** What refuses a request: a full queue, the front door, or its own long wait for an instance. */
export type RefusedBy = "queue" | "frontDoor" | "pending";

export interface CallersOptions {
  readonly workload: Workload;
  readonly run: StationRun;
  readonly recorder: WindowRecorder;
  readonly requests: RequestStore;
  /** Where the pool serves several functions. */
  readonly ledger: FunctionLedger | null;
}

/**
 * The callers' side of a pool: the front door's rate, the patience of front door and platform, offering refused requests again, requests that
 * fail, and what becomes of each request in the end. A request that arrived in the warm-up is counted nowhere else.
 */
export class Callers {
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #requests: RequestStore;
  readonly #doorRate: TokenBucket | null;
  /** How long after being offered a request's caller is told that it failed. */
  readonly #timeout: number;
  /** The platform's own: who waits is then taken out of the queue, while behind a front door he stays in it. */
  readonly #platformTimeout: number;
  readonly #retries: Retries | null;
  readonly #failures: FailureDraws | null;
  readonly #ledger: FunctionLedger | null;
  /** True where every request completes that is let in, warm, and the front door asks nothing: kept short, it is the rule. */
  readonly #isPlain: boolean;
  #serviceTime = 0;
  #peakFrontDoorRate = 0;

  constructor(settings: PoolSettings, { workload, run, recorder, requests, ledger }: CallersOptions) {
    this.#run = run;
    this.#recorder = recorder;
    this.#requests = requests;
    this.#doorRate = frontDoorBucket(settings);
    this.#platformTimeout = settings.timeout ?? Number.POSITIVE_INFINITY;
    this.#timeout = Math.min(frontDoorTimeout(settings), this.#platformTimeout);
    this.#retries = createRetries(settings.retry, run);
    this.#failures =
      "functions" in workload ? new FunctionFailures(workload, run) : createFailures(workload.failures, run);
    this.#ledger = ledger;
    const isUntouched = this.#doorRate === null && this.#timeout === Number.POSITIVE_INFINITY;
    const mayBeCold = settings.startsOnDemand !== "never";
    this.#isPlain = isUntouched && !mayBeCold && this.#retries === null && this.#failures === null;
  }

  /** A block of requests comes. */
  expect(block: RequestBlock): void {
    this.#failures?.fill(block);
  }

  /** The request is the `index`-th of the block, offered for the first time. */
  begin(request: number, index: number): void {
    if (this.#isPlain) return;
    this.#requests.cold[request] = 0;
    if (this.#failures !== null) this.#requests.fails[request] = this.#failures.at(index) ? 1 : 0;
    if (this.#retries !== null) this.#retries.begin(request);
  }

  /** The request is offered at `now`: false where the front door's rate refuses it. */
  pass(request: number, now: number): boolean {
    if (this.#isPlain) return true;
    this.#requests.offered[request] = now;
    return this.#doorRate === null || this.#doorRate.take(now);
  }

  /** The request was refused, by a full queue or at the front door; its number is free unless it comes again. */
  refuse(request: number, now: number, by: RefusedBy): void {
    const { windowStart } = this.#run;
    const counts = this.#requests.arrival[request]! >= windowStart || now < windowStart;
    if (this.#retries?.again(request, now)) {
      if (counts) this.#countRetry(request);
      return;
    }
    if (counts) this.#countRefusal(request, by);
    this.#requests.give(request);
  }

  #countRetry(request: number): void {
    this.#recorder.retried++;
    if (this.#ledger !== null) this.#ledger.of(request).retried++;
  }

  #countRefusal(request: number, by: RefusedBy): void {
    const tally = this.#ledger?.of(request);
    if (by === "queue") {
      this.#recorder.rejected++;
      if (tally !== undefined) tally.rejected++;
      return;
    }
    this.#recorder.throttle(by);
    if (tally !== undefined) tally.throttled++;
  }

  /** When the next refused request comes again; Infinity where none does. */
  next(): number {
    return this.#retries === null ? Number.POSITIVE_INFINITY : this.#retries.top();
  }

  /** The request that comes again at `next`. */
  take(): number {
    return this.#retries!.pop();
  }

  /** The request's service ended at `now`; the caller may have been told before that the front door gave up. */
  countServed(request: number, now: number): void {
    const requests = this.#requests;
    const first = requests.arrival[request]!;
    if (first < this.#run.windowStart) return;
    const begin = requests.start[request]!;
    this.#serviceTime += now - begin;
    if (!this.#isPlain) {
      this.#countOutcome(request, now);
      return;
    }
    const recorder = this.#recorder;
    recorder.completed++;
    recorder.recordLatency(now - first + requests.added[request]!);
    if (begin > first) recorder.recordWait(begin - first);
  }

  #countOutcome(request: number, now: number): void {
    const recorder = this.#recorder;
    const { arrival, offered, start, added, fails, cold } = this.#requests;
    const first = arrival[request]!;
    const gaveUp = offered[request]! + this.#timeout;
    const wait = Math.min(start[request]!, gaveUp) - first;
    if (wait > 0) recorder.recordWait(wait);
    const outcome = now > gaveUp ? "timedOut" : fails[request] === 1 ? "failed" : "completed";
    const tally = this.#ledger?.of(request);
    const isCold = cold[request] === 1;
    recorder[outcome]++;
    if (isCold) recorder.coldStarts++;
    if (tally !== undefined) {
      tally[outcome]++;
      if (isCold) tally.coldStarts++;
    }
    if (outcome === "failed") return;
    const latency = Math.min(now, gaveUp) - first + added[request]!;
    recorder.recordLatency(latency);
    if (isCold) recorder.recordColdLatency(latency);
    tally?.recordLatency(latency);
  }

  /** Whether the caller of a request that waits has been told that it failed, by the platform itself. */
  hasGivenUp(request: number, now: number): boolean {
    return (
      this.#platformTimeout < Number.POSITIVE_INFINITY && this.#requests.offered[request]! + this.#platformTimeout < now
    );
  }

  /** A request that waited ends unserved, because its caller has given up. */
  timeOut(request: number): void {
    const { arrival, offered, added } = this.#requests;
    const first = arrival[request]!;
    if (first >= this.#run.windowStart) {
      const waited = offered[request]! + this.#timeout - first;
      const latency = waited + added[request]!;
      this.#recorder.timedOut++;
      this.#recorder.recordWait(waited);
      this.#recorder.recordLatency(latency);
      if (this.#ledger !== null) {
        this.#ledger.of(request).timedOut++;
        this.#ledger.of(request).recordLatency(latency);
      }
    }
    this.#requests.give(request);
  }

  /** An edge of the window: the front door's peak counts between its start and its end. */
  cross(now: number): void {
    this.#doorRate?.mark(now);
    if (now === this.#run.windowStart) this.#doorRate?.openPeak(now);
    if (now === this.#run.windowEnd) this.#peakFrontDoorRate = this.#doorRate?.peak() ?? 0;
  }

  get observed(): Pick<Observation, "serviceTime" | "peakRequestRate" | "peakScaleOut" | "peakFrontDoorRate"> {
    return {
      serviceTime: this.#serviceTime,
      peakRequestRate: 0,
      peakScaleOut: 0,
      peakFrontDoorRate: this.#peakFrontDoorRate,
    };
  }
}
