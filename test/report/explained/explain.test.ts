import { expect, test } from "vitest";
import type { CandidateResult, IneligibleCandidate, Result } from "../../../src/analysis/result.ts";
import { explainMetric, stepCell } from "../../../src/report/explained/explain.ts";
import { findMetric } from "../../../src/report/explained/find-metric.ts";
import { explainedMetrics } from "../../../src/report/explained/metrics.ts";
import { documentMarkdown } from "../../../src/report/markdown.ts";
import { documentText } from "../../../src/report/text.ts";
import { exampleCandidate, exampleResult } from "../example-result.ts";

const parts = { name: "A", platform: "aws-lambda", fastest: 50, tail: 40, monthly: 10, fixed: 0 };
const ineligible: IneligibleCandidate = {
  name: "Tiny",
  platform: "aws-lambda",
  region: "us-east-1",
  description: "",
  eligible: false,
  ineligibleBecause: ["memory 128MB is too little"],
};

function linesOf(name: string, result: Result): readonly string[] {
  const { metric } = findMetric(name);
  return metric!
    .workings(result)
    .flatMap(({ subject, answer, steps }) => [
      `${subject}: ${answer}`,
      ...steps.map((step) => stepCell(step) as string),
    ]);
}

const of = (over: Partial<CandidateResult>) =>
  exampleResult(undefined, { candidates: [exampleCandidate(parts, over)] });

test("a throttled share by hand: 1 % and 3 % of two replications", () => {
  // mean 2 %, spread sqrt(2) %, t(1) = 12.70620: half = 12.7062 x sqrt(2) / sqrt(2) = 12.7062, cut at 0
  const { requests, byReplication: _, ...rest } = exampleCandidate(parts);
  const byReplication = { ...emptyByReplication, throttled: [0.01, 0.03] };
  const counts = { ...requests, offered: noise(1000), throttled: noise(20) };
  const throttledBy = { ...rest.throttledBy, account: noise(15), scaleRate: noise(3), pending: noise(2) };
  expect(linesOf("throttled", of({ requests: counts, byReplication, throttledBy }))).toEqual([
    "A: 2.00 % (0 to 14.71)",
    "Per replication, 20 of 1,000 offered.",
    "By cause, per replication: 15 by account concurrency, 3 by scale-out rate, 2 by waiting too long for an instance.",
    "Mean m of the replications, each with its own share: (1 + 3) / 2 = 2 %",
    "Spread s, from the distances to m: sqrt((1 x 1 + 1 x 1) / 1) = 1.41421 %",
    "Half width, t(1) x s / sqrt(2): 12.7062 x 1.414214 / sqrt(2) = 12.7062 %",
    "Low: 2 - 12.7062 lies outside the possible range and is cut to 0 %.",
    "High: 2 + 12.7062 = 14.7062 %",
  ]);
});

test("idle by hand: a quarter of 200 USD of machines in use, and half of 40 USD of provisioned instances", () => {
  const line = (label: string, meter: string, amount: number) => ({
    label,
    meter,
    quantity: amount,
    unit: "h",
    price: 1,
    amount,
    formula: "",
    source: "",
    effectiveDate: "",
  });
  const bill = {
    lines: [
      line("Machines", "instanceHours", 200),
      line("Kept ready", "provisionedGbSeconds", 40),
      line("Disk", "diskGbMonths", 5),
    ],
    total: 245,
  };
  const share = (mean: number) => ({ mean, low: null, high: null });
  const result = of({
    bill,
    costSplit: { fixed: 245, usage: 0, idle: 170 },
    instances: { mean: share(1), peak: share(1), utilisation: share(0.25) },
    provisioned: { spill: share(0), utilisation: share(0.5) },
  });
  expect(linesOf("idle", result)).toEqual([
    "A: 170 USD a month",
    "Machines, unused: 200 x (1 - 0.25) = 150 USD",
    "Kept ready, unused: 40 x (1 - 0.5) = 20 USD",
    "Sum: 150 + 20 = 170 USD a month",
  ]);
  expect(linesOf("fixed", result)[1]).toBe("Machines; Kept ready; Disk: 200 + 40 + 5 = 245 USD a month");
  expect(linesOf("usage", result)[1]).toBe("Every line of the bill runs by the clock.");
});

test("idle by hand: a quarter of tasks in use, all of what is kept warm, and of a commitment what is left", () => {
  const line = (label: string, meter: string, amount: number) => {
    return { label, meter, quantity: amount, unit: "", price: 1, amount, formula: "", source: "", effectiveDate: "" };
  };
  const share = (mean: number) => ({ mean, low: null, high: null });
  const tasks = [line("vCPU", "vcpuHours", 40), line("Memory", "memoryGbHours", 8), line("Warm", "idleVcpuSeconds", 3)];
  const instances = { mean: share(1), peak: share(1), utilisation: share(0.25) };
  const plain = { bill: { lines: tasks, total: 51 }, costSplit: { fixed: 51, usage: 0, idle: 39 }, instances };
  expect(linesOf("idle", of(plain))).toEqual([
    "A: 39 USD a month",
    "vCPU, unused: 40 x (1 - 0.25) = 30 USD",
    "Memory, unused: 8 x (1 - 0.25) = 6 USD",
    "Warm, unused: 3 x (1 - 0) = 3 USD",
    "Sum: 30 + 6 + 3 = 39 USD a month",
  ]);
  const committed = [
    line("vCPU, 1 year", "committedVcpuSeconds", 16),
    line("Memory, 1 year", "committedMemoryGbSeconds", 4),
  ];
  const bought = { bill: { lines: committed, total: 20 }, costSplit: { fixed: 20, usage: 0, idle: 15 }, instances };
  expect(linesOf("idle", of(bought)).slice(1)).toEqual([
    "vCPU, 1 year; Memory, 1 year: a share of 0.75 of the commitment was unused, as nothing ran in it or what ran was idle.",
    "Sum: 20 x 0.75 = 15 USD a month",
  ]);
});

test("a percentile without enough requests says how many it needs", () => {
  const latency = { ...exampleCandidate(parts).latency, p999: { mean: null, low: null, high: null } };
  const requests = { ...exampleCandidate(parts).requests, completed: noise(3400) };
  expect(linesOf("p999", of({ latency, requests }))).toEqual([
    "A: n/a",
    "p999 needs 20,000 requests in every replication; there were 3,400 on average.",
    "Nothing was observed, so there is no interval.",
  ]);
});

test("a percentile by hand: of 10 requests, 4 up to 10 ms and 6 between 10 and 20 ms, the median is 11.67 ms", () => {
  // rank 5; one of the six in the second bucket: 10 + (20 - 10) x (5 - 4) / 6
  const histogram = { unit: "ms" as const, upper: [5, 10, 20], count: [0, 4, 6] };
  const latency = { ...exampleCandidate(parts).latency, p50: noise(70 / 6) };
  expect(linesOf("p50", of({ latency, histogram })).slice(1, 4)).toEqual([
    "Rank among the 10 requests of all replications: 0.5 x 10 = 5",
    "4 requests take at most 10 ms; the next bucket, up to 20 ms, holds 6: the rank lies in it.",
    "p50, on a straight line inside the bucket: 10 + (20 - 10) x (5 - 4) / 6 = 11.6667 ms",
  ]);
});

test("the costs of several functions sum to the bill; of machines that serve all of them nobody knows", () => {
  const { requests, coldStarts, latency } = exampleCandidate(parts);
  const one = (name: string, cost: number | null) => ({
    ...{ name, requests, coldStarts, latency },
    cost: cost === null ? null : { monthly: noise(cost) },
  });
  const bill = { lines: [], total: 10 };
  expect(linesOf("functions", of({ bill, functions: [one("a", 7.5), one("b", 2.5)] })).slice(1)).toEqual([
    "a: 7.5 USD a month.",
    "b: 2.5 USD a month.",
    "All of them: 7.5 + 2.5 = 10 USD a month",
  ]);
  expect(linesOf("functions", of({ functions: [one("a", null), one("b", null)] }))[1]).toContain("nobody can say");
});

test("a candidate without a figure in its result says so", () => {
  expect(linesOf("functions", of({}))).toEqual(["A: one function", "The whole bill is its own: see cost."]);
  expect(linesOf("provisioned", of({}))[1]).toBe("It has no provisioned concurrency.");
  expect(linesOf("worstCaseSpend", of({ worstCaseSpend: { perHour: null } }))[0]).toBe("A: n/a");
  const byUse = of({ worstCaseSpend: { perHour: null }, usage: { cpuMilliseconds: 7 } });
  expect(linesOf("worstCaseSpend", byUse)[1]).toMatch(/no limit says how much can be used in an hour/);
  expect(linesOf("worstHour", of({ worstHour: null }))[0]).toBe("A: n/a");
});

test("an ineligible candidate is not passed over", () => {
  const result = exampleResult(undefined, { candidates: [exampleCandidate(parts), ineligible] });
  const { metric } = findMetric("cost");
  expect(documentText(explainMetric(metric!, result), { color: false, width: 100 })).toContain(
    "Tiny: not simulated, as it is ineligible.",
  );
  expect(linesOf("acceptable", result).slice(2)).toEqual([
    "Tiny: not acceptable: ineligible",
    "memory 128MB is too little.",
  ]);
});

test("without a result only the general part is given", () => {
  for (const metric of explainedMetrics) expect(explainMetric(metric, null)).toHaveLength(1);
});

test("a result of run has no break-even to explain, and says which verb has", () => {
  const { breakEven: _, ...result } = exampleResult();
  for (const name of ["break-even", "band", "acceptableFrom", "latencyCrossings"]) {
    expect(linesOf(name, result)[1]).toContain("evenpoint break-even computes it");
  }
});

test("the example's figures, which no run made, break nothing", () => {
  for (const metric of explainedMetrics) {
    const text = documentText(explainMetric(metric, exampleResult()), { color: false, width: 100 });
    expect(text, metric.name).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test.each([0, -1, 0.5, 1e-300, 1e300])("a file whose every number is %d is told without a crash", (value) => {
  const strange = JSON.parse(JSON.stringify(exampleResult()), (_, one) => (typeof one === "number" ? value : one));
  for (const metric of explainedMetrics) {
    expect(documentText(explainMetric(metric, strange), { color: false, width: 100 })).toContain(metric.name);
  }
});

test("names cannot send a terminal or a page anything to act on", () => {
  const names = { functions: "\u001b[31m<b>|", machines: "x\n# y" };
  for (const metric of explainedMetrics) {
    const document = explainMetric(metric, exampleResult(names));
    expect(documentText(document, { color: false, width: 100 })).not.toContain("\u001b");
    expect(documentMarkdown(document, { charts: () => [] })).not.toMatch(/<b>|\n# y/);
  }
});

function noise(mean: number) {
  return { mean, low: null, high: null };
}

const emptyByReplication = {
  cost: [],
  mean: [],
  p50: [],
  p90: [],
  p95: [],
  p99: [],
  p999: [],
  completed: [],
  throttled: [],
  rejected: [],
  timedOut: [],
  failed: [],
  coldStarts: [],
  instances: [],
  utilisation: [],
};
