import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { Assumption } from "../assumption.ts";
import type { Origin } from "../choices.ts";
import type { CreditSettings, InstanceBilling, PoolSize } from "../instance-pool/pool-settings.ts";
import type { Provider } from "../provider.ts";
import type { MachineSettings } from "./machine-settings.ts";
import type { MachineType } from "./machine-type.ts";

/** What a platform says of the machines that one candidate has there; everything else is alike for all platforms. */
export interface MachineOffer {
  readonly provider: Provider;
  /** Which of the provider's log prices applies. */
  readonly logsVariant: string;
  readonly region: string;
  readonly type: MachineType;
  /** What gives a machine so many bytes of memory, in words for the end of a sentence. */
  readonly larger: (needed: number) => string;
  readonly instances: PoolSize;
  readonly purchase: string;
  readonly committed: number | null;
  readonly billing: InstanceBilling;
  /** Launch to in service where the scenario does not say. */
  readonly boot: { readonly settings: DistributionSettings } & Origin;
  readonly credits: CreditSettings | null;
  /** The disk that comes with a rented machine, as a public address may; null for a machine of one's own. */
  readonly rented: RentedDisk | null;
  describe(settings: MachineSettings): string;
  /** What is taken for granted of the provider, besides what all machines share. */
  assumptions(settings: MachineSettings): readonly Assumption[];
  /** The prices of hours, and of CPU credits. */
  readonly hourNeeds: readonly PriceNeed[];
  readonly warnings: readonly string[];
}

export interface RentedDisk {
  /** Bytes that are billed for each machine. */
  readonly disk: number;
  /** Where a GB-month of it has its price. */
  readonly diskPrice: Pick<PriceNeed, "card" | "variant">;
}
