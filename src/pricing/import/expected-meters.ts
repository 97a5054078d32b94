import type { Meter } from "../../usage/meter.ts";
import type { RateCard } from "../rate.ts";

type Expected = readonly (readonly [meter: Meter, variant?: string])[];

const bothArchitectures = (meters: readonly Meter[]): Expected =>
  meters.flatMap((meter) => [[meter, "x86_64"] as const, [meter, "arm64"] as const]);

/** What a whole card of each service has; of machines there are as many prices as types. */
const expected: Readonly<Record<string, Expected>> = {
  "aws-fargate": [...bothArchitectures(["vcpuHours", "memoryGbHours"]), ["diskGbHours"]],
  "aws-lambda": bothArchitectures([
    "requests",
    "gbSeconds",
    "provisionedGbSeconds",
    "provisionedDurationGbSeconds",
    "ephemeralGbSeconds",
  ]),
  "aws-alb": [["lbHours"], ["lcuHours"]],
  "azure-functions-consumption": [["gbSeconds"], ["requests"]],
  "azure-functions-flex": [
    ["gbSeconds"],
    ["requests"],
    ["alwaysReadyGbSeconds"],
    ["alwaysReadyDurationGbSeconds"],
    ["alwaysReadyRequests"],
  ],
  "azure-functions-premium": [["vcpuHours"], ["memoryGbHours"]],
  "gcp-cloud-run": [
    ["requests", "request-based"],
    ["vcpuSeconds", "request-based"],
    ["memoryGbSeconds", "request-based"],
    ["idleVcpuSeconds", "request-based"],
    ["idleMemoryGbSeconds", "request-based"],
    ["instanceVcpuSeconds", "instance-based"],
    ["instanceMemoryGbSeconds", "instance-based"],
  ],
  "gcp-functions-1st-gen": [["requests"], ["gbSeconds"], ["ghzSeconds"]],
};

/** What a card lacks, in words: "vcpuHours arm64". Machines that are sold in some way only lack their price on demand. */
export function missingMeters({ name, rates }: RateCard): readonly string[] {
  const has = (meter: Meter, variant: string | null) =>
    rates.some((rate) => rate.meter === meter && rate.variant === variant && rate.purchase === undefined);
  const listed = (expected[name] ?? []).filter(([meter, variant = null]) => !has(meter, variant));
  const bought = rates.filter(({ purchase }) => purchase !== undefined).map(({ variant }) => variant ?? "");
  const onDemand = [...new Set(bought)].filter((variant) => !has("instanceHours", variant));
  return [
    ...listed.map(([meter, variant]) => (variant === undefined ? meter : `${meter} ${variant}`)),
    ...onDemand.map((variant) => `instanceHours ${variant} on demand`),
  ];
}
