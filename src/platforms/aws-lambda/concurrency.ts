import { z } from "zod";
import { formatSignificant } from "../../units/significant.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Choices } from "../choices.ts";
import type { FunctionSettings } from "../function-pool/function-pool-settings.ts";

/** What AWS Lambda grants an account and one function (quotas page, 2026; scaling page, undated). */
export const lambdaScaling = {
  /** Concurrency of an account in one region, shared by its functions. */
  accountLimit: 1000,
  /** Of which reservations must leave this much. */
  leastUnreserved: 100,
  /** New instances of one function: so many at once, and so many more each second. */
  scaleOutBurst: 1000,
  scaleOutPerSecond: 100,
  /** Requests per second for each unit of concurrency; a bucket that holds one second's worth. */
  requestsPerSecond: 10,
};

const mostConcurrency = 1_000_000;
const concurrencyField = z.int().min(1).max(mostConcurrency);

/** Candidate keys about the concurrency that a function may use. */
export const concurrencyFields = {
  account: z
    .strictObject({
      limit: concurrencyField.optional(),
      othersUse: z.int().min(0).max(mostConcurrency).optional(),
    })
    .optional(),
  concurrencyLimit: concurrencyField.optional(),
  reservedConcurrency: concurrencyField.optional(),
};

export interface ConcurrencyGiven {
  readonly account?: { readonly limit?: number | undefined; readonly othersUse?: number | undefined } | undefined;
  readonly concurrencyLimit?: number | undefined;
  readonly reservedConcurrency?: number | undefined;
  readonly provisionedConcurrency?: number | undefined;
}

/** What a function can count on at once. */
export type Concurrency = Pick<FunctionSettings, "concurrencyLimit" | "limitCause">;

/** A mistake that no key can see alone. */
export interface ConcurrencyFault {
  readonly key: keyof ConcurrencyGiven;
  readonly message: string;
}

export function concurrencyFaults(given: ConcurrencyGiven): readonly ConcurrencyFault[] {
  const { account, concurrencyLimit, reservedConcurrency } = given;
  if (concurrencyLimit !== undefined && account?.limit !== undefined) {
    return [{ key: "concurrencyLimit", message: "it is short for account.limit, which is given too; leave one out" }];
  }
  const limit = account?.limit ?? concurrencyLimit ?? lambdaScaling.accountLimit;
  const others = account?.othersUse ?? 0;
  if (reservedConcurrency !== undefined) {
    const most = limit - lambdaScaling.leastUnreserved;
    if (reservedConcurrency <= most) return provisionedFaults(given, reservedConcurrency, "reserved for it");
    const remedy = most < 1 ? "raise account.limit" : `reserve at most ${most}, or raise account.limit`;
    const message = `of the account's ${limit}, ${lambdaScaling.leastUnreserved} must stay unreserved; ${remedy}`;
    return [{ key: "reservedConcurrency", message }];
  }
  const remedy = others > 0 ? "left of the account's limit" : "the account's limit";
  if (others < limit || others === 0) return provisionedFaults(given, limit - others, remedy);
  return [{ key: "account", message: `othersUse ${others} leaves nothing of the account's limit of ${limit}` }];
}

function provisionedFaults(
  { provisionedConcurrency = 0 }: ConcurrencyGiven,
  most: number,
  cause: string,
): readonly ConcurrencyFault[] {
  if (provisionedConcurrency <= most) return [];
  const message = `${provisionedConcurrency} is not accepted: AWS would not grant it; expected 0 to ${most}, ${cause}`;
  return [{ key: "provisionedConcurrency", message }];
}

/** The concurrency that a function can count on, and the assumptions behind it. */
export function resolveConcurrency(given: ConcurrencyGiven, workload: Workload, choices: Choices): Concurrency {
  const { account, reservedConcurrency } = given;
  const show = (limit: number) => `${formatSignificant(limit, 6)} requests at once`;
  const profile = { source: "AWS Lambda quotas page", date: "2026", confirmed: true } as const;
  const limit = choices.choose(
    "account concurrency limit",
    account?.limit ?? given.concurrencyLimit,
    lambdaScaling.accountLimit,
    { show, ...profile },
  );
  const reserved = choices.choose<number | null>("reserved concurrency", reservedConcurrency, null, {
    show: (value) => (value === null ? "none" : show(value)),
    source: "evenpoint default",
    date: "",
    confirmed: true,
    setBy: "default",
  });
  if (reserved !== null) return listed({ concurrencyLimit: reserved, limitCause: "reserved" }, choices);
  const others = choices.choose("concurrency that the account's other functions use", account?.othersUse, 0, {
    show,
    source: `evenpoint default: ${isShared(workload) ? "these functions have the account to themselves" : "the function has the account to itself"}`,
    date: "",
    confirmed: false,
    setBy: "default",
  });
  return listed({ concurrencyLimit: limit - others, limitCause: "account" }, choices);
}

function isShared(workload: Workload): boolean {
  return "functions" in workload && workload.sharing === "account";
}

/** Adds the rates that follow from the concurrency: AWS's own, not to be set. */
function listed(concurrency: Concurrency, choices: Choices): Concurrency {
  const { scaleOutBurst, scaleOutPerSecond, requestsPerSecond } = lambdaScaling;
  const all = requestsPerSecond * concurrency.concurrencyLimit;
  const profile = { source: "AWS Lambda quotas page", date: "2026", confirmed: true } as const;
  choices.choose("request rate limit", undefined, all, {
    show: (rate) =>
      `${requestsPerSecond} requests/s per unit of concurrency, ${formatSignificant(rate, 7)} requests/s in all`,
    ...profile,
  });
  choices.choose("scale-out rate", undefined, scaleOutBurst, {
    show: (burst) => `${formatSignificant(burst, 6)} new instances at once, then ${scaleOutPerSecond} a second`,
    ...profile,
  });
  return concurrency;
}
