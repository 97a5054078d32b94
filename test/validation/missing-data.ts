import { existsSync } from "node:fs";
import { knownTraffic } from "../data/known-traffic.ts";
import { lambdaRuns } from "../data/lambda-runs.ts";
import { sharedData } from "../data/shared-data.ts";

/** Recorded data that the validation reads, by path inside ../shared/data. */
const needed: readonly string[] = [
  ...lambdaRuns.map((run) => `lambda_experiments/aws_lambda_poisson_${run}.csv`),
  "lambda_experiments/simfaas_exp_summary_part_a.csv",
  ...Object.values(knownTraffic).map(({ file }) => `traffic/${file}`),
];

/** What of it is not on this machine. */
export function missingData(): readonly string[] {
  return needed.filter((path) => !existsSync(sharedData(path)));
}
