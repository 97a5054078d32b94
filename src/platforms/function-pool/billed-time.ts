import { type BilledHour, BilledHours, type BilledTotals } from "../instance-pool/billed-hours.ts";
import type { WindowRecorder } from "../window-recorder.ts";
import { coldStart } from "./instance-store.ts";
import type { Service } from "./warm-call.ts";
import type { WarmSet } from "./warm-set.ts";

export interface BilledTimeOptions {
  /** Microseconds. */
  readonly step: number;
  readonly recorder: WindowRecorder;
  /** The instances where some are provisioned; null otherwise. */
  readonly instances: WarmSet | null;
  /** The beginning of the window where its hours are told apart; null where they are not. */
  readonly hoursFrom: number | null;
}

/** Time that is billed, each request rounded up to a whole step, on demand and on provisioned instances apart; in steps. */
export class BilledTime {
  onDemand = 0;
  provisioned = 0;
  readonly #recorder: WindowRecorder;
  /** The instances where some are provisioned; null otherwise. */
  readonly #instances: WarmSet | null;
  readonly #step: number;
  /** By the hour where a commitment is settled so; null otherwise. */
  readonly #hours: BilledHours | null;

  constructor({ step, recorder, instances, hoursFrom }: BilledTimeOptions) {
    this.#step = step;
    this.#recorder = recorder;
    this.#instances = instances;
    this.#hours = hoursFrom === null ? null : new BilledHours(hoursFrom);
  }

  /** What was billed since the window began, microseconds. */
  get time(): { readonly onDemand: number; readonly provisioned: number } {
    return { onDemand: this.onDemand * this.#step, provisioned: this.provisioned * this.#step };
  }

  /** The window begins. */
  clear(): void {
    this.onDemand = 0;
    this.provisioned = 0;
  }

  /** An edge of the window is at `now`: an hour may end there. Not to be told of the last, after which retries still come. */
  pass(now: number): void {
    this.#hours?.pass(now, this.#onDemandSoFar);
  }

  /** What each hour of the window had on demand, microseconds; empty where hours are not told apart. */
  hours(windowEnd: number): readonly BilledHour[] {
    return this.#hours?.upTo(windowEnd, this.#onDemandSoFar) ?? [];
  }

  readonly #onDemandSoFar = (): BilledTotals => ({ billed: this.onDemand * this.#step, idle: 0 });

  /** A request served on the instance that `admit` gave. */
  bill(instance: number, { billedInit, handler }: Service): void {
    if (this.#instances !== null && instance !== coldStart) {
      this.billWarm(instance, handler);
      return;
    }
    this.onDemand += Math.ceil((billedInit + handler) / this.#step);
    if (this.#instances !== null) this.#recorder.spilled++;
  }

  /** The same on an initialised instance, where some are provisioned. */
  billWarm(instance: number, handler: number): void {
    const steps = Math.ceil(handler / this.#step);
    if (this.#instances!.isProvisioned(instance)) {
      this.provisioned += steps;
    } else {
      this.onDemand += steps;
      this.#recorder.spilled++;
    }
  }
}
