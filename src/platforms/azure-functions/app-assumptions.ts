import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { httpCutInWords } from "./http-cut.ts";
import { largestRequest } from "./payload-reasons.ts";

export type AssumptionOrigin = Pick<Assumption, "source" | "date" | "confirmed" | "setBy">;

export const azureDocumentation: AssumptionOrigin = {
  source: "Azure Functions documentation",
  date: "2026-08",
  setBy: "profile",
  confirmed: true,
};

export const unsourced: AssumptionOrigin = {
  source: "evenpoint default, no source found",
  date: "",
  setBy: "default",
  confirmed: false,
};

const longestAnswer: Assumption = {
  name: "longest answer",
  value: `${httpCutInWords} from the arrival; the caller is told then`,
  ...azureDocumentation,
  source: "Azure Functions documentation: idle timeout of the load balancer, every plan",
  date: "2024-06",
};

const largestBody: Assumption = {
  name: "largest request",
  value: formatSize(largestRequest),
  ...unsourced,
  source: "default of the functions host, from memory; no source found",
  date: "2026-11",
};

const lateWork: Assumption = {
  name: "work beyond a timeout",
  value: "goes on to its end and is billed; the host would stop it at the function's own timeout",
  ...unsourced,
};

/** What every plan asks of requests and answers. */
export const requestLimits: readonly Assumption[] = [longestAnswer, lateWork, largestBody];

/** How the workload's own start-up work is done, where there is any. */
export function startUpWork(vcpus: number, workload: Workload): readonly Assumption[] {
  if (functionsOf(workload).every(({ init }) => init === null)) return [];
  const value = `after the cold start; its CPU time spread evenly over ${formatSignificant(vcpus)} vCPU`;
  return [{ name: "start-up work of the workload", value, ...unsourced }];
}

/** What apps do for several functions. */
export function appSharing(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all in one app, whose HTTP functions share its instances, a process of each in every one";
  const apart = "each in an app with instances and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
