/**
 * What is counted, and in which unit. Platforms and pricing share these words and nothing else. A GB of memory is 1,024
 * MB. Kept-warm minimum instances that serve nobody count as idle seconds, served or not a commitment as committed ones,
 * those of all of an instance's life as `instanceVcpuSeconds` and so on;
 * `nodeHours` are those of machines under containers. The hours of one machine beyond a quarter of the month are
 * `instanceHours25to50` and so on, where a provider discounts sustained use; `instanceHours` then holds the first
 * quarter. What a front door or a gateway passes on is `lbGb` and `natGb`. Rules of a load balancer beyond those that its
 * hours cover are `lbRuleHours`; where few machines use a gateway and each of them is billed, `natMachineHours`.
 */
export const meters = {
  requests: { unit: "requests", fixed: false },
  gbSeconds: { unit: "GB-s", fixed: false },
  ghzSeconds: { unit: "GHz-s", fixed: false },
  cpuMilliseconds: { unit: "CPU-ms", fixed: false },
  committedGbSeconds: { unit: "GB-s", fixed: true },
  alwaysReadyGbSeconds: { unit: "GB-s", fixed: true },
  alwaysReadyDurationGbSeconds: { unit: "GB-s", fixed: false },
  alwaysReadyRequests: { unit: "requests", fixed: false },
  snapStartCacheGbSeconds: { unit: "GB-s", fixed: true },
  snapStartRestoredGb: { unit: "GB", fixed: false },
  streamedGb: { unit: "GB", fixed: false },
  accountMonths: { unit: "months", fixed: true },
  provisionedGbSeconds: { unit: "GB-s", fixed: true },
  provisionedDurationGbSeconds: { unit: "GB-s", fixed: false },
  ephemeralGbSeconds: { unit: "GB-s", fixed: false },
  vcpuSeconds: { unit: "vCPU-s", fixed: false },
  memoryGbSeconds: { unit: "GB-s", fixed: false },
  instanceVcpuSeconds: { unit: "vCPU-s", fixed: true },
  instanceMemoryGbSeconds: { unit: "GB-s", fixed: true },
  idleVcpuSeconds: { unit: "vCPU-s", fixed: true },
  idleMemoryGbSeconds: { unit: "GB-s", fixed: true },
  idleGhzSeconds: { unit: "GHz-s", fixed: true },
  committedVcpuSeconds: { unit: "vCPU-s", fixed: true },
  committedMemoryGbSeconds: { unit: "GB-s", fixed: true },
  vcpuHours: { unit: "vCPU-h", fixed: true },
  memoryGbHours: { unit: "GB-h", fixed: true },
  diskGbHours: { unit: "GB-h", fixed: true },
  clusterHours: { unit: "h", fixed: true },
  nodeHours: { unit: "h", fixed: true },
  instanceHours: { unit: "h", fixed: true },
  instanceHours25to50: { unit: "h", fixed: true },
  instanceHours50to75: { unit: "h", fixed: true },
  instanceHours75to100: { unit: "h", fixed: true },
  committedHours: { unit: "h", fixed: true },
  surplusCreditHours: { unit: "vCPU-h", fixed: false },
  diskGbMonths: { unit: "GB-month", fixed: true },
  ipv4Hours: { unit: "h", fixed: true },
  apiRequests: { unit: "requests", fixed: false },
  lbHours: { unit: "h", fixed: true },
  lbRuleHours: { unit: "h", fixed: true },
  lcuHours: { unit: "LCU-h", fixed: false },
  lbGb: { unit: "GB", fixed: false },
  natHours: { unit: "h", fixed: true },
  natMachineHours: { unit: "h", fixed: true },
  natGb: { unit: "GB", fixed: false },
  egressGb: { unit: "GB", fixed: false },
  logsGb: { unit: "GB", fixed: false },
  operationsHours: { unit: "h", fixed: true },
} as const satisfies Record<string, MeterDefinition>;

export interface MeterDefinition {
  readonly unit: string;
  /** True where the meter runs whether or not anybody calls. */
  readonly fixed: boolean;
}

export type Meter = keyof typeof meters;

/** Consumption by meter over some span: a run's window, or a month. A meter that is absent was not used. */
export type Usage = Readonly<Partial<Record<Meter, number>>>;
