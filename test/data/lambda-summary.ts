import { readFileSync } from "node:fs";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { coldStartLaw } from "../../src/engine/laws/cold-start-law.ts";
import type { Estimate } from "../../src/engine/statistics/estimate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { sharedData } from "./shared-data.ts";

/** The keep-alive that the source assumes, seconds. */
export const assumedKeepAlive = 600;

/**
 * One experiment of 2020 against AWS Lambda.
 * Source: pacslab/simfaas at 5dd1623ad873, examples/exp.csv, MIT licence.
 */
export interface SummaryRow {
  /** Of its simulations: each row has draws of its own, as each case in test/theory/cases.ts has. */
  readonly seed: number;
  /** Requests per second. */
  readonly rate: number;
  /** Mean service times that the client saw, seconds. */
  readonly warm: number;
  readonly cold: number;
  readonly coldFraction: number;
  /** Standard error of `coldFraction`, from ten blocks. */
  readonly standardError: number;
  readonly instances: number;
}

/** Beyond the seeds of the theory's cases. */
const firstSeed = 101;

/** The ten rows, by rising rate; the first six are the runs in lambda-runs.ts. */
export function summaryRows(): readonly SummaryRow[] {
  const path = sharedData("lambda_experiments/simfaas_exp_summary_part_a.csv");
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line, place) => {
    const fields = line.split(",");
    const number = (name: string): number => Number(fields[names.indexOf(name)]);
    return {
      seed: firstSeed + place,
      rate: number("ArrivalRate"),
      warm: number("ServiceTimeWarm") / 1000,
      cold: number("ServiceTimeCold") / 1000,
      coldFraction: number("ColdStartProbability"),
      standardError: number("ColdStartProbabilitySE"),
      instances: number("AverageInstanceCount"),
    };
  });
}

/** How long a simulation of a row is. */
export interface SummarySize {
  readonly replications: number;
  /** Requests in each replication, on average. */
  readonly requests: number;
}

/** Cold fraction and mean instances of one row under one setting. */
export interface SimulatedRow {
  readonly coldFraction: Estimate;
  readonly instances: Estimate;
}

/** The exact law of a row, at the keep-alive that the source assumes. */
export function exactRow({ rate, warm }: SummaryRow): { readonly coldFraction: number; readonly instances: number } {
  const law = coldStartLaw({ rate, serviceMean: warm, keepAlive: assumedKeepAlive });
  if (law === null) throw new Error(`no law at ${rate}/s`);
  return { coldFraction: law.coldFraction, instances: law.meanInstances };
}

/** YAML of the cold start that turns a row's warm service time into its cold one. */
export function measuredColdStart({ warm, cold }: SummaryRow): string {
  return `coldStart: ${((cold - warm) * 1000).toFixed(3)}ms`;
}

/** Simulates a row under each of the settings: YAML of a candidate's keys, the cold start among them. */
export async function simulateRow(
  row: SummaryRow,
  settings: readonly string[],
  size: SummarySize,
): Promise<readonly SimulatedRow[]> {
  const parsed = parseScenario(scenarioText(row, settings, size), { file: "summary.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const { candidates } = await simulate(parsed.scenario, {});
  return candidates.map((candidate) => {
    if (!candidate.eligible) throw new Error(candidate.ineligibleBecause.join("; "));
    return simulatedRow(candidate);
  });
}

function simulatedRow({ coldStarts, instances }: CandidateResult): SimulatedRow {
  return { coldFraction: coldStarts.fraction, instances: instances.mean };
}

function scenarioText({ seed, rate, warm }: SummaryRow, settings: readonly string[], size: SummarySize): string {
  const plain = "platform: aws-lambda, memory: 128MB, overhead: 0ms, timeout: 900s";
  // An instance lives two hours at most where it is recycled; until then a run remembers that it began empty.
  const warmUp = settings.some((keys) => keys.includes("recycleAfter")) ? 4 * 3600 : assumedKeepAlive + 20 * warm;
  return `
name: Summary row at ${rate}/s
seed: ${seed}
replications: ${size.replications}
warmUp: ${warmUp.toFixed(3)}s
duration: ${(size.requests / rate).toFixed(3)}s
workload:
  arrivals: {kind: poisson, rate: ${rate}/s}
  work: {io: {kind: exponential, mean: ${(warm * 1000).toFixed(3)}ms}}
  memory: 54MB
candidates:
${settings.map((keys, i) => `  - {name: "model ${i + 1}", ${plain}, ${keys}}`).join("\n")}
`;
}
