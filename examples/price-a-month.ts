// Prices a month whose usage is known already, without simulating anything: what a bill would say.
//
//   npx tsc -p examples && node out/examples/price-a-month.js

import { bill, parseScenario } from "evenpoint";

// A candidate knows which prices it needs; its traffic plays no part here.
const outcome = parseScenario(`
name: Invoice
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 1ms}}
candidates:
  - {name: Function, platform: aws-lambda, memory: 1536MB, region: us-east-1}
`);
if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
const [candidate] = outcome.scenario.candidates;
if (candidate === undefined) throw new Error("the scenario has no candidate");

const requests = 3_000_000;
const secondsEach = 0.12;
const gigabytes = 1536 / 1024;

// Usage is counted by meter; the free tier belongs to this function alone.
const usage = { requests, gbSeconds: requests * secondsEach * gigabytes };
const { lines, total } = bill(usage, candidate.rates, { freeTier: 1 });

for (const { label, formula, amount, source, effectiveDate } of lines) {
  console.log(`${label}: ${formula} = ${amount.toFixed(2)} USD (${source}, ${effectiveDate})`);
}
console.log(`Total: ${total.toFixed(2)} USD`);
