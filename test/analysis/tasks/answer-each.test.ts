import { describe, expect, test } from "vitest";
import { answerEach, type Questions } from "../../../src/analysis/tasks/answer-each.ts";
import { type Parsed, parseScenario } from "../../../src/scenario/parse-scenario.ts";

const text = `
name: several
duration: 5m
replications: 2
workload: {arrivals: {kind: poisson, rate: 20/s}, work: {cpu: 20ms}, memory: 100MB}
slo: ["p99 < 2s"]
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
  - {name: sized, platform: aws-ec2, instance: m7g.large, instances: auto}
`;

function parsed(...overrides: readonly (readonly [path: string, value: string])[]): Parsed {
  const outcome = parseScenario(text, {
    file: "several.yaml",
    overrides: overrides.map(([path, value]) => ({ path, value, flag: "--vary" })),
  });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

const rates = ["10/s", "20/s", "40/s"];
const questions: Questions<number | null> = {
  count: rates.length,
  question: (index) => parsed(["workload.arrivals.rate", rates[index]!]),
  take: ({ candidates: [first] }) => (first?.eligible ? first.requests.offered.mean : null),
  detail: false,
  label: "answering",
};

describe("several scenarios", () => {
  test("are answered in their order", async () => {
    const offered = await answerEach(questions, {});
    for (const [index, rate] of [10, 20, 40].entries()) expect(offered[index]! / 300).toBeCloseTo(rate, -1);
    expect([...offered].sort((a, b) => a! - b!)).toEqual(offered);
  });

  test("tell how far they are, only ever forward, to the end", async () => {
    const told: number[] = [];
    const question = (index: number) => parsed(["workload.arrivals.rate", rates[index]!], ["duration", "1h"]);
    await answerEach({ ...questions, question }, { onProgress: ({ share }) => told.push(share) });
    expect(told.length).toBeGreaterThan(5);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    expect(told.at(-1)).toBe(1);
  });

  test("begin nothing after a stop", async () => {
    const asked: number[] = [];
    const question = (index: number) => {
      asked.push(index);
      return questions.question(index);
    };
    const stopped = answerEach({ ...questions, question }, { signal: { aborted: true } });
    await expect(stopped).rejects.toThrow("interrupted");
    expect(asked).toEqual([]);
  });

  test("name the flag of what only the data shows to be wrong", async () => {
    const trace = "{kind: trace, file: a.csv, columns: {timestamp: t}}";
    const question = () => parsed(["workload.arrivals", trace], ["duration", "1h"]);
    const bytes = (async function* () {
      yield new TextEncoder().encode("t\n0\n5\n100\n");
    })();
    const chunks = (async function* () {
      yield "t\n0\n5\n100\n";
    })();
    const decode = (part: Uint8Array) => new TextDecoder().decode(part);
    const openTrace = () => ({ chunks, bytes, decode, sha256: () => "0" });
    const failure = await answerEach({ ...questions, count: 1, question }, { openTrace }).catch((error) => error);
    expect(failure.issues).toEqual([
      expect.objectContaining({ path: "duration", file: "--vary", message: expect.stringContaining("covers 100s") }),
    ]);
  });
});
