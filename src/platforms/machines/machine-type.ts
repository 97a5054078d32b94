/** A kind of machine, as far as the simulation needs to know it. */
export interface MachineType {
  readonly name: string;
  readonly vcpus: number;
  /** Bytes. */
  readonly memory: number;
  /** True where two vCPUs are the hyperthreads of one core; false where each vCPU is a core of its own. */
  readonly hyperthreaded: boolean;
}
