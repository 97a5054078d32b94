/** What the control of a pool needs of the instances that serve. Times are microseconds since the start of the run. */
export interface ServingInstances {
  /** An instance number is used, perhaps for the first time. */
  prepare(instance: number): void;
  /** From now on the instance gets requests; `isCold` where it has just booted. */
  enterService(instance: number, now: number, isCold: boolean): void;
  /** The instance gets no more requests; true where it has none. */
  leaveService(instance: number): boolean;
  /** vCPU time used since the start of the run. */
  usedTime(instance: number, now: number): number;
  /** Slot time taken since the start of the run. */
  slotTime(instance: number, now: number): number;
  /** Requests in service or waiting x time since the start of the run. */
  concurrencyTime(now: number): number;
  /** Requests in service or waiting at this moment. */
  concurrency(): number;
  /** Whether a slot of the instance is free. */
  hasRoom(instance: number): boolean;
  /** Whether the instance has no request in service. */
  isIdle(instance: number): boolean;
  /** Limits the vCPUs of an instance; Infinity lifts the limit. */
  grant(instance: number, now: number, vcpus: number): void;
  /** From now on the instance has so many vCPUs. */
  giveVcpus(instance: number, now: number, vcpus: number): void;
  /** Attempts that the front door let pass since the start of the run. */
  attempts(): number;
  /** Requests that wait in the line before all instances. */
  inLine(): number;
  /** Whether requests go through the line rather than straight to the instances. */
  routeThroughLine(isThrough: boolean, now: number): void;
}
