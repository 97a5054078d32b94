import type { Assumption } from "../platforms/assumption.ts";
import type { EdgeGiven, EdgeSettings } from "../platforms/edge-settings.ts";
import { cheapestDoor, type FrontDoorKind } from "../platforms/front-doors/index.ts";
import { poolLoadWarnings } from "../platforms/instance-pool/pool-load-warnings.ts";
import { loadBalancerProblems } from "../platforms/load-balancer-problems.ts";
import { type AnyPlatform, platforms } from "../platforms/platforms.ts";
import { poolSettingsOf } from "../platforms/pool-settings-of.ts";
import { findRates, type MissingPrice } from "../pricing/find-rates.ts";
import type { RateCard } from "../pricing/rate.ts";
import { nearestName } from "../units/nearest-name.ts";
import { type Meter, meters } from "../usage/meter.ts";
import { ownPrices } from "../usage/price-need.ts";
import type { Workload } from "../workloads/workload.ts";
import { cheapestFrontDoor } from "./cheapest-front-door.ts";
import { check, type Fault } from "./check.ts";
import { databaseLimit } from "./database-connections.ts";
import { operationsNeed } from "./operations.ts";
import type { Candidate } from "./scenario.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import { type CandidateFields, candidateFields } from "./scenario-schema.ts";
import { showValue } from "./show-value.ts";
import { unusedPriceWarnings } from "./unused-prices.ts";

/** What `candidateFields` checks; the rest is the platform's. */
const commonKeys = Object.keys(candidateFields.shape);

/** What a candidate has to know of its scenario. */
export interface CandidateContext {
  /** Null where it has mistakes. */
  readonly workload: Workload | null;
  /** Length of the month that is billed, microseconds. */
  readonly month: number;
  /** All that there are, the scenario's own before the shipped ones. */
  readonly cards: readonly RateCard[];
  /** The share of the free tier, 0 to 1: the cheapest front door depends on it. */
  readonly freeTier: number;
}

/** One candidate, resolved and priced; null where it has mistakes, or the workload (null) has. */
export function resolveCandidate(
  at: { readonly tree: unknown; readonly path: ScenarioPath },
  { workload, month, cards, freeTier }: CandidateContext,
  faults: Fault[],
): Candidate | null {
  const fields = check(candidateFields, at, faults);
  const raw = valueAt(at.tree, at.path);
  const kind = valueAt(raw, ["platform"]);
  if (typeof raw !== "object" || raw === null || typeof kind !== "string") return null;
  const platform = Object.hasOwn(platforms, kind) ? platforms[kind] : undefined;
  if (platform === undefined) {
    faults.push({ path: [...at.path, "platform"], message: unknownPlatform(kind) });
    return null;
  }
  const given = check(platform.schema, { ...at, without: commonKeys }, faults) as { region?: string } | null;
  if (fields === null || given === null || workload === null) return null;
  const region = given.region ?? platform.defaultRegion;
  const { operations, redundancy } = fields;
  const prices = withStaffRate(fields, at.path, faults);
  const resolveWith = (frontDoor: FrontDoorKind) => platform.resolve({ ...given, frontDoor }, workload, month);
  const isOpen = (given as EdgeGiven).frontDoor === cheapestDoor;
  const choice = isOpen ? cheapestFrontDoor({ workload, month, freeTier, prices, cards, resolveWith }) : null;
  if (choice !== null && "problem" in choice) {
    faults.push({ path: [...at.path, "frontDoor"], message: choice.problem });
    return null;
  }
  const resolved = choice === null ? platform.resolve(given, workload, month) : resolveWith(choice.frontDoor);
  const database = databaseLimit(fields, at.path, faults);
  const priceNeeds = [...resolved.priceNeeds, ...(operations === undefined ? [] : [operationsNeed])];
  const { rates, missing, unusedOverrides } = findRates(priceNeeds, prices, cards);
  const regionPath = [...at.path, ...(platform.regionPath ?? ["region"])];
  const needed = cards.filter(({ name }) => priceNeeds.some(({ card }) => card === name));
  faults.push(...explainMissing(missing, { path: at.path, regionPath, cards: needed }));
  for (const { meters, own } of priceNeeds) {
    for (const meter of meters.filter((one) => own != null && prices[one] !== undefined)) {
      const message = "is a price that a key of the candidate's own says already; leave one of them out";
      faults.push({ path: [...at.path, "prices", meter], message });
    }
  }
  for (const meter of unusedOverrides) {
    if (choice?.meters.some((one) => one === meter)) continue;
    const used = rates.map((rate) => rate.meter).join(", ");
    faults.push({
      path: [...at.path, "prices", meter],
      message: `nothing of this candidate is billed by ${meter}; its meters: ${used}`,
    });
  }
  const edge = { given: given as EdgeGiven, settings: resolved.settings as EdgeSettings };
  for (const { key, message } of loadBalancerProblems(edge.given, edge.settings)) {
    faults.push({ path: [...at.path, "loadBalancer", key], message });
  }
  const pool = poolSettingsOf({ platform: kind, settings: resolved.settings });
  const spares = redundancy === undefined ? {} : { redundancy };
  const said: readonly Assumption[] = [
    ...(choice === null ? [] : [choice.assumption]),
    ...(database === null ? [] : [database.assumption]),
    ...(operations === undefined
      ? []
      : [{ name: "staff hours", value: `${operations.hours} h a month`, ...fromScenario }]),
  ];
  return {
    ...resolved,
    priceNeeds,
    name: fields.name,
    platform: kind,
    region,
    ...spares,
    rates,
    warnings: [
      ...resolved.warnings,
      ...(pool === null
        ? []
        : [...poolLoadWarnings(pool, servedBy(platform, workload)), ...unusedPriceWarnings(pool, prices, rates)]),
    ],
    limits: database === null ? resolved.limits : [...resolved.limits, database.limit],
    assumptions: [...resolved.assumptions, ...said],
    ...(operations === undefined ? {} : { operations: { hours: operations.hours } }),
  };
}

/** The workload as pools divide it among them. */
function servedBy({ functionsApart }: AnyPlatform, workload: Workload): Workload {
  return functionsApart === true && "functions" in workload ? { ...workload, sharing: "none" } : workload;
}

const fromScenario = { source: "scenario", date: "", setBy: "user", confirmed: true } as const;

/** The scenario's own prices; `operations.rate` is one of them. */
function withStaffRate(
  { prices = {}, operations }: CandidateFields,
  path: ScenarioPath,
  faults: Fault[],
): Readonly<Record<string, number>> {
  if (operations?.rate === undefined) return prices;
  if (prices.operationsHours !== undefined) {
    const message = "is the price of a staff hour, which operations.rate says already; leave one of them out";
    faults.push({ path: [...path, "prices", "operationsHours"], message });
  }
  return { ...prices, operationsHours: operations.rate };
}

function unknownPlatform(kind: string): string {
  const names = Object.keys(platforms);
  const nearest = nearestName(kind, names);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  return `${showValue(kind)} is not a platform${hint} (platforms: ${names.join(", ")})`;
}

interface PriceContext {
  readonly path: ScenarioPath;
  /** Where the candidate names its region. */
  readonly regionPath: ScenarioPath;
  /** Every card that the candidate needs, of all regions. */
  readonly cards: readonly RateCard[];
}

/** One fault for a region of which no needed card knows anything, else one for each price that is missing. */
function explainMissing(all: readonly MissingPrice[], context: PriceContext): readonly Fault[] {
  const own = all.filter(({ card }) => card === ownPrices);
  const missing = all.filter(({ card }) => card !== ownPrices);
  const faults = own.map(({ meter }) => ({
    path: [...context.path, "prices", meter],
    message: explainOwnPrice(meter),
  }));
  return [...faults, ...explainListed(missing, context)];
}

/** Nobody lists what a host of the user's own costs, and a zero must be meant. */
function explainOwnPrice(meter: Meter): string {
  const { unit } = meters[meter];
  const forNothing = `prices: {${meter}: 0}`;
  return `is missing: no rate card says what a ${unit} of it costs on a host of your own; give it in USD, and where it costs nothing say ${forNothing}`;
}

function explainListed(missing: readonly MissingPrice[], { path, regionPath, cards }: PriceContext): readonly Fault[] {
  const [first] = missing;
  if (first === undefined) return [];
  const isKnownRegion = cards.some(({ region }) => region === first.region);
  if (!isKnownRegion && missing.length > 1) {
    const known = [...new Set(missing.flatMap((price) => price.regions))].sort();
    const complete = known.filter((region) => missing.every((price) => price.regions.includes(region)));
    const regions = complete.length > 0 ? complete : known;
    const nearest = nearestName(first.region, regions);
    const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
    const message = `no prices for region ${showValue(first.region)}${hint} (regions: ${regions.join(", ")}; or give your own under prices)`;
    return [{ path: regionPath, value: first.region, message }];
  }
  // One price is enough where others are worked out from it.
  const follows = ({ meter, from }: MissingPrice) => meter !== from && missing.some((price) => price.meter === from);
  return missing
    .filter((price) => !follows(price))
    .map((price) => ({ path: [...path, "prices", price.meter], message: explainPrice(price) }));
}

function explainPrice({ card, region, meter, variant, regions, nearestVariants }: MissingPrice): string {
  const what = variant === null ? card : `${card} ${variant}`;
  const elsewhere = regions.length === 0 ? "no region has one" : `regions with one: ${regions.join(", ")}`;
  const variants = nearestVariants.length === 0 ? "" : `; ${region} has ${nearestVariants.join(", ")}`;
  return `is missing: no price of ${meter} for ${what} in ${region} (${elsewhere}${variants}); give your own in USD, such as prices: {${meter}: 0.01}`;
}
