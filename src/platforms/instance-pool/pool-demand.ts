import { wallPerCpu } from "../cpu-share.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { capacity } from "./processor-sharing.ts";

interface Capacity {
  readonly wall: number;
  /** Instances in service x time. */
  readonly served: number;
  readonly window: number;
}

/** The work that the window's arrivals bring, against what the instances in service can do; times in microseconds. */
export class PoolDemand {
  /** CPU work on one full vCPU. */
  cpu = 0;
  /** Waiting on others. */
  io = 0;

  /** The window begins. */
  clear(): void {
    this.cpu = 0;
    this.io = 0;
  }

  /**
   * Work brought over work that could be done, by CPU and by slots, whichever is tighter; a growing pool could have had
   * all its instances. An instance that has to live on its CPU credits can do what its baseline allows. `wall` is the CPU
   * work on the wall, were each request alone.
   */
  load(settings: PoolSettings, { wall, served, window }: Capacity): number {
    const { instances, slots, speed, vcpus, credits } = settings;
    const instanceTime = instances.kind === "growing" ? instances.max * window : served;
    const lasting = credits?.mode === "standard" ? vcpus * credits.baseline : Number.POSITIVE_INFINITY;
    const byCpu = this.cpu / (Math.min(capacity(vcpus, settings), lasting) * speed * instanceTime);
    const bySlots = (wall + this.io) / (slots * instanceTime);
    return Math.max(byCpu, bySlots);
  }

  /** The CPU work on the wall where all of it has the same parallel share. */
  wall({ vcpus, speed }: PoolSettings, parallel: number): number {
    return this.cpu * wallPerCpu({ vcpus, speed, parallel, throttle: "linear" });
  }
}
