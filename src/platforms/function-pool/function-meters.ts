import type { Usage } from "../../usage/meter.ts";
import type { BilledHour } from "../instance-pool/billed-hours.ts";

/** What one function has run up in the window. Times in microseconds. */
export interface FunctionConsumption {
  readonly served: number;
  readonly completed: number;
  readonly coldStarts: number;
  /** Bytes of one. */
  readonly response: number;
  /** Each request rounded up to the billing step: on demand, and on provisioned instances. */
  readonly billed: { readonly onDemand: number; readonly provisioned: number };
  /** Length of the window. */
  readonly window: number;
}

/** How a platform meters its functions, besides front door, network and logs. */
export interface FunctionMeters {
  readonly usage: (consumed: FunctionConsumption) => Usage;
  /** Null where everything is bought on demand. */
  readonly commitment: HourlyCommitment | null;
}

/** A spend an hour that is committed to: each hour's time on demand is settled for itself. */
export interface HourlyCommitment {
  /** What takes the place of the meters of time on demand; of an account's functions it pays for all together. */
  readonly settle: (hours: readonly BilledHour[], window: number) => Usage;
  /** One function's share of that, where it pays for several: in proportion to what it metered. */
  readonly share: (usage: Usage) => Usage;
}
