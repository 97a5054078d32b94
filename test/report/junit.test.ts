import { expect, test } from "vitest";
import type { CandidateResult, IneligibleCandidate, Result } from "../../src/analysis/result.ts";
import { junit } from "../../src/report/junit.ts";
import { exampleCandidate, exampleResult } from "./example-result.ts";
import { parseXml } from "./junit/well-formed.ts";

const parts = { name: "A", platform: "aws-lambda", fastest: 50, tail: 40, monthly: 10, fixed: 0 };
const candidate = (over: Partial<CandidateResult>) => exampleCandidate(parts, over);
const little = {
  law: "Little",
  candidate: "A",
  expected: 2.5,
  observed: { mean: 2.6, low: 2.55, high: 2.65 },
  holds: false,
};

function casesOf(candidates: Result["candidates"], checks: Result["checks"] = []) {
  const root = parseXml(junit(exampleResult(undefined, { candidates, checks })));
  return root.children.map((suite) => ({
    suite: suite.attributes.name,
    cases: suite.children.map(({ attributes, children: [child] }) =>
      child === undefined ? attributes.name : `${attributes.name} | ${child.name} | ${child.text}`,
    ),
  }));
}

test("a case per objective: missed with what was observed, met, and met without certainty", () => {
  const slo = [
    { objective: "p99 < 500ms", observed: { mean: 612, low: 598, high: 630 }, passed: false, certain: true },
    { objective: "throttled < 0.1%", observed: { mean: 0, low: 0, high: 0.00002 }, passed: true, certain: true },
    { objective: "mean < 100ms", observed: { mean: 98, low: 95, high: 101 }, passed: true, certain: false },
  ];
  expect(casesOf([candidate({ slo, acceptable: false })])).toEqual([
    {
      suite: "A",
      cases: [
        "eligible",
        "p99 < 500ms | failure | p99 < 500ms is missed: observed 612 ms (598 to 630)",
        "throttled < 0.1%",
        "mean < 100ms | system-out | mean < 100ms is met, but the interval leaves it open: observed 98.0 ms (95.0 to 101.0)",
        "acceptable | system-out | not acceptable: see p99 < 500ms",
      ],
    },
  ]);
});

test("a candidate without objectives is still held to being acceptable", () => {
  const requests = { ...candidate({}).requests, offered: { mean: 1000, low: null, high: null } };
  const completed = { mean: 900, low: null, high: null };
  expect(casesOf([candidate({ slo: [] })])[0]!.cases).toEqual(["eligible", "acceptable"]);
  expect(casesOf([candidate({ slo: [], acceptable: false, requests: { ...requests, completed } })])[0]!.cases).toEqual([
    "eligible",
    "acceptable | failure | at least 99.9 % of the requests must complete: observed 90 %",
  ]);
});

test("acceptable fails for reasons of its own, and for none that another case tells", () => {
  const missed = { objective: "cost < 5", observed: { mean: 10, low: 9, high: 11 }, passed: false, certain: true };
  expect(casesOf([candidate({ slo: [missed], acceptable: false, overloaded: true })])[0]!.cases.slice(1)).toEqual([
    "cost < 5 | failure | cost < 5 is missed: observed 10.0 USD/month (9.0 to 11.0)",
    "acceptable | failure | it is overloaded: more work is offered than it can do",
  ]);
});

test("an ineligible candidate fails with every reason", () => {
  const ineligible: IneligibleCandidate = {
    name: "Tiny",
    platform: "aws-lambda",
    region: "us-east-1",
    description: "",
    eligible: false,
    ineligibleBecause: ["memory 128MB is too little", "work takes longer than 15m"],
  };
  expect(casesOf([ineligible])[0]!.cases).toEqual([
    "eligible | failure | memory 128MB is too little\nwork takes longer than 15m",
    "acceptable | system-out | not acceptable: see eligible",
  ]);
});

test("the self-checks are a suite of their own", () => {
  const checks = [little, { ...little, candidate: "B", holds: true }];
  expect(casesOf([candidate({})], checks)[1]).toEqual({
    suite: "self-checks",
    cases: ["Little: A | failure | expected 2.5, observed 2.600 (2.550 to 2.650)", "Little: B"],
  });
});
