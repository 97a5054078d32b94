import { type Decimal, decimalOf, decimalText, product, sum, toNumber } from "../../units/decimal.ts";
import { gcpOrigin } from "./gcp-priced-sku.ts";
import type { GcpKind, GcpPart, GcpRates, GcpService } from "./gcp-service.ts";
import type { OfferedRate } from "./offered-rate.ts";
import type { ImportOptions, MachineShape } from "./read-prices.ts";

/** How machines are bought: the catalogue's usage type, the meter, and the words of the bill. */
const ways = {
  OnDemand: { meter: "instanceHours", words: "on demand" },
  Preemptible: { meter: "instanceHours", purchase: "spot", words: "spot" },
  Commit1Yr: { meter: "committedHours", purchase: "committed-use-1y", words: "committed for 1 year" },
  Commit3Yr: { meter: "committedHours", purchase: "committed-use-3y", words: "committed for 3 years" },
} as const;

type Way = keyof typeof ways;

interface Role {
  /** Such as "n2". */
  readonly family: string;
  readonly resource: "vCPU" | "memory";
  readonly way: Way;
}

/** "N2 Instance Core running in Americas", "Spot Preemptible N4A Instance Ram running in Iowa". */
const used =
  /^(Spot Preemptible |Preemptible )?([A-Z][A-Z0-9]*)(?: AMD| Arm)?(?: Predefined)? Instance (Core|Ram) running in /;
/** "Commitment v1: N2 Cpu in Americas for 1 Year"; N1 has no name there. */
const committed = /^Commitment(?: v\d)?: (?:([A-Z][A-Z0-9]*)(?: AMD| Arm)? )?(Cpu|Ram) in .+ for ([13]) Years?$/;

/** Descriptions that share family and group with plain machines, and are not their price. */
const others: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\bCustom\b/, what: "machines of one's own shape" },
  { pattern: /\bSole Tenancy\b/, what: "hardware of one's own" },
  { pattern: /^Reserved /, what: "reservations of capacity, which cost nothing beside the machines" },
  { pattern: /\b(GPU|TPU|Nvidia)\b/i, what: "GPUs and TPUs" },
];

/** Compute Engine: a machine is not one SKU, but its vCPUs and its memory. */
export const gcpComputeSkus: GcpService<Role> = {
  kindOf({ sku, price }): GcpKind<Role> {
    const { description, category } = sku;
    if (category.resourceFamily !== "Compute") return { leftOut: `SKUs of the family ${category.resourceFamily}` };
    const other = others.find(({ pattern }) => pattern.test(description));
    if (other !== undefined) return { leftOut: other.what };
    const role = roleOf(description);
    if (role === null) return { unknown: "no machine's vCPU or memory is known by it" };
    if (category.usageType !== role.way) return { unknown: `its usage type is ${category.usageType}` };
    const unit = role.resource === "vCPU" ? "h" : "GiBy.h";
    if (price.unit !== unit) return { unknown: `its unit ${JSON.stringify(price.unit)} is not ${unit}` };
    return price.steps.length === 1 ? { role } : { unknown: "it has tiers, which machines have not" };
  },
  ratesOf: composed,
};

function roleOf(description: string): Role | null {
  const [, spot, family, part] = used.exec(description) ?? [];
  if (family !== undefined) {
    const resource = part === "Core" ? "vCPU" : "memory";
    return { family: family.toLowerCase(), resource, way: spot === undefined ? "OnDemand" : "Preemptible" };
  }
  const match = committed.exec(description);
  if (match === null) return null;
  const [, name = "N1", resource, years] = match;
  const way = years === "1" ? "Commit1Yr" : "Commit3Yr";
  return { family: name.toLowerCase(), resource: resource === "Cpu" ? "vCPU" : "memory", way };
}

type Part = GcpPart<Role>;

/** Both halves of a family's price, bought in one way in one region. */
interface Halves {
  readonly region: string;
  readonly family: string;
  readonly way: Way;
  readonly vCPU: readonly Part[];
  readonly memory: readonly Part[];
}

function composed(all: readonly Part[], { machines, region }: ImportOptions): GcpRates {
  const parts = all.filter(({ sku }) => region === null || sku.serviceRegions.includes(region));
  const families = new Set(machines.map(({ name }) => familyOf(name)));
  const known = parts.filter(({ role }) => families.has(role.family));
  const unknown = [...new Set(parts.map(({ role }) => role.family))].filter((family) => !families.has(family));
  const why = `families of machines that evenpoint does not have (${unknown.sort().join(", ")})`;
  const halves = halvesOf(known).filter((one) => region === null || one.region === region);
  const isWhole = ({ vCPU, memory }: Halves) => vCPU.length === 1 && memory.length === 1;
  return {
    offers: halves
      .filter(isWhole)
      .flatMap((half) =>
        machines.filter(({ name }) => familyOf(name) === half.family).map((machine) => machineRate(machine, half)),
      ),
    missing: halves.filter((half) => !isWhole(half)).map(explainHalf),
    leftOut: parts.filter(({ role }) => !families.has(role.family)).map(() => why),
  };
}

function familyOf(machine: string): string {
  return machine.slice(0, machine.indexOf("-"));
}

function halvesOf(parts: readonly Part[]): readonly Halves[] {
  const places = new Map<string, Part[]>();
  for (const part of parts) {
    for (const region of part.sku.serviceRegions) {
      const key = JSON.stringify([region, part.role.family, part.role.way]);
      const found = places.get(key);
      if (found === undefined) places.set(key, [part]);
      else if (!found.some((other) => isAlike(other, part))) found.push(part);
    }
  }
  return [...places].map(([key, found]) => {
    const [region, family, way] = JSON.parse(key) as [string, string, Way];
    const of = (resource: Role["resource"]) => found.filter(({ role }) => role.resource === resource);
    return { region, family, way, vCPU: of("vCPU"), memory: of("memory") };
  });
}

/** The same price of the same thing, as two pages may have it. */
function isAlike(one: Part, other: Part): boolean {
  return one.role.resource === other.role.resource && decimalText(priceOf(one)) === decimalText(priceOf(other));
}

function priceOf({ price }: Part): Decimal {
  return price.steps[0]!.price;
}

function machineRate({ name, vcpus, gigabytes }: MachineShape, { region, way, vCPU, memory }: Halves): OfferedRate {
  const [core, ram] = [vCPU[0]!, memory[0]!];
  const { words, ...bought } = ways[way];
  const price = sum(product(decimalOf(vcpus), priceOf(core)), product(decimalOf(gigabytes), priceOf(ram)));
  const { source, effectiveDate } = gcpOrigin([core, ram]);
  const working = `${vcpus} x ${decimalText(priceOf(core))} + ${gigabytes} x ${decimalText(priceOf(ram))} USD`;
  return {
    card: "gcp-compute-engine",
    region,
    sku: `${core.sku.skuId} and ${ram.sku.skuId}`,
    ...bought,
    variant: name,
    label: `${name}, ${words}`,
    price: toNumber(price),
    source: `${source}: ${working}`,
    effectiveDate,
  };
}

function explainHalf({ region, family, way, vCPU, memory }: Halves): string {
  const what = `gcp-compute-engine, ${region}: ${family} ${ways[way].words}`;
  const lacking = vCPU.length === 0 ? "its vCPU" : memory.length === 0 ? "its memory" : null;
  return lacking === null
    ? `${what}, of which several SKUs give different prices`
    : `${what}, of which the list lacks ${lacking}`;
}
