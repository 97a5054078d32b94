import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { Workload } from "../../workloads/workload.ts";
import { resolveAwsLambda } from "../aws-lambda/resolve-aws-lambda.ts";
import { vcpusOf } from "../aws-lambda/settings.ts";
import type { Limit, ResolvedCandidate } from "../platform.ts";
import { atTheEdge, edgeAssumptions } from "./edge-assumptions.ts";
import { events } from "./events.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { type AwsLambdaEdgeGiven, type AwsLambdaEdgeSettings, defaultMemory } from "./settings.ts";

/** Fills in a Lambda@Edge candidate: an AWS Lambda function behind CloudFront, with limits and prices of its own. */
export function resolveAwsLambdaEdge(
  { event = "viewer", locations = 1, ...given }: AwsLambdaEdgeGiven,
  workload: Workload,
): ResolvedCandidate<AwsLambdaEdgeSettings> {
  const asLambda = {
    ...given,
    memory: given.memory ?? defaultMemory,
    timeout: given.timeout ?? events[event].longestTimeout,
    frontDoor: "aws-cloudfront",
  } as const;
  const resolved = resolveAwsLambda(asLambda, workload);
  const settings: AwsLambdaEdgeSettings = { ...resolved.settings, event, locations };
  const assumptions = resolved.assumptions.map((one) =>
    one.name === "timeout" && given.timeout === undefined ? longestTimeout(one.value) : atTheEdge(one),
  );
  return {
    ...resolved,
    settings,
    description: describe(settings),
    assumptions: [...edgeAssumptions(settings), ...assumptions],
    ineligibleBecause: ineligibleBecause(settings, workload),
    limits: resolved.limits.map((limit) => (locations === 1 ? limit : ofALocation(limit))),
    priceNeeds: resolved.priceNeeds.map(atEdgePrices),
  };
}

function longestTimeout(value: string) {
  const source = "evenpoint default: the longest that the event allows; from memory, no source found";
  return { name: "timeout", value, source, date: "2026-11", setBy: "default", confirmed: false } as const;
}

/** Where there are several locations, the fullest one is held against its limits. */
function ofALocation({ limit, measuredBy, ...rest }: Limit): Limit {
  const measure = measuredBy === "peakConcurrency" ? "peakFunctionConcurrency" : measuredBy;
  return { ...rest, limit: `${limit} of a location`, measuredBy: measure };
}

/** The function's own meters have a card of their own; a function at the edge is x86_64 alone. */
function atEdgePrices(need: PriceNeed): PriceNeed {
  return need.card === "aws-lambda" ? { ...need, card: "aws-lambda-edge", variant: null } : need;
}

function describe({ event, memory }: AwsLambdaEdgeSettings): string {
  const vcpus = formatSignificant(vcpusOf(memory), 2);
  return `Lambda@Edge behind CloudFront, ${event} events, ${formatSize(memory)} (${vcpus} vCPU).`;
}
