import { inUnit, type SecondsRole, type SecondsService, secondsRates } from "./gcp-seconds.ts";
import type { GcpKind, GcpService } from "./gcp-service.ts";

const service: SecondsService = {
  card: "gcp-cloud-run",
  free: [
    ["vcpuSeconds", "instanceVcpuSeconds", "idleVcpuSeconds"],
    ["memoryGbSeconds", "instanceMemoryGbSeconds", "idleMemoryGbSeconds"],
  ],
};

const cpu = { unit: "s" } as const;
const memory = { unit: "GiBy.s" } as const;
const byRequest = { variant: "request-based" } as const;
const byInstance = { variant: "instance-based" } as const;

/** By what stands between "Services" and "billing", without the price tier. */
const roles: Readonly<Record<string, Omit<SecondsRole, "isTierTwo">>> = {
  "CPU (Request-based": { ...cpu, ...byRequest, meter: "vcpuSeconds", label: "vCPU" },
  "Memory (Request-based": { ...memory, ...byRequest, meter: "memoryGbSeconds", label: "Memory" },
  "Min Instance CPU (Request-based": { ...cpu, ...byRequest, meter: "idleVcpuSeconds", label: "Idle vCPU" },
  "Min Instance Memory (Request-based": {
    ...memory,
    ...byRequest,
    meter: "idleMemoryGbSeconds",
    label: "Idle memory",
  },
  "CPU (Instance-based": { ...cpu, ...byInstance, meter: "instanceVcpuSeconds", label: "vCPU, instance-based" },
  "Memory (Instance-based": {
    ...memory,
    ...byInstance,
    meter: "instanceMemoryGbSeconds",
    label: "Memory, instance-based",
  },
};

const requests: SecondsRole = {
  ...byRequest,
  meter: "requests",
  label: "Requests",
  unit: "count",
  isTierTwo: false,
};

const description = /^Services (.+?)( Tier 2)? (\((?:Request|Instance)-based) billing\)(?: in [a-z0-9-]+)?$/;

/** Cloud Run services; jobs, worker pools and GPUs are not what its platform models. */
export const gcpCloudRunSkus: GcpService<SecondsRole> = {
  kindOf({ sku, price }): GcpKind<SecondsRole> {
    if (sku.description === "Requests") return inUnit(requests, price.unit);
    const [, resource = "", tier, billing = ""] = description.exec(sku.description) ?? [];
    const name = `${resource} ${billing}`;
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    if (role !== undefined) return inUnit({ ...role, isTierTwo: tier !== undefined }, price.unit);
    const isOther = /\b(jobs?|worker pools?|gpu|nvidia)\b/i.test(sku.description);
    return isOther
      ? { leftOut: "Cloud Run's jobs, worker pools and GPUs" }
      : { unknown: "no such SKU of Cloud Run is known" };
  },
  ratesOf: (parts, options) => secondsRates(parts, service, options),
};
