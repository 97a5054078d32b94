import { inUnit, type SecondsRole, type SecondsService, secondsRates } from "./gcp-seconds.ts";
import type { GcpKind, GcpService } from "./gcp-service.ts";

const service: SecondsService = {
  card: "gcp-functions-1st-gen",
  free: [
    ["ghzSeconds", "idleGhzSeconds"],
    ["gbSeconds", "idleMemoryGbSeconds"],
  ],
};

/** By what stands between "(1st Gen)" and "(Request-based billing)", without the price tier. */
const roles: Readonly<Record<string, Omit<SecondsRole, "isTierTwo">>> = {
  CPU: { meter: "ghzSeconds", label: "CPU", unit: "GHz.s" },
  Memory: { meter: "gbSeconds", label: "Memory", unit: "GiBy.s" },
  "Min Instance CPU": { meter: "idleGhzSeconds", label: "Idle CPU", unit: "GHz.s" },
  "Min Instance Memory": { meter: "idleMemoryGbSeconds", label: "Idle memory", unit: "GiBy.s" },
};

const requests: SecondsRole = { meter: "requests", label: "Invocations", unit: "count", isTierTwo: false };

const description = /^Cloud Run functions \(1st Gen\) (.+?)( Tier 2)? \(Request-based billing\)(?: in [a-z0-9-]+)?$/;

/** Functions of the first generation. Those of the second are billed as Cloud Run's services are. */
export const gcpFunctionsSkus: GcpService<SecondsRole> = {
  kindOf({ sku, price }): GcpKind<SecondsRole> {
    if (sku.description === "Cloud Run Functions Invocations") return inUnit(requests, price.unit);
    const [, resource = "", tier] = description.exec(sku.description) ?? [];
    const role = Object.hasOwn(roles, resource) ? roles[resource] : undefined;
    if (role !== undefined) return inUnit({ ...role, isTierTwo: tier !== undefined }, price.unit);
    const isSecond = /^Cloud Run functions (CPU|Memory) /.test(sku.description);
    return isSecond
      ? { leftOut: "functions of the second generation, which cost what Cloud Run costs" }
      : { unknown: "no such SKU of Cloud Run functions is known" };
  },
  ratesOf: (parts, options) => secondsRates(parts, service, options),
};
