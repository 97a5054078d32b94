import { createDistribution, type DistributionSettings, type SampleSets } from "../../../engine/distributions/index.ts";
import { coldStartLaw } from "../../../engine/laws/cold-start-law.ts";
import { type ProvisionedSpill, provisionedSpill } from "../../../engine/laws/provisioned-spill.ts";
import { addedLatencyMean } from "../../../platforms/added-latency.ts";
import { lambdaPool } from "../../../platforms/aws-lambda/lambda-pool.ts";
import type { AwsLambdaSettings } from "../../../platforms/aws-lambda/settings.ts";
import { wallPerCpu } from "../../../platforms/cpu-share.ts";
import { streamedFor } from "../../../platforms/function-pool/streamed-responses.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import type { OneFunction } from "../../../workloads/workload.ts";

/** Expected times of one request, microseconds, and how often it is what. */
export interface ExpectedTimes {
  readonly handler: number;
  /** Of a warm request: its handler rounded up to the billing step. */
  readonly billed: number;
  /** Beyond a warm request's: what of a cold start is billed, and all that the caller waits. */
  readonly coldBilled: number;
  readonly coldWait: number;
  /** Share of requests; null where no law tells it. */
  readonly coldFraction: number | null;
  readonly added: number;
  /** Share beyond the provisioned instances (all, where there are none), by Erlang's formula at the mean rate. */
  readonly spill: number;
}

/** @param rate mean, requests per second; the work must be drawn from distributions */
export function expectedTimes(
  settings: AwsLambdaSettings,
  workload: OneFunction & { readonly work: { readonly from: "distributions" } },
  { rate, samples }: { readonly rate: number; readonly samples: SampleSets },
): ExpectedTimes {
  const { speed, coldStart, throttle } = settings;
  const pool = lambdaPool(settings);
  const mean = (law: DistributionSettings) => createDistribution(law, samples).mean;
  const { work, response, init } = workload;
  const wall = wallPerCpu({ vcpus: pool.vcpus, speed, parallel: work.parallel, throttle });
  const streamed = pool.streaming === null ? 0 : streamedFor(response, pool.streaming);
  const handler = mean(work.cpu) * wall + mean(work.io) + streamed;
  const isConstant = work.cpu.kind === "constant" && work.io.kind === "constant";
  const initialised =
    pool.restore === null ? mean(coldStart.init) + (init === null ? 0 : mean(init.cpu) / speed + mean(init.io)) : 0;
  const firstCall = mean(coldStart.firstCall) * wall;
  const restored = pool.restore === null ? 0 : mean(pool.restore);
  const provisioned = provisionedSpill((rate * handler) / microsecondsPer.s, settings.provisionedConcurrency);
  return {
    handler,
    // A law that is broad against the step ends anywhere in it: half a step on average.
    billed: isConstant
      ? Math.ceil(Math.round(handler) / pool.billingStep) * pool.billingStep
      : handler + pool.billingStep / 2,
    coldBilled: initialised + firstCall,
    coldWait: mean(coldStart.setup) + restored + initialised + firstCall,
    coldFraction: coldFractionOf(settings, workload, { rate, handler, samples }),
    added: addedLatencyMean(settings.addedLatency, samples),
    spill: spillOf(provisioned, settings),
  };
}

function spillOf({ spill }: ProvisionedSpill, { provisionedConcurrency }: AwsLambdaSettings): number {
  return provisionedConcurrency === 0 ? 1 : spill;
}

interface ColdContext {
  readonly rate: number;
  readonly handler: number;
  readonly samples: SampleSets;
}

/** By the law of most-recently-used instances under Poisson arrivals, as if service were exponential. */
function coldFractionOf(
  settings: AwsLambdaSettings,
  { arrivals }: OneFunction,
  { rate, handler, samples }: ColdContext,
): number | null {
  const { keepAlive, routing, recycleAfter, provisionedConcurrency } = settings;
  const isCovered =
    arrivals.kind === "poisson" &&
    routing === "most-recently-used" &&
    keepAlive.kind === "constant" &&
    recycleAfter === null &&
    provisionedConcurrency === 0;
  if (!isCovered) return null;
  const serviceMean = handler / microsecondsPer.s;
  const kept = createDistribution(keepAlive, samples).mean / microsecondsPer.s;
  return coldStartLaw({ rate, serviceMean, keepAlive: kept })?.coldFraction ?? null;
}
