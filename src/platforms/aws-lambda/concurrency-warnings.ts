import { formatSignificant } from "../../units/significant.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { type MeanLoad, meanLoad, summedLoad } from "../mean-load.ts";
import { lambdaScaling } from "./concurrency.ts";
import { streamingTime } from "./response-streaming.ts";
import { type AwsLambdaSettings, vcpusOf } from "./settings.ts";

/**
 * Where the concurrency cannot even carry the mean load, by Little's law or by the requests per second that come with
 * it: the least that could. Requests are then throttled and counted, so the candidate stays.
 */
export function concurrencyWarnings(settings: AwsLambdaSettings, workload: Workload): readonly string[] {
  const { limitCause } = settings;
  const loads = functionsOf(workload).map((one) => loadOf(one, settings));
  const isShared = limitCause === "account" && !("functions" in workload && workload.sharing === "none");
  if (isShared) return tooLittle(settings, summedLoad(loads), "");
  return functionsOf(workload).flatMap((one, place) => {
    const whose = "name" in one ? `function "${one.name}": ` : "";
    return tooLittle(settings, loads[place] ?? null, whose);
  });
}

/** The work, and the end of a streamed response. */
function loadOf(one: OneFunction, { memory, speed, responseStreaming }: AwsLambdaSettings): MeanLoad | null {
  const load = meanLoad(one, { vcpus: vcpusOf(memory), speed });
  if (load === null || !responseStreaming) return load;
  const time = load.time + streamingTime(one.response) / 1e6;
  return { ...load, time, concurrency: load.rate * time };
}

function tooLittle(
  { concurrencyLimit, limitCause, timeout }: AwsLambdaSettings,
  load: MeanLoad | null,
  whose: string,
): readonly string[] {
  if (load === null) return [];
  // What takes longer than the timeout is cut there.
  const busy = load.rate * Math.min(load.time, timeout / 1e6);
  const needed = Math.ceil(Math.max(busy, load.rate / lambdaScaling.requestsPerSecond));
  if (needed <= concurrencyLimit) return [];
  const rate = `${whose}${formatSignificant(load.rate)} requests/s`;
  const why =
    busy > concurrencyLimit
      ? `are about ${formatSignificant(busy)} in service at any time`
      : `are more than ${lambdaScaling.requestsPerSecond} for each unit of concurrency`;
  const key = limitCause === "reserved" ? "reservedConcurrency" : "account.limit";
  return [
    `${rate} ${why}, and the ${limitCause} concurrency is ${concurrencyLimit}: the rest is throttled; ${key} of at least ${needed} (on top of what others use) carries the mean`,
  ];
}
