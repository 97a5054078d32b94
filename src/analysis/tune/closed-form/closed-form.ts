import type { SampleSets } from "../../../engine/distributions/index.ts";
import { lambdaMeters } from "../../../platforms/aws-lambda/lambda-meters.ts";
import type { AwsLambdaSettings } from "../../../platforms/aws-lambda/settings.ts";
import { edgeUsage } from "../../../platforms/edge-usage.ts";
import { type Bill, bill } from "../../../pricing/bill.ts";
import type { Candidate, Scenario } from "../../../scenario/scenario.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import type { Usage } from "../../../usage/meter.ts";
import type { Traces } from "../../../workloads/arrival-process.ts";
import { meanRate, spikeOccurrences } from "../../../workloads/arrivals/index.ts";
import type { OneFunction } from "../../../workloads/workload.ts";
import { withStaffHours } from "../../staff-hours.ts";
import { type ExpectedTimes, expectedTimes } from "./expected-times.ts";

/** What a candidate costs and how long it takes on average, without a run. */
export interface ClosedForm {
  readonly bill: Bill;
  /** USD. */
  readonly monthly: number;
  readonly perMillionRequests: number;
  readonly requestsPerMonth: number;
  /** Microseconds, as all times of it. */
  readonly times: ExpectedTimes;
  /** What callers see on average, milliseconds. */
  readonly latencyMean: number;
  /** What is left out, a sentence each. */
  readonly notes: readonly string[];
}

export interface ClosedFormData {
  readonly traces: Traces;
  readonly samples: SampleSets;
}

const withoutColdStarts =
  "Cold starts are left out: only of Poisson arrivals, a constant keep-alive, no provisioned instances and no recycling is their share known without a run.";
const coldStartsAsIfExponential =
  "The share of cold starts is that of exponential service times; of other laws it differs a little.";
const atMeanRate =
  "The share of requests beyond the provisioned instances is Erlang's at the mean rate: traffic that comes and goes spills more.";

/** The closed form of an AWS Lambda candidate under the scenario's workload; or why there is none, in words. */
export function closedForm(
  candidate: Candidate,
  scenario: Scenario,
  data: ClosedFormData,
): ClosedForm | { readonly problem: string } {
  const covered = coveredParts(candidate, scenario);
  if ("problem" in covered) return covered;
  const { settings, workload } = covered;
  const rate = meanRate(workload.arrivals, data.traces);
  const times = expectedTimes(settings, workload, { rate, samples: data.samples });
  const requests = (rate * scenario.month) / microsecondsPer.s;
  const cold = times.coldFraction ?? 0;
  const onDemand = requests * times.spill * (times.billed + cold * times.coldBilled);
  const provisioned = requests * (1 - times.spill) * times.billed;
  const usage = monthOf({ settings, workload, month: scenario.month }, { requests, cold, onDemand, provisioned });
  const priced = bill(withStaffHours(usage, candidate), candidate.rates, { freeTier: scenario.freeTier });
  return {
    bill: priced,
    monthly: priced.total,
    perMillionRequests: (1e6 * priced.total) / requests,
    requestsPerMonth: requests,
    times,
    latencyMean: (times.handler + cold * times.coldWait + times.added) / 1000,
    notes: [
      times.coldFraction === null ? withoutColdStarts : coldStartsAsIfExponential,
      ...(settings.provisionedConcurrency > 0 ? [atMeanRate] : []),
    ],
  };
}

interface CoveredParts {
  readonly settings: AwsLambdaSettings;
  readonly workload: OneFunction & { readonly work: { readonly from: "distributions" } };
}

/** What closed forms need of a candidate and its workload; or why they do not cover it. */
export function coveredParts(
  { platform, settings }: Candidate,
  { workload }: Scenario,
): CoveredParts | { readonly problem: string } {
  if (platform !== "aws-lambda") return { problem: `only aws-lambda has one, not ${platform}` };
  if ("functions" in workload) return { problem: "the workload has several functions" };
  const { work, arrivals } = workload;
  if (work.from === "trace") return { problem: "the work is read from the trace" };
  if (spikeOccurrences(arrivals) !== null) return { problem: "the traffic has spikes that occur so often a month" };
  const lambda = settings as AwsLambdaSettings;
  if (lambda.savingsPlan !== undefined) return { problem: "a savings plan is settled hour by hour" };
  if (lambda.throttle === "quantised")
    return { problem: "CPU that is handed out in quotas (throttle: quantised) depends on each request" };
  return { settings: lambda, workload: { ...workload, work } };
}

export interface MonthParts extends CoveredParts {
  /** Microseconds. */
  readonly month: number;
}

export interface MonthTimes {
  readonly requests: number;
  /** Share. */
  readonly cold: number;
  /** Billed microseconds. */
  readonly onDemand: number;
  readonly provisioned: number;
}

/** A month's usage, every request offered once and completed. */
export function monthOf(
  { settings, workload, month }: MonthParts,
  { requests, cold, onDemand, provisioned }: MonthTimes,
): Usage {
  const counts = { served: requests, completed: requests };
  return {
    ...lambdaMeters(settings).usage({
      ...counts,
      coldStarts: requests * cold,
      response: workload.response,
      billed: { onDemand, provisioned },
      window: month,
    }),
    ...edgeUsage(settings, workload, { ...counts, offered: requests, window: month, addresses: 0, running: 0 }),
  };
}
