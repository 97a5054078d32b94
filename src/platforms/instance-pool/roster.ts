import { ActiveSpans } from "./active-spans.ts";
import { BilledInstances } from "./billed-instances.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { InstanceBilling } from "./pool-settings.ts";
import type { RareEvents } from "./rare-events.ts";

type InstanceState = "free" | "booting" | "inService" | "draining" | "standby" | "cancelled" | "spareBooting" | "spare";

/**
 * Which instance goes when fewer are wanted: the one launched last, whatever it does; one that boots before any that is
 * ready; or only ready ones, because requests started the others.
 */
export type GivesUp = "newest" | "boots-first" | "ready-only";

export interface RosterOptions {
  readonly events: RareEvents;
  readonly billing: InstanceBilling;
  readonly committed: number;
  /** When the window begins, microseconds. */
  readonly windowStart: number;
  /** Instances that are kept ready and paid for while idle, where only active time is billed. */
  readonly minimum: number;
  /** For how long an instance that is no longer wanted stays warm. */
  readonly standby: number;
  readonly givesUp: GivesUp;
}

export interface Retired {
  readonly instance: number;
  readonly wasInService: boolean;
}

/** A launch, as lengths of time. */
export interface Launch {
  /** Until the instance begins to boot: its turn, or its node, has to come first. */
  readonly delay: number;
  /** Parts of the boot, one after the other; whole microseconds. */
  readonly parts: readonly number[];
}

/**
 * Which instances a pool has, and for how long they are billed. An instance's number is free again once it has ended and
 * none of its timers is pending. Times are whole microseconds since the start of the run.
 */
export class Roster {
  readonly #events: RareEvents;
  readonly #billing: InstanceBilling;
  readonly #standby: number;
  readonly #givesUp: GivesUp;
  readonly #state: InstanceState[] = [];
  /** When it was ready for service, or will be. */
  readonly #readySince: number[] = [];
  readonly #billedSince: number[] = [];
  /** Whether some of its boot is billed: else it may come into service with nobody to serve, and costs nothing. */
  readonly #billsBoot: boolean[] = [];
  readonly #standbyUntil: number[] = [];
  /** Booting or in service, in order of launch. */
  readonly #present: number[] = [];
  /** No longer wanted, and not ended: they come back at once. The latest last. */
  readonly #leaving: number[] = [];
  /** Launched ahead of need, booting or ready, in order of launch. */
  readonly #spares: number[] = [];
  /** Instances that take requests. */
  readonly inService = new LevelOverTime();
  readonly billed: BilledInstances;
  /** Where only active time is billed. */
  readonly active: ActiveSpans | null;
  /** Instances that are there and have booted: in service, draining or warm. */
  readonly running = new LevelOverTime();
  draining = 0;
  booting = 0;

  constructor({ events, billing, committed, windowStart, minimum, standby, givesUp }: RosterOptions) {
    this.#events = events;
    this.#billing = billing;
    this.#standby = standby;
    this.#givesUp = givesUp;
    const isByActivity = billing.activeStep !== null;
    this.billed = new BilledInstances({
      committed,
      minimum: isByActivity ? minimum : 0,
      hourlyFrom: billing.commitsToSpend === true ? windowStart : null,
    });
    const { activeStep: step, activeLeast: least } = billing;
    this.active = step === null ? null : new ActiveSpans({ step, least, minimum, billed: this.billed });
  }

  /** Instances in service or booting. */
  get size(): number {
    return this.#present.length;
  }

  /** Instance numbers ever given out are below. */
  get numbers(): number {
    return this.#state.length;
  }

  /** An instance that is in service when the run starts. */
  begin(): number {
    const instance = this.#take("inService");
    this.#readySince[instance] = Number.NEGATIVE_INFINITY;
    this.#billedSince[instance] = 0;
    this.inService.change(0, 1);
    this.running.change(0, 1);
    if (this.active === null) this.billed.change(0, 1);
    return instance;
  }

  /** The number that the next launch will have. */
  get nextNumber(): number {
    const free = this.#state.indexOf("free");
    return free >= 0 ? free : this.#state.length;
  }

  /** Launches an instance that is in service after its delay and its boot. */
  launch(now: number, launch: Launch): number {
    const instance = this.#take("booting");
    this.booting++;
    this.#boot(instance, now, launch);
    return instance;
  }

  /** Launches an instance that is there after its delay and its boot, beside those that are wanted. */
  launchSpare(now: number, launch: Launch): number {
    const instance = this.nextNumber;
    this.#state[instance] = "spareBooting";
    this.#spares.push(instance);
    this.#boot(instance, now, launch);
    return instance;
  }

  #boot(instance: number, now: number, { delay, parts }: Launch): void {
    const boot = parts.reduce((sum, part) => sum + part, 0);
    const free = unbilled(this.#billing, parts, boot);
    this.#billedSince[instance] = Number.POSITIVE_INFINITY;
    this.#billsBoot[instance] = free < boot;
    this.#readySince[instance] = now + delay + boot;
    this.#events.add(now + delay + free, "billingStarts", instance);
    this.#events.add(now + delay + boot, "ready", instance);
  }

  /** Spares that are there or boot. */
  get spares(): number {
    return this.#spares.length;
  }

  /**
   * A spare is wanted: one that is ready, else the one that will be first. From now on it is as any other that was
   * launched. Null where there is none.
   */
  takeSpare(now: number): { readonly instance: number; readonly isReady: boolean } | null {
    if (this.#spares.length === 0) return null;
    const instance = this.#spares.reduce((first, other) =>
      this.#readySince[other]! < this.#readySince[first]! ? other : first,
    );
    this.#spares.splice(this.#spares.indexOf(instance), 1);
    this.#present.push(instance);
    const isReady = this.#state[instance] === "spare";
    if (isReady) {
      this.#state[instance] = "inService";
      this.#readySince[instance] = now;
      this.inService.change(now, 1);
    } else {
      this.#state[instance] = "booting";
      this.booting++;
    }
    return { instance, isReady };
  }

  /** The boot of a spare is over; false where it is none. */
  readySpare(instance: number, now: number): boolean {
    if (this.#state[instance] !== "spareBooting") return false;
    this.#state[instance] = "spare";
    this.running.change(now, 1);
    if (this.#billsBoot[instance]) this.active?.end(instance, now);
    return true;
  }

  /** Ends all spares, and gives their numbers. */
  endSpares(now: number): readonly number[] {
    const spares = this.#spares.splice(0);
    for (const instance of spares) {
      if (this.#state[instance] === "spare") this.#end(instance, now);
      else {
        this.#state[instance] = "cancelled";
        this.#endBilling(instance, now);
      }
    }
    return spares;
  }

  /** The unbilled part of a boot is over; false where the launch was cancelled before. */
  startBilling(instance: number, now: number): boolean {
    const state = this.#state[instance];
    if (state !== "booting" && state !== "spareBooting") return false;
    if (this.active !== null && !this.#billsBoot[instance]) return true;
    this.#billedSince[instance] = now;
    if (this.active === null) this.billed.change(now, 1);
    else this.active.begin(instance, now);
    return true;
  }

  /** The boot is over; false where the launch was cancelled before. */
  ready(instance: number, now: number): boolean {
    if (this.#state[instance] !== "booting") {
      this.#state[instance] = "free";
      return false;
    }
    this.#state[instance] = "inService";
    this.#readySince[instance] = now;
    this.booting--;
    this.inService.change(now, 1);
    this.running.change(now, 1);
    if (this.#billsBoot[instance]) this.active?.end(instance, now);
    return true;
  }

  /**
   * Takes back an instance that was given up and has not ended: an idle one before one that drains, the latest first.
   * Null where there is none, or where none of them passes `isWanted`.
   */
  recall(now: number, isWanted: (instance: number) => boolean = () => true): number | null {
    const last = (state: InstanceState) =>
      this.#leaving.findLastIndex((instance) => this.#state[instance] === state && isWanted(instance));
    const idle = last("standby");
    const place = idle >= 0 ? idle : last("draining");
    const [instance] = place < 0 ? [] : this.#leaving.splice(place, 1);
    if (instance === undefined) return null;
    if (this.#state[instance] === "draining") this.draining--;
    this.#state[instance] = "inService";
    this.#present.push(instance);
    this.inService.change(now, 1);
    return instance;
  }

  /** More instances are there than `wanted`, of those that may be given up. */
  has(wanted: number): boolean {
    return (this.#givesUp === "ready-only" ? this.inService.level : this.size) > wanted;
  }

  /**
   * Gives up an instance, of several the one launched last: the oldest ones stay, which were never without work. One that
   * boots is cancelled, one in service drains; the caller says when it is empty. There must be one.
   */
  retire(now: number): Retired {
    const [instance] = this.#present.splice(this.#placeToGiveUp(), 1) as [number];
    const wasInService = this.#state[instance] === "inService";
    if (wasInService) {
      this.#state[instance] = "draining";
      this.inService.change(now, -1);
      this.draining++;
      if (this.#standby > 0) this.#leaving.push(instance);
    } else {
      this.#state[instance] = "cancelled";
      this.booting--;
      this.#endBilling(instance, now);
    }
    return { instance, wasInService };
  }

  /** An instance in service that serves nobody ends. */
  endIdle(instance: number, now: number): void {
    this.#present.splice(this.#present.indexOf(instance), 1);
    this.inService.change(now, -1);
    this.#end(instance, now);
  }

  isInService(instance: number): boolean {
    return this.#state[instance] === "inService";
  }

  #placeToGiveUp(): number {
    const last = (state: InstanceState) => this.#present.findLastIndex((instance) => this.#state[instance] === state);
    if (this.#givesUp === "ready-only") return last("inService");
    const booting = this.#givesUp === "boots-first" ? last("booting") : -1;
    return booting >= 0 ? booting : this.#present.length - 1;
  }

  /** A draining instance is empty: true where it ends, false where it stays warm for a while. */
  empty(instance: number, now: number): boolean {
    this.draining--;
    if (this.#standby > 0) {
      this.#state[instance] = "standby";
      this.#standbyUntil[instance] = now + this.#standby;
      this.#events.add(now + this.#standby, "standbyEnds", instance);
      return false;
    }
    this.#end(instance, now);
    return true;
  }

  /** A warm instance has perhaps been idle for long enough: true where it ends. */
  endStandby(instance: number, now: number): boolean {
    if (this.#state[instance] !== "standby" || this.#standbyUntil[instance]! > now) return false;
    this.#leaving.splice(this.#leaving.indexOf(instance), 1);
    this.#end(instance, now);
    return true;
  }

  /** A billed span that was rounded up is over. */
  stopBilling(now: number): void {
    this.billed.change(now, -1);
  }

  isDraining(instance: number): boolean {
    return this.#state[instance] === "draining";
  }

  /** Instances that have been in service since `moment` or longer. */
  inServiceSince(moment: number): readonly number[] {
    return this.#present.filter(
      (instance) => this.#state[instance] === "inService" && this.#readySince[instance]! <= moment,
    );
  }

  /** The lowest free number, which is now present in that state. */
  #take(state: InstanceState): number {
    const instance = this.nextNumber;
    this.#state[instance] = state;
    this.#present.push(instance);
    return instance;
  }

  #end(instance: number, now: number): void {
    this.#state[instance] = "free";
    this.running.change(now, -1);
    this.#endBilling(instance, now);
  }

  #endBilling(instance: number, now: number): void {
    const length = now - this.#billedSince[instance]!;
    const wasBilled = length >= 0; // unless it was cancelled before
    if (this.active !== null) {
      if (wasBilled && this.#state[instance] === "cancelled") this.active.end(instance, now);
      this.active.leave(instance, now);
      return;
    }
    if (!wasBilled) return;
    const { least, step } = this.#billing;
    const billed = Math.max(least, Math.ceil(length / step) * step);
    if (billed === length) this.billed.change(now, -1);
    else this.#events.add(now + billed - length, "billingEnds");
  }
}

/** The part of a boot that is not billed. */
function unbilled({ billedFrom }: InstanceBilling, parts: readonly number[], boot: number): number {
  if ("time" in billedFrom) return Math.min(boot, billedFrom.time);
  return parts.slice(0, billedFrom.parts).reduce((sum, part) => sum + part, 0);
}
