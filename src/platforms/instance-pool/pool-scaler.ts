import { microsecondsPer } from "../../units/duration.ts";
import type { Decision, GroupSample, InstanceCapacity, Rhythm } from "../autoscaling/autoscaler.ts";
import { type AnyAutoscaler, autoscalers } from "../autoscaling/autoscalers.ts";
import { type MinimumSchedule, minimumSchedule } from "../autoscaling/minimum-schedule.ts";
import type { GrowingPool } from "./pool-settings.ts";
import type { Roster } from "./roster.ts";

/** What the scaler reads of its pool at the end of a sample: integrals over time since the start of the run. */
export interface PoolFigures {
  readonly roster: Roster;
  /** vCPU time that an instance has given, microseconds. */
  usedTime(instance: number): number;
  /** Slot time that an instance's requests have taken, microseconds. */
  slotTime(instance: number): number;
  /** Requests in service or waiting x time, microseconds. */
  readonly concurrencyTime: number;
  /** Attempts that reached the instances or the line before them. */
  readonly attempts: number;
}

export interface ScalerOptions {
  readonly instance: InstanceCapacity;
  /** The moment of the run at which the traffic's own clock stands at zero. */
  readonly origin: number;
}

/** A growing pool's memory between the autoscaler's decisions. Times are microseconds since the start of the run. */
export class PoolScaler {
  readonly rhythm: Rhythm;
  readonly #growing: GrowingPool;
  readonly #instance: InstanceCapacity;
  readonly #schedule: MinimumSchedule;
  readonly #origin: number;
  readonly #autoscaler: AnyAutoscaler;
  readonly #samples: GroupSample[] = [];
  #sampleCount = 0;
  #state: unknown = null;
  #sampleStart = 0;
  readonly #usedBefore: number[] = [];
  readonly #slotsBefore: number[] = [];
  #concurrencyBefore = 0;
  #attemptsBefore = 0;
  #inServiceBefore = 0;

  constructor(growing: GrowingPool, { instance, origin }: ScalerOptions) {
    const { scaler } = growing;
    this.#growing = growing;
    this.#instance = instance;
    this.#schedule = minimumSchedule(growing.schedule, growing.min);
    this.#origin = origin;
    this.#autoscaler = autoscalers[scaler.kind];
    this.rhythm = this.#autoscaler.rhythm(scaler);
  }

  /** The pool starts with so many instances. */
  start(instances: number): void {
    this.#state = this.#autoscaler.start(this.#growing.scaler, instances);
  }

  /** Whether a pool that starts with so many instances sends its requests through the line. */
  startsThroughLine(instances: number): boolean {
    return this.#autoscaler.startsThroughLine?.(this.#growing.scaler, instances) ?? true;
  }

  /** The minimum in force. */
  minimum(now: number): number {
    return this.#schedule.at(now - this.#origin);
  }

  nextMinimumChange(now: number): number {
    return this.#schedule.next(now - this.#origin) + this.#origin;
  }

  /** Ends a sample; the decision where one is due, else null. */
  sample(now: number, figures: PoolFigures): Decision<unknown> | null {
    const { samplesPerDecision, memory, warmUp } = this.rhythm;
    this.#samples.push(this.#figuresOf(now, warmUp, figures));
    if (this.#samples.length > memory) this.#samples.shift();
    this.#keep(now, figures);
    if (++this.#sampleCount % samplesPerDecision !== 0) return null;
    return this.#decide(now, figures.roster);
  }

  #decide(now: number, roster: Roster): Decision<unknown> {
    const { max, scaler } = this.#growing;
    const observation = {
      now,
      current: roster.size,
      ready: roster.inService.level,
      samples: this.#samples,
      instance: this.#instance,
      min: this.minimum(now),
      max,
    };
    const decision = this.#autoscaler.decide(observation, scaler, this.#state);
    this.#state = decision.state;
    return decision;
  }

  #figuresOf(now: number, warmUp: number, figures: PoolFigures): GroupSample {
    const { roster, usedTime, slotTime, concurrencyTime, attempts } = figures;
    const length = now - this.#sampleStart;
    const counted = roster.inServiceSince(this.#sampleStart - warmUp);
    const sum = (of: (instance: number) => number, before: readonly number[]) =>
      counted.reduce((all, instance) => all + of(instance) - (before[instance] ?? 0), 0) / length;
    return {
      counted: counted.length,
      vcpus: sum(usedTime, this.#usedBefore),
      slots: sum(slotTime, this.#slotsBefore),
      inService: (roster.inService.upTo(now) - this.#inServiceBefore) / length,
      concurrency: (concurrencyTime - this.#concurrencyBefore) / length,
      requests: ((attempts - this.#attemptsBefore) * microsecondsPer.s) / length,
    };
  }

  #keep(now: number, { roster, usedTime, slotTime, concurrencyTime, attempts }: PoolFigures): void {
    this.#sampleStart = now;
    // A quiet pool is sampled more often than it serves: its arrays are written over, not made anew.
    for (let instance = 0; instance < roster.numbers; instance++) {
      this.#usedBefore[instance] = usedTime(instance);
      this.#slotsBefore[instance] = slotTime(instance);
    }
    this.#concurrencyBefore = concurrencyTime;
    this.#attemptsBefore = attempts;
    this.#inServiceBefore = roster.inService.upTo(now);
  }
}
