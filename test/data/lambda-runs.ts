import { readFileSync } from "node:fs";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { traceOpener } from "../../src/node/open-trace.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { sharedData } from "./shared-data.ts";

/**
 * Six runs of 28 h against one function on AWS Lambda, 2020: Poisson arrivals, about 1.95 s warm. By rising rate.
 * Source: pacslab/serverless-performance-modeling at 4b8897005428, experiments/results, MIT licence.
 */
export const lambdaRuns = ["2020-05-28", "2020-06-06", "2020-06-10", "2020-06-18", "2020-05-26", "2020-05-23"] as const;

export type LambdaRun = (typeof lambdaRuns)[number];

/** What the client and the function wrote down. */
export interface MeasuredRun {
  /** Times in seconds since the first request, in order, with how long the client waited. */
  readonly requests: readonly { readonly start: number; readonly duration: number; readonly instance: string }[];
  readonly coldStarts: number;
  /** Requests per second. */
  readonly rate: number;
  /** Mean number of instances that served within the last ten minutes: how the source counts them. */
  readonly instances: number;
}

const folder = "lambda_experiments";
const fileOf = (run: LambdaRun): string => `aws_lambda_poisson_${run}.csv`;

/** Seconds after its last reply in which the source counts an instance. */
const countedFor = 600;

export function measuredRun(run: LambdaRun): MeasuredRun {
  const [header = "", ...lines] = readFileSync(sharedData(`${folder}/${fileOf(run)}`), "utf8")
    .trimEnd()
    .split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => line.split(","));
  const column = (name: string) => (row: readonly string[]) => row[names.indexOf(name)] ?? "";
  const [start, duration, instance] = [column("client_start_time"), column("client_elapsed_time"), column("exist_id")];
  const first = Math.min(...rows.map((row) => Number(start(row))));
  const requests = rows
    .map((row) => ({ start: Number(start(row)) - first, duration: Number(duration(row)), instance: instance(row) }))
    .sort((one, other) => one.start - other.start);
  const length = requests.at(-1)?.start ?? 0;
  return {
    requests,
    coldStarts: rows.filter((row) => column("is_cold")(row) === "True").length,
    rate: requests.length / length,
    instances: instancesSeen(requests, length),
  };
}

function instancesSeen(requests: MeasuredRun["requests"], length: number): number {
  const seenUntil = new Map<string, number>();
  let seen = 0;
  for (const { start, duration, instance } of requests) {
    const until = Math.min(length, start + duration + countedFor);
    const before = seenUntil.get(instance) ?? 0;
    seen += Math.max(0, until - Math.max(start, before));
    seenUntil.set(instance, Math.max(until, before));
  }
  return seen / length;
}

/** Candidates that start at once: the recorded durations contain the cold starts. `settings` are YAML keys, one candidate each. */
function scenarioText(run: LambdaRun, settings: readonly string[], replications: number): string {
  const plain = "platform: aws-lambda, memory: 128MB, coldStart: 0ms, overhead: 0ms, timeout: 900s";
  return `
name: Replay of ${run}
seed: 1
replications: ${replications}
workload:
  arrivals:
    kind: trace
    file: ${fileOf(run)}
    columns: {timestamp: client_start_time, duration: client_elapsed_time}
  work: {from: trace}
  memory: 54MB
candidates:
${settings.map((keys, i) => `  - {name: "model ${i + 1}", ${plain}, ${keys}}`).join("\n")}
`;
}

/**
 * Replays a recorded run under each of the settings (YAML of a candidate's keys, such as `keepAlive: 600s`). More than
 * one replication pays only where the keep-alive is drawn.
 */
export async function replay(
  run: LambdaRun,
  settings: readonly string[],
  replications = 1,
): Promise<readonly CandidateResult[]> {
  const parsed = parseScenario(scenarioText(run, settings, replications), { file: "replay.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const { candidates } = await simulate(parsed.scenario, { openTrace: traceOpener(sharedData(folder)) });
  return candidates.map((candidate) => {
    if (!candidate.eligible) throw new Error(candidate.ineligibleBecause.join("; "));
    return candidate;
  });
}
