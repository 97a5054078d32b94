import { describe, expect, test } from "vitest";
import { megabytes, tuned, working } from "../tune-case.ts";

const scenario = (arrivals: string, slo: string) => `
name: levels
duration: 20m
replications: 3
workload:
  arrivals: ${arrivals}
  work: {cpu: {kind: lognormal, mean: 60ms, p95: 150ms}, io: {kind: exponential, mean: 40ms}}
  memory: 100MB
slo: [${slo}]
candidates:
  - {name: f, platform: aws-lambda, memory: 512MB, coldStart: 900ms, keepAlive: 20s}
`;

const poisson = "{kind: poisson, rate: 3/s}";
const bursty = "{kind: bursty, rate: 3/s, burstRate: 20/s, burst: 30s, calm: 4m}";

/** Every level of every size, each simulated: the least cost of what is acceptable. */
async function bruteForce(text: string, sizes: readonly number[], most: number): Promise<number> {
  const costs: number[] = [];
  for (let level = 0; level <= most; level++) {
    const all = await tuned(text.replace("memory: 512MB", `memory: 512MB, provisionedConcurrency: ${level}`), {
      memory: megabytes(...sizes),
    });
    costs.push(...all.sizes.flatMap((row) => (row.works && row.acceptable ? [row.cost.monthly.mean!] : [])));
  }
  return Math.min(...costs);
}

describe("levels of provisioned concurrency", () => {
  test.each([
    { name: "p99 under Poisson arrivals", text: scenario(poisson, '"p99 < 700ms"') },
    { name: "cold starts under bursts", text: scenario(bursty, '"coldStarts < 1%"') },
    { name: "the mean, and a cost", text: scenario(poisson, '"mean < 300ms", "cost < 200"') },
    { name: "nothing asked", text: scenario(poisson, "") },
  ])("$name: the cheapest acceptable is that of looking at every one of them", async ({ text }) => {
    const sizes = [512, 1024, 1769];
    const result = await tuned(text, { memory: megabytes(...sizes), mostProvisioned: 5 });
    const least = await bruteForce(text, sizes, 5);
    expect(result.advice.recommended).not.toBeNull();
    expect(working(result, result.advice.recommended!).cost.monthly.mean).toBeCloseTo(least, 9);
  });

  test("fewer are simulated than there are, and the answer says how many", async () => {
    const result = await tuned(scenario(poisson, '"p99 < 700ms"'), {
      memory: megabytes(512, 1024, 1769),
      mostProvisioned: 20,
    });
    expect(result.search?.considered).toBe(3 * 21);
    expect(result.search?.simulated).toBeLessThan(3 * 21);
    expect(result.search?.note).toMatch(new RegExp(`^${result.search?.simulated} of 63 combinations were simulated`));
    expect(result.sizes.filter(({ isCurrent }) => isCurrent).map(({ name }) => name)).toEqual([
      "512 MB, 0 provisioned",
    ]);
  });

  test("together with both architectures each has its own levels", async () => {
    const question = { memory: megabytes(512, 1024), mostProvisioned: 2, bothArchitectures: true };
    const result = await tuned(scenario(poisson, '"p99 < 5s"'), question);
    expect(result.search?.considered ?? result.sizes.length).toBe(2 * 2 * 3);
    expect(result.advice.recommended).toMatch(/arm64, \d provisioned$/);
  });

  describe("of two functions that share an account with 8 left", () => {
    const one = (name: string) =>
      `{name: ${name}, arrivals: {kind: poisson, rate: 6/s}, work: {cpu: {kind: exponential, mean: 80ms}, io: 20ms}}`;
    const text = `
name: two functions
duration: 30m
replications: 2
workload: {functions: [${one("a")}, ${one("b")}]}
slo: ["completed > 98%", "throttled < 1%", "coldStarts < 0.5%"]
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB, keepAlive: 20s, account: {limit: 108, othersUse: 100}}
`;
    // Four for each leave nothing to share, and throttle; none for each start cold. More than four are not granted.
    test.each([4, 8])("0 to %d: a level between is found, though the highest of them fails", async (most) => {
      const result = await tuned(text, { memory: megabytes(1024, 3008), mostProvisioned: most });
      const [lowest, highest] = [0, 4].map((level) => working(result, `1024 MB, ${level} provisioned`));
      expect([lowest!.acceptable, highest!.acceptable]).toEqual([false, false]);
      expect(highest!.throttled.mean).toBeGreaterThan(lowest!.throttled.mean!);
      expect(working(result, "1024 MB, 3 provisioned").acceptable).toBe(true);
      expect(result.advice.recommended).toBe("1024 MB, 3 provisioned");
    });

    test("where no level can be granted, the row says why", async () => {
      const result = await tuned(text.replace("6/s}, work", "6/s}, memory: 2GB, work"), {
        memory: megabytes(1024, 3008),
        mostProvisioned: 2,
      });
      const row = result.sizes.find(({ name }) => name.startsWith("1024 MB"));
      expect(row).toMatchObject({ works: false, because: [expect.stringMatching(/memory/)] });
    });
  });

  test("with a precision all levels are compared over the same dice: the levels between show the traffic of the ends", async () => {
    // Bursts differ much from run to run, so that the first batch needs many runs and a later one, of dear levels, few.
    const text = scenario(bursty, '"cost < 1"').replace("replications: 3", "replications: {precision: 15%, max: 60}");
    // None meets the objective, so that all are looked at.
    const result = await tuned(text, { memory: megabytes(512), mostProvisioned: 3 });
    // Requests are all served, so what a million of them cost times their number is what a month costs, at every level.
    const numbers = result.sizes.map(({ name }) => {
      const { monthly, perMillionRequests } = working(result, name).cost;
      return monthly.mean! / perMillionRequests.mean!;
    });
    expect(numbers.length).toBe(4);
    for (const number of numbers) expect(number).toBeCloseTo(numbers[0]!, 9);
  });

  test("other platforms have no such levels", async () => {
    const text = scenario(poisson, "").replace(/- \{.*\}/, "- {name: f, platform: gcp-cloud-run}");
    await expect(tuned(text, { mostProvisioned: 2 })).rejects.toThrow(/only aws-lambda has provisioned concurrency/);
    await expect(tuned(text, { bothArchitectures: true })).rejects.toThrow(
      /no architecture to choose; these have: aws-lambda/,
    );
  });
});
