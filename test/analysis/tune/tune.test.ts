import { describe, expect, test } from "vitest";
import { simulate } from "../../../src/analysis/simulate.ts";
import { tuneResultSchema } from "../../../src/analysis/tune/tune-result.ts";
import { parseScenario, ScenarioError } from "../../../src/index.ts";
import { jsonOf } from "../../../src/report/json.ts";
import { megabytes, picked, tuned, working } from "./tune-case.ts";

/** Constant work, arrivals and no overhead: everything can be worked out by hand. */
const constantWork = (cpu: string, io: string, more = "") => `
name: by hand
duration: 1h
replications: 2
workload:
  arrivals: {kind: constant, rate: 10/s}
  work: {cpu: ${cpu}, io: ${io}}
  memory: 100MB
slo: ["p99 < 1200ms"]
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms${more}}
`;

/** USD a month by hand: 10/s for 730 h; requests 0.20 USD a million, 0.0000166667 USD a GB-second (x86_64, us-east-1). */
function monthlyByHand(memory: number, cpuSeconds: number, ioSeconds: number): number {
  const requests = 10 * 730 * 3600;
  const handler = (cpuSeconds * 1769) / Math.min(memory, 1769) + ioSeconds;
  const billed = Math.ceil(Math.round(handler * 1e6) / 1000) / 1000;
  return requests * (0.2e-6 + (memory / 1024) * billed * 0.0000166667);
}

describe("constant work, known cpu and io: the choice is the one worked out by hand", () => {
  const sizes = [256, 512, 768, 1024, 1536, 1769, 3008];

  // Where io costs memory for nothing, small is cheap; the objective asks for enough CPU: 0.4 s x 1769 / m + 0.2 s below
  // 1.2 s needs m > 707.6 MB, so 768 MB is the smallest that meets it.
  test("with io the cheapest is the smallest, and the cheapest that meets the objective the smallest that does", async () => {
    const result = await tuned(constantWork("400ms", "200ms"), { memory: megabytes(...sizes) });
    const costs = sizes.map((size) => monthlyByHand(size, 0.4, 0.2));
    for (const [place, size] of sizes.entries()) {
      const { cost, latency } = working(result, `${size} MB`);
      expect(cost.monthly.mean).toBeCloseTo(costs[place]!, 6);
      const handler = Math.round((0.4e6 * 1769) / Math.min(size, 1769) + 0.2e6) / 1000;
      expect(latency.mean.mean).toBeCloseTo(handler, 6);
    }
    expect(costs.indexOf(Math.min(...costs))).toBe(0);
    expect(picked(result, "cost")).toBe("256 MB");
    expect(result.advice.recommended).toBe("768 MB");
    expect(picked(result, "speed")).toBe("1769 MB"); // 3008 MB is as fast and dearer
  });

  // Without io the price of CPU is the same at every size up to one vCPU; what is left is the rounding up to 1 ms.
  test("without io rounding decides, and it is the rounding worked out by hand", async () => {
    const result = await tuned(constantWork("40ms", "0ms"), { memory: megabytes(...sizes) });
    const costs = sizes.map((size) => monthlyByHand(size, 0.04, 0));
    const cheapest = sizes[costs.indexOf(Math.min(...costs))]!;
    expect(result.advice.recommended).toBe(`${cheapest} MB`);
    expect(picked(result, "cost")).toBe(`${cheapest} MB`);
  });

  test("savings are the current size's bill less the recommended one's", async () => {
    const result = await tuned(constantWork("400ms", "200ms"), { memory: megabytes(...sizes) });
    const saved = monthlyByHand(1024, 0.4, 0.2) - monthlyByHand(768, 0.4, 0.2);
    expect(result.advice.savings?.monthly.mean).toBeCloseTo(saved, 6);
    expect(result.advice.savings?.share).toBeCloseTo(saved / monthlyByHand(1024, 0.4, 0.2), 9);
    expect(result.sizes.find(({ isCurrent }) => isCurrent)?.name).toBe("1024 MB");
  });
});

describe("sizes that fail are rows, and the others go on", () => {
  test("too little memory, and too little time", async () => {
    const text = constantWork("400ms", "200ms", ", timeout: 3s").replace("memory: 100MB", "memory: 200MB");
    const result = await tuned(text, { memory: megabytes(128, 220, 1024) });
    const [small, slow, own] = result.sizes;
    expect(small).toMatchObject({ name: "128 MB", works: false });
    expect(small?.works === false && small.because[0]).toMatch(/needs 200MB of memory and has 128MB/);
    expect(slow).toMatchObject({ name: "220 MB", works: false }); // 0.4 s x 1769 / 220 + 0.2 s is 3.4 s
    expect(slow?.works === false && slow.because[0]).toMatch(/takes 3\.42 s, beyond the timeout of 3 s/);
    expect(own).toMatchObject({ name: "1024 MB", works: true });
    expect(result.advice.recommended).toBe("1024 MB");
  });

  test("a size that the process nearly fills is warned of", async () => {
    const text = constantWork("40ms", "0ms").replace("memory: 100MB", "memory: 250MB");
    const result = await tuned(text, { memory: megabytes(256, 512) });
    expect(working(result, "256 MB").warnings.join()).toMatch(/98 % of the memory of 256 MB/);
    expect(working(result, "512 MB").warnings).toEqual([]);
  });

  test("where none meets the objectives nothing is recommended, and the cheapest is still told", async () => {
    const result = await tuned(constantWork("4s", "1s"), { memory: megabytes(512, 1024) });
    expect(result.advice.recommended).toBeNull();
    expect(picked(result, "cost")).not.toBeNull();
  });
});

const random = `
name: random
duration: 10m
replications: 3
workload:
  arrivals: {kind: poisson, rate: 20/s}
  work: {cpu: {kind: lognormal, mean: 60ms, p95: 150ms}, io: {kind: exponential, mean: 40ms}}
  memory: 100MB
slo: ["p95 < 500ms"]
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB}
`;

describe("by law", () => {
  test("a row is what run says of the candidate with that size", async () => {
    const result = await tuned(random, { memory: megabytes(512, 1769) });
    for (const memory of [512, 1769]) {
      const outcome = parseScenario(random.replace("memory: 1024MB", `memory: ${memory}MB`));
      if ("issues" in outcome) throw new Error("no scenario");
      const [alone] = (await simulate(outcome.scenario)).candidates;
      if (alone?.eligible !== true) throw new Error("not eligible");
      const row = working(result, `${memory} MB`);
      expect(row.cost.monthly).toEqual(alone.cost.monthly);
      expect([row.latency.mean, row.latency.p50, row.latency.p95, row.latency.p99]).toEqual([
        alone.latency.mean,
        alone.latency.p50,
        alone.latency.p95,
        alone.latency.p99,
      ]);
      expect(row.slo).toEqual(alone.slo);
    }
  });

  test("the same seed gives the same bytes, and the JSON is of its schema", async () => {
    const [one, other] = await Promise.all([tuned(random), tuned(random)]);
    expect(jsonOf(tuneResultSchema, one)).toBe(jsonOf(tuneResultSchema, other));
    expect(one.scenario.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("sizes beyond one vCPU are as fast as one for work of one thread: indistinguishable, and the cheapest is taken", async () => {
    const result = await tuned(random, { memory: megabytes(512, 1769, 2048, 3008), strategy: "speed" });
    const fastest = result.advice.picks.find(({ strategy }) => strategy === "speed");
    expect(fastest).toEqual({ strategy: "speed", size: "1769 MB", alike: ["1769 MB", "2048 MB", "3008 MB"] });
    expect(result.advice.recommended).toBe("1769 MB");
  });

  test("the front holds both ends and the knee", async () => {
    const { advice } = await tuned(random);
    expect(advice.front.length).toBeGreaterThan(2);
    expect(advice.front).toContain(advice.knee);
    expect(advice.front[0]).toBe(picked(await tuned(random), "cost"));
  });
});

describe("requests that fail at every size", () => {
  test("do not make a size that refuses most of them the cheapest", async () => {
    // 20 requests a second that take 80 ms of a full vCPU: at 128 MB 22 at once, of which 12 may be; at 1,024 MB 3.
    const text = random
      .replace("memory: 100MB", "memory: 100MB\n  failures: 1%")
      .replace("memory: 1024MB", "memory: 1024MB, reservedConcurrency: 12");
    const question = { memory: megabytes(128, 1024, 1769), strategy: "cost" as const };
    const result = await tuned(text, question);
    const [small, large] = ["128 MB", "1024 MB"].map((name) => working(result, name));
    expect(small!.cost.monthly.mean).toBeLessThan(large!.cost.monthly.mean!);
    expect(small!.throttled.mean).toBeGreaterThan(0.3);
    expect(result.advice.recommended).toBe("1024 MB");
    expect(result.advice.front).not.toContain("128 MB");
    const asked = text.replace("p95 < 500ms", "completed > 97%");
    const quick = await tuned(asked, { ...question, quick: true });
    expect(working(quick, "128 MB")).toMatchObject({
      acceptable: false,
      unacceptableBecause: ["completed > 97%: missed"],
    });
    expect([picked(quick, "cost"), picked(quick, "slo")]).toEqual(["1024 MB", "1024 MB"]);
  });
});

describe("candidates", () => {
  const two = `${random}  - {name: g, platform: aws-lambda, memory: 512MB}
  - {name: w, platform: cloudflare-workers}
  - {name: v, platform: aws-ec2, instance: m7g.large, instances: 2}
`;
  const refusal = async (text: string, candidate?: string) => {
    const answer = tuned(text, candidate === undefined ? {} : { candidate });
    return answer.then(
      () => "accepted",
      (error: unknown) => (error instanceof ScenarioError ? error.message : String(error)),
    );
  };

  test("several with a size must be told apart by name; one without a size is refused", async () => {
    expect(await refusal(two)).toMatch(/several candidates have a size to choose; name one of "f", "g", "v"/);
    expect(await refusal(two, "w")).toMatch(
      /"w" is of cloudflare-workers, which has no size to choose; these have one/,
    );
    expect(await refusal(two, "G")).toMatch(/no candidate is called "G"; did you mean "g"\?/);
  });

  test("a machine is tuned within its family", async () => {
    const result = await tuned(two, { candidate: "v" });
    expect(result.axis).toEqual({ what: "memory", unit: "GB" });
    expect(result.sizes.map(({ name }) => name)).toEqual([
      "m7g.medium",
      "m7g.large",
      "m7g.xlarge",
      "m7g.2xlarge",
      "m7g.4xlarge",
    ]);
    expect(result.sizes.map(({ keys }) => keys.instance)).toEqual(result.sizes.map(({ name }) => name));
  });
});

describe("both architectures", () => {
  test("each size on both, under the same work, and arm64 is cheaper by its prices alone", async () => {
    const warm = random.replace("memory: 1024MB", "memory: 1024MB, coldStart: 0ms"); // images start at speeds of their own
    const result = await tuned(warm, { memory: megabytes(512, 1024), bothArchitectures: true });
    expect(result.sizes.map(({ name }) => name)).toEqual([
      "512 MB x86_64",
      "1024 MB x86_64",
      "512 MB arm64",
      "1024 MB arm64",
    ]);
    expect(result.assumptions.join()).toMatch(/equally fast/);
    const [x86, arm] = ["1024 MB x86_64", "1024 MB arm64"].map((name) => working(result, name));
    expect(arm!.latency.p95).toEqual(x86!.latency.p95);
    expect(arm!.cost.monthly.mean).toBeLessThan(x86!.cost.monthly.mean!);
    expect(result.sizes.filter(({ isCurrent }) => isCurrent).map(({ name }) => name)).toEqual(["1024 MB x86_64"]);
  });
});
