// Asks one question and prints the verdict.
//
//   npx tsc -p examples && node out/examples/answer.js

import { parseScenario, simulate } from "evenpoint";

const outcome = parseScenario(`
name: Thumbnails
duration: 1h
workload:
  arrivals: {kind: poisson, rate: 2/s}
  work: {cpu: {kind: lognormal, mean: 80ms, p95: 200ms}, io: 20ms}
slo: ["p95 < 800ms"]
candidates:
  - {name: Function, platform: aws-lambda, memory: 1024MB}
  - {name: Machine, platform: aws-ec2, instance: m7g.large}
`);

// A scenario is either complete, or it has issues: all of them at once, each with its line and what to write instead.
if ("issues" in outcome) {
  for (const { line, path, message } of outcome.issues) console.error(`line ${line}: ${path}: ${message}`);
  process.exit(2);
}

const result = await simulate(outcome.scenario);

console.log(result.verdict.sentence);
for (const candidate of result.candidates) {
  if (!candidate.eligible) continue;
  const { monthly } = candidate.cost;
  const { p95 } = candidate.latency;
  console.log(`${candidate.name}: ${monthly.mean?.toFixed(2)} USD a month, p95 ${p95.mean?.toFixed(0)} ms`);
}
