import type { Assumption } from "../platforms/assumption.ts";
import type { EdgeSettings } from "../platforms/edge-settings.ts";
import { differInEgress, frontDoorUsage } from "../platforms/front-door-usage.ts";
import type { FrontDoor } from "../platforms/front-doors/front-door.ts";
import { type FrontDoorKind, frontDoorKindsOf, frontDoors } from "../platforms/front-doors/index.ts";
import type { ResolvedCandidate } from "../platforms/platform.ts";
import { bill } from "../pricing/bill.ts";
import { findRates } from "../pricing/find-rates.ts";
import type { RateCard } from "../pricing/rate.ts";
import { formatSignificant } from "../units/significant.ts";
import type { Meter } from "../usage/meter.ts";
import { meanRate, traceSources } from "../workloads/arrivals/index.ts";
import type { Workload } from "../workloads/workload.ts";

/** What the choice is made by. */
export interface DoorQuestion {
  readonly workload: Workload;
  /** Length of the month that is billed, microseconds. */
  readonly month: number;
  /** The share of the free tier, 0 to 1. */
  readonly freeTier: number;
  /** The candidate's own prices. */
  readonly prices: Readonly<Record<string, number>>;
  /** All that there are, the scenario's own before the shipped ones. */
  readonly cards: readonly RateCard[];
  /** The candidate behind a front door. */
  resolveWith(frontDoor: FrontDoorKind): ResolvedCandidate<EdgeSettings>;
}

/** The front door that was chosen and what was weighed, or why there is none. */
export type DoorChoice =
  | {
      readonly frontDoor: FrontDoorKind;
      readonly assumption: Assumption;
      /** What any of the front doors would have been billed by: prices of these were not written in vain. */
      readonly meters: readonly Meter[];
    }
  | { readonly problem: string };

/** One front door as it was weighed: what its own lines cost a month in USD, or why it cannot stand there. */
interface Weighed {
  readonly kind: FrontDoorKind;
  readonly cost: number | null;
  readonly not: string;
  readonly meters: readonly Meter[];
}

/**
 * `frontDoor: cheapest`: of the front doors that the provider can put there, the one whose own lines cost least a month
 * at the scenario's mean rate; of equal ones the first of the table. Left out are those that the workload cannot pass
 * and those whose price is nowhere. What a front door changes elsewhere, such as the instances' addresses, is not weighed.
 */
export function cheapestFrontDoor(question: DoorQuestion): DoorChoice {
  const open = question.resolveWith("none");
  const { provider, targets } = open.settings;
  const kinds = frontDoorKindsOf(provider, targets).filter((kind) => kind !== "none");
  const { arrivals } = question.workload;
  if (traceSources(arrivals).length > 0) {
    return {
      problem: `which front door is cheapest depends on the rate, which only reading the trace tells; name one of ${kinds.join(", ")}`,
    };
  }
  const rate = meanRate(arrivals);
  const withEgress = differInEgress(kinds) && kinds.length > 1;
  const weighed = kinds.map((kind) => weigh(kind, { ...question, open, rate, withEgress }));
  const fitting = weighed.filter(({ cost }) => cost !== null).sort((one, other) => one.cost! - other.cost!);
  const [cheapest] = fitting;
  if (cheapest === undefined) {
    const reasons = weighed.map(({ kind, not }) => `${kind}: ${not}`).join("; ");
    return {
      problem: `none of the front doors fits: ${reasons}; name another or none, or change what speaks against it`,
    };
  }
  const ordered = [...fitting, ...weighed.filter(({ cost }) => cost === null)];
  return {
    frontDoor: cheapest.kind,
    assumption: choiceInWords(ordered, { rate, withEgress }),
    meters: weighed.flatMap(({ meters }) => meters),
  };
}

interface Weighing extends DoorQuestion {
  /** The candidate without a front door. */
  readonly open: ResolvedCandidate<EdgeSettings>;
  /** Requests per second. */
  readonly rate: number;
  readonly withEgress: boolean;
}

function weigh(kind: FrontDoorKind, { workload, month, freeTier, prices, cards, rate, ...rest }: Weighing): Weighed {
  const resolved = rest.resolveWith(kind);
  const usual = rest.open.ineligibleBecause;
  const reasons = resolved.ineligibleBecause.filter((reason) => !usual.includes(reason));
  const meters = resolved.priceNeeds.flatMap((need) => need.meters);
  const { requestRate }: FrontDoor["limits"] = frontDoors[kind].limits;
  if (requestRate !== null && rate > requestRate.value) {
    reasons.push(`it lets ${formatSignificant(requestRate.value, 6)} requests/s through`);
  }
  if (reasons.length > 0) return { kind, meters, cost: null, not: reasons.join(", and ") };
  const usage = frontDoorUsage(resolved.settings, workload, { month, withEgress: rest.withEgress });
  const counted = new Set<Meter>(Object.keys(usage) as Meter[]);
  const { rates, missing } = findRates(resolved.priceNeeds, prices, cards);
  const unknown = missing.filter(({ meter }) => counted.has(meter) && usage[meter]! > 0);
  if (unknown.length > 0) return { kind, meters, cost: null, not: missingInWords(unknown) };
  const own = rates.filter(({ meter }) => counted.has(meter));
  return { kind, meters, cost: bill(usage, own, { freeTier }).total, not: "" };
}

function missingInWords(missing: readonly { readonly meter: Meter; readonly region: string }[]): string {
  const meters = [...new Set(missing.map(({ meter }) => meter))].join(" and ");
  return `no rate card has its price of ${meters} in ${missing[0]?.region}`;
}

function choiceInWords(
  [cheapest, ...others]: readonly Weighed[],
  { rate, withEgress }: Pick<Weighing, "rate" | "withEgress">,
): Assumption {
  const first = `${cheapest?.kind} ${usd(cheapest?.cost ?? 0)} USD a month at ${formatSignificant(rate)} requests/s`;
  const rest = others.map(({ kind, cost, not }) => `${kind} ${cost === null ? `not: ${not}` : usd(cost)}`);
  return {
    name: "front door",
    value: `cheapest: ${[first, ...rest].join("; ")}`,
    source: `scenario: by ${withEgress ? "its own lines and data out" : "its own lines"} at the scenario's mean rate; the same along a break-even curve`,
    date: "",
    setBy: "user",
    confirmed: true,
  };
}

function usd(cost: number): string {
  return formatSignificant(cost, cost >= 100 ? 4 : 3);
}
