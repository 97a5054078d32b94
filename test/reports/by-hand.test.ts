import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

/*
 * Stories of the gallery whose answer can be worked out with a pencil. The working stands beside each expectation; a
 * tolerance is the simulation's own interval, or what the working leaves out, in words.
 */

const monthlyDays = 730 / 24;
const armGbSecond = 0.0000133334;
const gigabytesOfOneVcpu = 1769 / 1024;

async function answer(name: string): Promise<ReadonlyMap<string, CandidateResult>> {
  const file = `${name}.yaml`;
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), "utf8");
  const outcome = parseScenario(text, { file });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const { candidates } = await simulate(outcome.scenario);
  return new Map(candidates.map((candidate) => [candidate.name, candidate as CandidateResult]));
}

function amount(candidate: CandidateResult | undefined, label: RegExp): number {
  const line = candidate?.bill.lines.find((each) => label.test(each.label));
  if (line === undefined) throw new Error(`no line ${label}`);
  return line.amount;
}

describe("a rarely called webhook", () => {
  test("calls that come more than six minutes after the last are cold: exp(-6/10)", async () => {
    const { fraction } = (await answer("rare-webhook")).get("Lambda")!.coldStarts;
    // What the exponential leaves out, two calls at once, is 0.03 % of them: rate x service time.
    expect(fraction.low!).toBeLessThan(Math.exp(-0.6) + 0.0003);
    expect(fraction.high!).toBeGreaterThan(Math.exp(-0.6));
  });
});

describe("a job of ten seconds a day", () => {
  test("costs ten seconds of one vCPU's memory, and its start", async () => {
    const line = amount((await answer("once-a-day-job")).get("Lambda"), /^Duration/);
    const tenSeconds = 10 * gigabytesOfOneVcpu * armGbSecond * monthlyDays;
    expect(line).toBeGreaterThan(tenSeconds);
    expect(line).toBeLessThan(tenSeconds * 1.05); // half a second of initialisation at the most
  });

  test("on a machine it is the machine that costs", async () => {
    const { total } = (await answer("once-a-day-job")).get("Smallest machine")!.bill;
    expect(total).toBeCloseTo(730 * 0.0042 + 8 * 0.08 + 730 * 0.005, 2); // machine, disk, address
  });
});

describe("a nightly batch", () => {
  test("each document is 3.2 s of one vCPU's memory", async () => {
    const lambda = (await answer("nightly-batch")).get("Lambda")!;
    const expected = 20_000 * 3.2 * gigabytesOfOneVcpu * armGbSecond * monthlyDays;
    // The mean of 100,000 lognormal draws with a coefficient of variation below one: 0.3 % to either side; and cold starts.
    expect(Math.abs(amount(lambda, /^Duration/) / expected - 1)).toBeLessThan(0.01);
  });

  test("a machine of four vCPUs needs a little more than four hours, so the last documents wait some three", async () => {
    const { latency } = (await answer("nightly-batch")).get("Machine for the night")!;
    const hours = latency.max.mean! / 3_600_000;
    expect(hours).toBeGreaterThan((20_000 * 3) / 4 / 3600 - 1); // done after the CPU's work, come within the first hour
    expect(hours).toBeLessThan((20_000 * 3.2) / 4 / 3600 - 1 + 0.1);
  });
});
