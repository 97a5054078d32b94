import { microsecondsPer } from "../../units/duration.ts";
import { type MinimumSchedule, minimumSchedule } from "../autoscaling/minimum-schedule.ts";
import { targetTracking } from "../autoscaling/target-tracking.ts";
import type { GrowingSize } from "./fleet-size.ts";
import type { Roster } from "./roster.ts";

/** The rule by which a growing fleet on AWS EC2 changes its size. */
export const autoscaler = targetTracking;

/** What the scaler reads of its fleet at the end of a period. */
export interface FleetFigures {
  readonly roster: Roster;
  /** vCPU time (target cpu) or slot time (target slots) that a machine has given since the start of the run. */
  consumed(machine: number): number;
  /** Requests offered since the start of the run. */
  readonly offered: number;
}

/** A growing fleet's memory between the autoscaler's decisions. Times are microseconds since the start of the run. */
export class FleetScaler {
  readonly #size: GrowingSize;
  /** What one machine can give per microsecond, in the unit of `consumed`. */
  readonly #perMachine: number;
  readonly #schedule: MinimumSchedule;
  /** The moment of the run at which the traffic's own clock stands at zero. */
  readonly #origin: number;
  #recent: readonly number[] = [];
  #periodStart = 0;
  #consumedBefore: readonly number[] = [];
  #offeredBefore = 0;
  #serviceTimeBefore = 0;

  constructor(size: GrowingSize, { vcpus, slots, origin }: { vcpus: number; slots: number; origin: number }) {
    this.#size = size;
    this.#perMachine = size.target.metric === "slots" ? slots : vcpus;
    this.#schedule = minimumSchedule(size.schedule, size.min);
    this.#origin = origin;
  }

  /** The minimum in force. */
  minimum(now: number): number {
    return this.#schedule.at(now - this.#origin);
  }

  nextMinimumChange(now: number): number {
    return this.#schedule.next(now - this.#origin) + this.#origin;
  }

  /** Ends a period and gives the number of machines wanted from now on. */
  decide(now: number, figures: FleetFigures): number {
    const { roster } = figures;
    const counted = roster.inServiceSince(this.#periodStart - autoscaler.warmUp);
    const value = this.#metric(now, counted, figures);
    this.#recent = [...this.#recent, value].slice(-autoscaler.memory);
    this.#periodStart = now;
    this.#consumedBefore = Array.from({ length: roster.numbers }, (_, machine) => figures.consumed(machine));
    this.#offeredBefore = figures.offered;
    this.#serviceTimeBefore = roster.inService.upTo(now);
    const { target, max } = this.#size;
    const observation = { current: roster.size, counted: counted.length, recent: this.#recent };
    return autoscaler.desired({ ...observation, min: this.minimum(now), max }, { target: target.value });
  }

  /**
   * The period's value. Requests are counted as a load balancer does it, all requests over all machines in service; it
   * knows of no warm-up. CPU and slots are the counted machines' own.
   */
  #metric(now: number, counted: readonly number[], { roster, consumed, offered }: FleetFigures): number {
    if (this.#size.target.metric === "requests") {
      const serviceTime = (roster.inService.upTo(now) - this.#serviceTimeBefore) / microsecondsPer.s;
      return (offered - this.#offeredBefore) / serviceTime;
    }
    const used = counted.reduce((sum, machine) => sum + consumed(machine) - (this.#consumedBefore[machine] ?? 0), 0);
    return used / (counted.length * this.#perMachine * (now - this.#periodStart));
  }
}
