import type { Observation } from "../../platforms/station.ts";
import { canonicalJson } from "../../scenario/canonical-json.ts";
import { Interrupted } from "../interrupted.ts";
import type { Progress, SimulateOptions } from "../simulate-options.ts";
import { expectedRequests } from "./expected-requests.ts";
import { Pacer } from "./pacer.ts";
import { type PackedObservation, packObservation, unpackObservation } from "./packed-observation.ts";
import type { ReplicationTask } from "./replication-task.ts";
import type { RunData } from "./run-data.ts";
import { runReplication } from "./run-replication.ts";

/** Requests, over all stations, that are sooner simulated here than a pool has begun to work. */
const sooner = 1_000_000;

type OnShare = (share: number) => void;

/** What was done so far, for all questions that share a runner. */
interface Work {
  /** Requests served, over all stations. */
  requests: number;
  /** Requests that tasks run here were expected to bring. */
  here: number;
  /** The last of the tasks run here. */
  queue: Promise<unknown>;
}

/**
 * Runs tasks: on the pool where there is one and enough to do, else here, one after the other; not at all where the
 * store knows what they observe. Where a task is run does not change what it gives.
 */
export class Runner {
  readonly #options: SimulateOptions;
  readonly #work: Work;

  constructor(options: SimulateOptions, work: Work = { requests: 0, here: 0, queue: Promise.resolve() }) {
    this.#options = options;
    this.#work = work;
  }

  /** The same runner for one of several questions at once, whose progress goes to `onProgress`. */
  forPart(onProgress: (progress: Progress) => void): Runner {
    return new Runner({ ...this.#options, onProgress }, this.#work);
  }

  /** Tasks that may run at once. */
  get workers(): number {
    return this.#options.pool?.workers ?? 1;
  }

  /** True where a task that is run before it is asked for costs nobody's time, and is known when it is asked for. */
  get canForesee(): boolean {
    return this.workers > 1 && this.#options.store !== undefined;
  }

  /** Tells how far the whole computation has come. */
  tell(share: number, label: string): void {
    this.#options.onProgress?.({ share, requests: this.#work.requests, label });
  }

  /** What each station of the task observed. `onShare` is told now and then how much is done, 0 to 1. */
  async run(task: ReplicationTask, data: RunData, onShare: OnShare): Promise<readonly Observation[]> {
    const { store, hash, signal } = this.#options;
    if (signal?.aborted === true) throw new Interrupted();
    if (store === undefined) return this.#simulate(task, data, onShare);
    const digests = task.stations.map((station) => {
      const text = canonicalJson({ ...task, stations: [station] });
      return hash === undefined ? text : hash(text);
    });
    const known = digests.map((digest) => store.recall(digest));
    const missing = task.stations.flatMap((station, place) => (known[place] === undefined ? [{ station, place }] : []));
    if (missing.length > 0) {
      const rest = { ...task, stations: missing.map(({ station }) => station) };
      const run = this.#simulatePacked(rest, data, onShare);
      for (const [index, { place }] of missing.entries()) {
        known[place] = run.then((packed) => packed[index]!);
        store.keep(digests[place]!, known[place]);
      }
    }
    const packed = await Promise.all(known as readonly Promise<PackedObservation>[]);
    onShare(1);
    return packed.map(unpackObservation);
  }

  async #simulate(task: ReplicationTask, data: RunData, onShare: OnShare): Promise<readonly Observation[]> {
    if (!this.#goesToPool(task, data)) return this.#simulateHere(task, data, onShare);
    return (await this.#simulateThere(task, data, onShare)).map(unpackObservation);
  }

  async #simulatePacked(task: ReplicationTask, data: RunData, onShare: OnShare): Promise<readonly PackedObservation[]> {
    if (this.#goesToPool(task, data)) return this.#simulateThere(task, data, onShare);
    return (await this.#simulateHere(task, data, onShare)).map(packObservation);
  }

  #goesToPool(task: ReplicationTask, { traces }: RunData): boolean {
    if (this.#options.pool === undefined) return false;
    const expected = expectedRequests(task, traces);
    if (this.#work.here + expected > sooner) return true;
    this.#work.here += expected;
    return false;
  }

  #simulateThere(task: ReplicationTask, data: RunData, onShare: OnShare): Promise<readonly PackedObservation[]> {
    return this.#options.pool!.run(task, data, {
      signal: this.#options.signal ?? neverAborted,
      onProgress: (share, requests) => {
        this.#work.requests += requests;
        onShare(share);
      },
    });
  }

  /** One after the other, so that memory holds one run's state. */
  #simulateHere(task: ReplicationTask, data: RunData, onShare: OnShare): Promise<readonly Observation[]> {
    const { signal, pause } = this.#options;
    const pacer = new Pacer({
      ...(signal === undefined ? {} : { signal }),
      ...(pause === undefined ? {} : { pause }),
      onSlice: (requests) => {
        this.#work.requests += requests;
      },
    });
    const run = async () => {
      if (signal?.aborted === true) throw new Interrupted();
      return runReplication(task, data, { pacer, onShare });
    };
    const observed = this.#work.queue.then(run, run);
    this.#work.queue = observed;
    return observed;
  }
}

const neverAborted = { aborted: false };
