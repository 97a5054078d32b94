/** What is counted, and in which unit. Platforms and pricing share these words and nothing else. */
export const meters = {
  requests: { unit: "requests", fixed: false },
  gbSeconds: { unit: "GB-s", fixed: false },
  provisionedGbSeconds: { unit: "GB-s", fixed: true },
  provisionedDurationGbSeconds: { unit: "GB-s", fixed: false },
  ephemeralGbSeconds: { unit: "GB-s", fixed: false },
  instanceHours: { unit: "h", fixed: true },
  committedHours: { unit: "h", fixed: true },
  surplusCreditHours: { unit: "vCPU-h", fixed: false },
  diskGbMonths: { unit: "GB-month", fixed: true },
  ipv4Hours: { unit: "h", fixed: true },
  apiRequests: { unit: "requests", fixed: false },
  lbHours: { unit: "h", fixed: true },
  lcuHours: { unit: "LCU-h", fixed: false },
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
