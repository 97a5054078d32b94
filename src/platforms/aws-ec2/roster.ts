import { microsecondsPer } from "../../units/duration.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { RareEvents } from "./rare-events.ts";

/**
 * A launched machine is "pending" for 17 s and is billed from its end on (three cold launches of 2026-01-31 measured by
 * brevdev/ec2-coldboot-research: 17.8 s; 16.4 to 17.1 s across types and regions).
 */
export const pendingTime = 17 * microsecondsPer.s;
/** Billed by the second, a minute at least (AWS, 2017-10-02). */
const leastBilled = microsecondsPer.m;

type MachineState = "free" | "booting" | "inService" | "draining" | "cancelled";

/**
 * Which machines a fleet has, and for how long they are billed. A machine's number is free again once it has ended and
 * none of its timers is pending. Times are whole microseconds since the start of the run.
 */
export class Roster {
  readonly #events: RareEvents;
  readonly #state: MachineState[] = [];
  readonly #readySince: number[] = [];
  readonly #billedSince: number[] = [];
  /** Booting or in service, in order of launch. */
  readonly #present: number[] = [];
  /** Machines that take requests. */
  readonly inService = new LevelOverTime();
  /** Machines that are billed. */
  readonly billed = new LevelOverTime();
  /** Of those, the ones that a commitment covers. */
  readonly covered = new LevelOverTime();
  readonly #committed: number;
  draining = 0;

  constructor(events: RareEvents, committed: number) {
    this.#events = events;
    this.#committed = committed;
  }

  /** Machines in service or booting. */
  get size(): number {
    return this.#present.length;
  }

  /** Machine numbers ever given out are below. */
  get numbers(): number {
    return this.#state.length;
  }

  /** A machine that is in service when the run starts. */
  begin(): number {
    const machine = this.#take("inService");
    this.#readySince[machine] = Number.NEGATIVE_INFINITY;
    this.#billedSince[machine] = 0;
    this.inService.change(0, 1);
    this.#bill(0, 1);
    return machine;
  }

  /** Launches a machine that is in service after `boot`. */
  launch(now: number, boot: number): number {
    const machine = this.#take("booting");
    this.#billedSince[machine] = Number.POSITIVE_INFINITY;
    this.#events.add(now + Math.min(boot, pendingTime), "billingStarts", machine);
    this.#events.add(now + boot, "ready", machine);
    return machine;
  }

  /** The pending part of a boot is over; false where the launch was cancelled before. */
  startBilling(machine: number, now: number): boolean {
    if (this.#state[machine] !== "booting") return false;
    this.#billedSince[machine] = now;
    this.#bill(now, 1);
    return true;
  }

  /** The boot is over; false where the launch was cancelled before. */
  ready(machine: number, now: number): boolean {
    if (this.#state[machine] !== "booting") {
      this.#state[machine] = "free";
      return false;
    }
    this.#state[machine] = "inService";
    this.#readySince[machine] = now;
    this.inService.change(now, 1);
    return true;
  }

  /**
   * Gives up the machine launched last, booting or in service: the oldest ones stay, which were never without work. One
   * that boots is cancelled, one in service drains; the caller ends it, at once where it is empty.
   */
  retire(now: number): { readonly machine: number; readonly wasInService: boolean } {
    const machine = this.#present.pop()!;
    const wasInService = this.#state[machine] === "inService";
    if (wasInService) {
      this.#state[machine] = "draining";
      this.inService.change(now, -1);
      this.draining++;
    } else {
      this.#state[machine] = "cancelled";
      this.#endBilling(machine, now);
    }
    return { machine, wasInService };
  }

  /** A draining machine is empty and ends. */
  end(machine: number, now: number): void {
    this.#state[machine] = "free";
    this.draining--;
    this.#endBilling(machine, now);
  }

  /** A billed span that was rounded up is over. */
  stopBilling(now: number): void {
    this.#bill(now, -1);
  }

  isDraining(machine: number): boolean {
    return this.#state[machine] === "draining";
  }

  /** Machines that have been in service since `moment` or longer. */
  inServiceSince(moment: number): readonly number[] {
    return this.#present.filter(
      (machine) => this.#state[machine] === "inService" && this.#readySince[machine]! <= moment,
    );
  }

  /** The lowest free number, which is now present in that state. */
  #take(state: MachineState): number {
    const free = this.#state.indexOf("free");
    const machine = free >= 0 ? free : this.#state.length;
    this.#state[machine] = state;
    this.#present.push(machine);
    return machine;
  }

  #endBilling(machine: number, now: number): void {
    const length = now - this.#billedSince[machine]!;
    if (length < 0) return; // cancelled while pending, so never billed
    const { s: second } = microsecondsPer;
    const billed = Math.max(leastBilled, Math.ceil(length / second) * second);
    if (billed === length) this.#bill(now, -1);
    else this.#events.add(now + billed - length, "billingEnds");
  }

  #bill(now: number, change: number): void {
    this.billed.change(now, change);
    const covered = Math.min(this.billed.level, this.#committed);
    this.covered.change(now, covered - this.covered.level);
  }
}
