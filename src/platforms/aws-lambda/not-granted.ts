import type { Workload } from "../../workloads/workload.ts";
import { type ConcurrencyGiven, lambdaScaling } from "./concurrency.ts";

/** Reasons why AWS would not set aside what a candidate asks of one account for each of several functions. */
export function notGranted(given: ConcurrencyGiven, workload: Workload): string[] {
  if (!("functions" in workload) || workload.sharing === "none") return [];
  const { account, reservedConcurrency, provisionedConcurrency = 0 } = given;
  const limit = account?.limit ?? given.concurrencyLimit ?? lambdaScaling.accountLimit;
  const count = workload.functions.length;
  if (reservedConcurrency !== undefined) {
    const most = limit - lambdaScaling.leastUnreserved;
    const wanted = count * reservedConcurrency;
    if (wanted <= most) return [];
    return [
      `${count} functions with ${reservedConcurrency} reserved for each need ${wanted} of the account's ${limit}, of which ${lambdaScaling.leastUnreserved} must stay unreserved; reserve at most ${Math.floor(most / count)} for each, or raise account.limit`,
    ];
  }
  const left = limit - (account?.othersUse ?? 0);
  const wanted = count * provisionedConcurrency;
  if (wanted <= left) return [];
  return [
    `${count} functions with ${provisionedConcurrency} provisioned instances each need ${wanted} of the account's concurrency, of which ${left} is left; provision at most ${Math.floor(left / count)} for each, or raise account.limit`,
  ];
}
