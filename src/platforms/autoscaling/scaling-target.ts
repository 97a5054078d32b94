import { z } from "zod";
import { nearestName } from "../../units/nearest-name.ts";
import { parseRate } from "../../units/rate.ts";
import { parseShare } from "../../units/share.ts";
import { formatSignificant } from "../../units/significant.ts";

/** What a growing fleet keeps to: a share of its CPU or of its slots, or requests per second and instance. */
export interface ScalingTarget {
  readonly metric: "cpu" | "slots" | "requests";
  readonly value: number;
}

const examples = "60% cpu, 50 requests/s or 70% slots";

/** "60% cpu" to {metric: "cpu", value: 0.6}; a sentence where the text is no target. */
export function parseScalingTarget(text: string): ScalingTarget | { readonly problem: string } {
  const [, amount, what] = /^(\S+)\s+(\S+)$/.exec(text.trim()) ?? [];
  if (amount === undefined || what === undefined) return { problem: `a target is an amount and a metric: ${examples}` };
  const value = what.startsWith("requests") ? parseRequests(amount, what) : parseShare(amount);
  if (what === "cpu" || what === "slots") return share(what, value);
  if (what.startsWith("requests/")) {
    if (value === null) return { problem: "a target of requests is such as 50 requests/s, for each machine" };
    return value > 0
      ? { metric: "requests", value }
      : { problem: "a target of no requests would need endless machines" };
  }
  const nearest = nearestName(what.toLowerCase(), ["cpu", "slots", "requests/s"]);
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  return { problem: `"${what}" is not a metric that a fleet can follow${hint} (${examples})` };
}

function share(metric: "cpu" | "slots", value: number | null): ScalingTarget | { readonly problem: string } {
  if (value !== null && value > 0 && value < 1) return { metric, value };
  return { problem: `a target of ${metric} is a share above 0% and below 100%, such as 60% ${metric}` };
}

function parseRequests(amount: string, what: string): number | null {
  return parseRate(`${amount}/${what.slice("requests/".length)}`);
}

/** "60 % CPU", "50 requests/s each", for descriptions. */
export function formatScalingTarget({ metric, value }: ScalingTarget): string {
  if (metric === "requests") return `${formatSignificant(value)} requests/s each`;
  return `${formatSignificant(100 * value)} % ${metric === "cpu" ? "CPU" : "of the slots"}`;
}

/** Scenario field: a target as text. */
export const scalingTargetField = z
  .string({ error: `a target is text such as ${examples}` })
  .transform((text, context) => {
    const target = parseScalingTarget(text);
    if (!("problem" in target)) return target;
    context.addIssue({ code: "custom", message: target.problem, input: text });
    return z.NEVER;
  });
