import type { WindowRecorder } from "../window-recorder.ts";
import { coldStart } from "./instance-store.ts";
import type { Service } from "./warm-call.ts";
import type { WarmSet } from "./warm-set.ts";

/** Milliseconds that are billed, each request rounded up, on demand and on provisioned instances apart. */
export class BilledTime {
  onDemand = 0;
  provisioned = 0;
  readonly #recorder: WindowRecorder;
  /** The instances where some are provisioned; null otherwise. */
  readonly #instances: WarmSet | null;

  constructor(recorder: WindowRecorder, instances: WarmSet | null) {
    this.#recorder = recorder;
    this.#instances = instances;
  }

  /** The window begins. */
  clear(): void {
    this.onDemand = 0;
    this.provisioned = 0;
  }

  /** A request served on the instance that `admit` gave. */
  bill(instance: number, { billedInit, handler }: Service): void {
    if (this.#instances !== null && instance !== coldStart) {
      this.billWarm(instance, handler);
      return;
    }
    this.onDemand += Math.ceil((billedInit + handler) / 1000);
    if (this.#instances !== null) this.#recorder.spilled++;
  }

  /** The same on an initialised instance, where some are provisioned. */
  billWarm(instance: number, handler: number): void {
    const milliseconds = Math.ceil(handler / 1000);
    if (this.#instances!.isProvisioned(instance)) {
      this.provisioned += milliseconds;
    } else {
      this.onDemand += milliseconds;
      this.#recorder.spilled++;
    }
  }
}
