import { expect, test } from "vitest";
import { judgeGates } from "../../src/analysis/gates.ts";
import type { CandidateResult, IneligibleCandidate, ObjectiveResult } from "../../src/analysis/result.ts";
import { whyNotAcceptable } from "../../src/analysis/why-not-acceptable.ts";
import { junit } from "../../src/report/junit.ts";
import { gateSentence } from "../../src/report/sentences/gate-sentence.ts";
import { exampleCandidate } from "../report/example-result.ts";
import { parseXml } from "../report/junit/well-formed.ts";
import { simulated } from "./compare/simulated.ts";

const example = (name: string, over: Partial<CandidateResult> = {}) =>
  exampleCandidate({ name, platform: "aws-lambda", fastest: 50, tail: 40, monthly: 10, fixed: 0 }, over);
const missed: ObjectiveResult = {
  objective: "p99 < 500ms",
  observed: { mean: 612, low: 598, high: 630 },
  passed: false,
  certain: true,
};
const met: ObjectiveResult = { ...missed, observed: { mean: 412, low: 400, high: 430 }, passed: true };
const open: ObjectiveResult = { ...missed, observed: { mean: 480, low: 450, high: 510 }, passed: true, certain: false };
const ineligible: IneligibleCandidate = {
  name: "Tiny",
  platform: "aws-lambda",
  region: "us-east-1",
  description: "",
  eligible: false,
  ineligibleBecause: ["memory 128MB is too little"],
};
const sentences = (candidates: readonly (CandidateResult | IneligibleCandidate)[], names: readonly string[]) =>
  judgeGates({ candidates: [...candidates] }, names).map(gateSentence);

test("a gate passes where its candidate is acceptable, whatever the others are", () => {
  const bad = example("Bad", { acceptable: false, slo: [missed] });
  const outcomes = judgeGates({ candidates: [bad, example("Good"), ineligible] }, ["Good", "Good"]);
  expect(outcomes).toEqual([{ name: "Good", passed: true, reasons: [], objectives: 1, open: [] }]);
  expect(sentences([bad, example("Good")], ["Good"])).toEqual(['gate "Good" passed: 1 objective met']);
});

test("a failed gate says which objective failed, with what was observed and its interval", () => {
  const bad = example("Bad", { acceptable: false, slo: [missed, open] });
  expect(sentences([bad], ["Bad"])).toEqual(['gate "Bad" failed: p99 < 500ms is missed: observed 612 ms (598 to 630)']);
});

test("several reasons stand in one sentence", () => {
  const cost: ObjectiveResult = {
    objective: "cost < 5",
    observed: { mean: 10, low: 9, high: 11 },
    passed: false,
    certain: true,
  };
  const bad = example("Bad", { acceptable: false, overloaded: true, slo: [missed, cost] });
  expect(sentences([bad], ["Bad"])).toEqual([
    'gate "Bad" failed: p99 < 500ms is missed: observed 612 ms (598 to 630); cost < 5 is missed: observed 10.0 USD/month (9.0 to 11.0); it is overloaded: more work is offered than it can do',
  ]);
});

test("an ineligible candidate is not acceptable", () => {
  expect(sentences([ineligible], ["Tiny"])).toEqual([
    'gate "Tiny" failed: it cannot serve this workload: memory 128MB is too little',
  ]);
});

test("a pass that the interval leaves open, or that has none, is a warning", () => {
  const alone = { ...open, observed: { mean: 480, low: null, high: null } };
  expect(sentences([example("A", { slo: [open] })], ["A"])).toEqual([
    'warning: gate "A" passed, not for certain: p99 < 500ms is met, but the interval leaves it open: observed 480 ms (450 to 510)',
  ]);
  expect(sentences([example("A", { slo: [alone] })], ["A"])).toEqual([
    'warning: gate "A" passed, not for certain: p99 < 500ms is met, but one replication has no interval: observed 480 ms',
  ]);
});

test("an objective that could not be decided fails its gate", () => {
  const undecided = { ...missed, observed: { mean: null, low: null, high: null }, certain: false };
  expect(sentences([example("A", { acceptable: false, slo: [undecided] })], ["A"])).toEqual([
    'gate "A" failed: p99 < 500ms cannot be decided: too few requests',
  ]);
});

test("what too few requests leave open is told with what settles it", async () => {
  // p99 needs 20 / 0.01 requests, which take 40 s at 50/s and with a fifth more for chance 48 s: in round figures 1m.
  const result = await simulated(
    `duration: 10s
replications: 2
slo: ["p99 < 10s", "p50 < 10s"]
workload: {arrivals: {kind: poisson, rate: 50/s}, work: {io: 10ms}}
candidates: [{name: A, platform: aws-lambda, memory: 512MB}]
`,
    1,
  );
  const [sentence] = judgeGates(result, ["A"]).map(gateSentence);
  expect(sentence).toMatch(
    /^gate "A" failed: p99 < 10s cannot be decided: too few requests \(p99 needs 2,000 requests per replication and saw \d+; a duration of 1m would settle it\)$/,
  );
  const { children } = parseXml(junit(result));
  const failures = children[0]!.children.flatMap((one) => one.children.filter(({ name }) => name === "failure"));
  expect(failures.map(({ attributes }) => attributes.type)).toEqual(["undecided"]);
  expect(failures[0]!.text).toContain("a duration of 1m would settle it");
});

test("a pass says how much was asked, and where of several answers it holds", () => {
  const two = judgeGates({ candidates: [example("A", { slo: [met, met] })] }, ["A"]);
  expect(two.map(gateSentence)).toEqual(['gate "A" passed: 2 objectives met']);
  expect(two.map((one) => gateSentence({ ...one, where: "with a=\u001b" }))).toEqual([
    'with a=\\u001b: gate "A" passed: 2 objectives met',
  ]);
  expect(sentences([example("A", { slo: [] })], ["A"])).toEqual([
    'gate "A" passed: it completes what it must, and has no objectives',
  ]);
});

test("windows and shares are told in their units", () => {
  const windows = { objective: "p99 < 1s in 99% of 5m windows", observed: { mean: 0.5, low: null, high: null } };
  const share = { objective: "completed > 99.99%", observed: { mean: 0.9995, low: 0.9994, high: 0.9996 } };
  const slo = [windows, share].map((one) => ({ ...one, passed: false, certain: false }));
  expect(sentences([example("A", { acceptable: false, slo })], ["A"])[0]).toBe(
    'gate "A" failed: p99 < 1s in 99% of 5m windows is missed: observed 50 % of 5m windows; completed > 99.99% is missed: observed 99.95 % (99.94 to 99.96), and the interval leaves it open',
  );
});

test("whoever is not acceptable has a reason, and the rule of 99.9 % yields to an objective on completed", () => {
  expect(whyNotAcceptable(example("A", { acceptable: false })).map(({ kind }) => kind)).toEqual(["incomplete"]);
  const requests = { ...example("A").requests, completed: { mean: 1, low: null, high: null } };
  const own = { ...missed, objective: "completed > 1%" };
  const reasons = whyNotAcceptable(example("A", { acceptable: false, requests, slo: [own] }));
  expect(reasons).toEqual([{ kind: "objective", missed: own, remedy: null }]);
});

test("names cannot act on the terminal", () => {
  const bad = example("A\u001b[31m\n", { acceptable: false, slo: [missed] });
  expect(sentences([bad], ["A\u001b[31m\n"])[0]).toMatch(/^gate "A\\u001b\[31m " failed/);
});

test("a name that is no candidate's is a fault of the caller", () => {
  expect(() => judgeGates({ candidates: [example("A")] }, ["B"])).toThrow(/"B" is not a candidate/);
});
