import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField } from "../../units/duration.ts";
import { bytesPerMegabyte, formatSize, sizeField } from "../../units/size.ts";
import { runtimes } from "../aws-lambda/cold-start-profiles.ts";
import { concurrencyFaults, concurrencyFields } from "../aws-lambda/concurrency.ts";
import type { AwsLambdaSettings } from "../aws-lambda/settings.ts";
import { coldStartField } from "../cold-start-field.ts";
import { throttleKinds } from "../cpu-share.ts";
import { defaultRegions } from "../default-regions.ts";
import { edgeFields } from "../edge-settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { keepAliveField } from "../function-pool/keep-alive.ts";
import { routingPolicyNames } from "../function-pool/routing.ts";
import { knownName } from "../known-name.ts";
import { type EventName, eventNames, events } from "./events.ts";

/** Node.js and Python alone run at the edge (from memory; no source found). */
export const edgeRuntimes = runtimes.filter((name) => /^(nodejs|python)/.test(name));

/** The only size of viewer events, bytes. */
export const defaultMemory = 128 * bytesPerMegabyte;

const regionField = z.string().refine((region) => region === defaultRegions.aws, {
  error: `a Lambda@Edge function is created in ${defaultRegions.aws} and runs near its callers; leave region out, or write ${defaultRegions.aws}`,
});

const frontDoorField = z.literal("aws-cloudfront", {
  error:
    "CloudFront calls a Lambda@Edge function, so it always stands before it; leave frontDoor out, or write aws-cloudfront",
});

const memoryField = sizeField.refine((bytes) => Number.isInteger(bytes / bytesPerMegabyte) && bytes >= defaultMemory, {
  error: "memory is a whole number of MB from 128MB on",
});

/** More places than this are more likely a typing error. */
const mostLocations = 100;
const locationsError = { error: `locations is a whole number from 1 to ${mostLocations}` };

const { account, concurrencyLimit } = concurrencyFields;
const { nat: _, ...edge } = edgeFields("aws", "functions");

const awsLambdaEdgeKeys = z.strictObject({
  region: regionField.optional(),
  event: z.enum(eventNames).optional(),
  memory: memoryField.optional(),
  runtime: knownName({ noun: "a runtime of Lambda@Edge", names: edgeRuntimes }).optional(),
  package: z
    .strictObject({
      kind: z.literal("zip", { error: "a Lambda@Edge function is a zip package; images do not run there" }).optional(),
      size: sizeField.optional(),
    })
    .optional(),
  locations: z.int(locationsError).min(1, locationsError).max(mostLocations, locationsError).optional(),
  account,
  concurrencyLimit,
  keepAlive: keepAliveField.optional(),
  routing: z.enum(routingPolicyNames).optional(),
  coldStart: coldStartField.optional(),
  timeout: durationField.refine((timeout) => timeout > 0, { error: "a timeout is longer than 0s" }).optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  throttle: z.enum(throttleKinds).optional(),
  recycleAfter: durationField.optional(),
  ...edge,
  frontDoor: frontDoorField.optional(),
});

/** What a scenario may say of a Lambda@Edge candidate. */
export const awsLambdaEdgeSchema = awsLambdaEdgeKeys.superRefine((given, context) => {
  const faults = [...eventFaults(given), ...concurrencyFaults(given)];
  for (const { key, message } of faults) {
    context.addIssue({ code: "custom", message, path: [key], input: given[key as keyof AwsLambdaEdgeGiven] });
  }
});

export type AwsLambdaEdgeGiven = z.output<typeof awsLambdaEdgeKeys>;

/** What the event does not allow, and whether the other one would. */
function eventFaults({ event = "viewer", memory = 0, timeout = 0, package: code }: AwsLambdaEdgeGiven) {
  const { largestMemory, longestTimeout, largestPackage } = events[event];
  const other = (allows: string) => (event === "viewer" ? `; event: origin allows ${allows}` : "");
  const faults: { readonly key: string; readonly message: string }[] = [];
  if (memory > largestMemory) {
    const message = `a function of ${event} events has at most ${formatSize(largestMemory)} of memory`;
    faults.push({ key: "memory", message: message + other(formatSize(events.origin.largestMemory)) });
  }
  if (timeout > longestTimeout) {
    const message = `a function of ${event} events may run for ${formatMicroseconds(longestTimeout)} at most`;
    faults.push({ key: "timeout", message: message + other(formatMicroseconds(events.origin.longestTimeout)) });
  }
  if ((code?.size ?? 0) > largestPackage) {
    const message = `the package of a function of ${event} events is at most ${formatSize(largestPackage)}`;
    faults.push({ key: "package", message: message + other(formatSize(events.origin.largestPackage)) });
  }
  return faults;
}

/** A Lambda@Edge candidate with every default filled in: an AWS Lambda function with the event that calls it. */
export interface AwsLambdaEdgeSettings extends AwsLambdaSettings {
  readonly event: EventName;
  /** Edge locations among which the traffic is spread, each with instances and limits of its own. */
  readonly locations: number;
}
