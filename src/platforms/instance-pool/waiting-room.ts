import { RingQueue } from "../../engine/ring-queue.ts";
import type { WindowRecorder } from "../window-recorder.ts";
import type { Callers } from "./callers.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { PoolSettings } from "./pool-settings.ts";
import type { RequestStore } from "./request-store.ts";
import { WaitingLine } from "./waiting-line.ts";

export interface WaitingRoomContext {
  readonly requests: RequestStore;
  readonly callers: Callers;
  readonly recorder: WindowRecorder;
  readonly windowEnd: number;
}

/** Where requests of a pool wait: at each instance, or in the line before all of them. Times are microseconds. */
export class WaitingRoom {
  /** Null where nobody waits before all instances. */
  readonly line: WaitingLine | null;
  readonly #settings: PoolSettings;
  readonly #context: WaitingRoomContext;
  readonly #queues: RingQueue[] = [];
  /** All who wait, wherever. */
  readonly #all = new LevelOverTime();

  constructor(settings: PoolSettings, context: WaitingRoomContext) {
    const { line, balancing, timeout } = settings;
    this.#settings = settings;
    this.#context = context;
    const shared = balancing === "shared-queue" ? { places: 0, patience: null, timeout } : null;
    const options = line === null ? shared : { ...line, timeout };
    this.line = options === null ? null : new WaitingLine(options, context.requests);
  }

  /** One more instance, with a queue of its own. */
  addInstance(): void {
    this.#queues.push(new RingQueue());
  }

  /** So many instances are in service: each brings places to a shared queue. */
  setInstances(count: number): void {
    if (this.#settings.balancing === "shared-queue") this.line!.places = this.#settings.queue * count;
  }

  get level(): number {
    return this.#all.level;
  }

  upTo(now: number): number {
    return this.#all.upTo(now);
  }

  inLine(): number {
    return this.line === null ? 0 : this.line.size;
  }

  atInstance(instance: number): number {
    return this.#queues[instance]!.size;
  }

  /** False where the line is full. */
  joinLine(request: number, now: number): boolean {
    if (!this.line!.join(request, now)) return false;
    this.#count(now);
    return true;
  }

  /** False where the instance's queue is full. */
  joinQueue(request: number, instance: number, now: number): boolean {
    const queue = this.#queues[instance]!;
    if (queue.size >= this.#settings.queue) return false;
    queue.push(request);
    this.#count(now);
    return true;
  }

  /** The head of the line goes to the instance's queue; false where that is full. */
  passOn(instance: number): boolean {
    const queue = this.#queues[instance]!;
    if (queue.size >= this.#settings.queue) return false;
    queue.push(this.line!.shift());
    return true;
  }

  /** Takes out the first who waits at the instance and has not given up; -1 where there is none. */
  nextAt(instance: number, now: number): number {
    return this.#next(this.#queues[instance]!, now);
  }

  /** The same of the line. */
  nextInLine(now: number): number {
    return this.line === null ? -1 : this.#next(this.line, now);
  }

  /** Takes out who has waited in the line for as long as anybody can; -1 where nobody is left who has. */
  nextExpired(now: number): number {
    const request = this.line!.shiftExpired(now);
    if (request >= 0) this.#all.change(now, -1);
    return request;
  }

  #next(queue: RingQueue | WaitingLine, now: number): number {
    const { callers } = this.#context;
    while (queue.size > 0) {
      const request = queue.shift();
      this.#all.change(now, -1);
      if (!callers.hasGivenUp(request, now)) return request;
      callers.timeOut(request);
    }
    return -1;
  }

  #count(now: number): void {
    const { recorder, windowEnd } = this.#context;
    this.#all.change(now, 1);
    if (this.#all.level > recorder.peakQueue && now < windowEnd) recorder.peakQueue = this.#all.level;
  }
}
