import type { Meter } from "../../usage/meter.ts";
import type { AwsProduct } from "./aws-offer.ts";
import type { AwsKind, AwsService } from "./aws-service.ts";

interface Group {
  readonly meter: Meter;
  readonly label: string;
  readonly unit: RegExp;
}

/** AWS spells the unit of a duration "seconds", "Second", "Lambda-GB-Second" or "GB-Seconds". */
const seconds = /second/i;

/** By the attribute `group`, without "AWS-Lambda-" before and "-ARM" behind. */
const groups: Readonly<Record<string, Group>> = {
  Requests: { meter: "requests", label: "Requests", unit: /request/i },
  Duration: { meter: "gbSeconds", label: "Duration", unit: seconds },
  "Provisioned-Concurrency": { meter: "provisionedGbSeconds", label: "Provisioned concurrency", unit: seconds },
  "Duration-Provisioned": { meter: "provisionedDurationGbSeconds", label: "Provisioned duration", unit: seconds },
  "Storage-Duration": { meter: "ephemeralGbSeconds", label: "Ephemeral storage above 512 MB", unit: seconds },
};

/** AWSLambda: both architectures. What is free are products of their own, whose location is "Any". */
export const awsLambdaSkus: AwsService = {
  allowances: ["requests", "gbSeconds"],
  kindOf({ attributes }: AwsProduct): AwsKind {
    const { group = "", usagetype = "" } = attributes;
    const isArm = group.endsWith("-ARM");
    const name = group.replace(/^AWS-Lambda-/, "").replace(/-ARM$/, "");
    const known = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (usagetype.startsWith("Global-")) {
      const isFree = known !== undefined && awsLambdaSkus.allowances?.includes(known.meter) === true;
      return isFree ? { allowance: known.meter } : { leftOut: "free units of what no card counts" };
    }
    if (name.startsWith("Edge-")) return { leftOut: "Lambda@Edge" };
    if (known === undefined) return { unknown: `no group ${JSON.stringify(group)} of AWSLambda is known` };
    const variant = isArm ? "arm64" : "x86_64";
    return { rate: { ...known, card: "aws-lambda", variant, label: isArm ? `${known.label}, arm64` : known.label } };
  },
};
