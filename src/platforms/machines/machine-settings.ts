import type { PoolSettings } from "../instance-pool/pool-settings.ts";

/** Machines with every default filled in. Durations in microseconds, sizes in bytes. */
export interface MachineSettings extends PoolSettings {
  readonly region: string;
  /** The machine type's name. */
  readonly instance: string;
  /** Memory of one machine. */
  readonly memory: number;
  /** Disk of one machine, as it is billed. */
  readonly disk: number;
}
