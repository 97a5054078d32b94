import { describe, expect, test } from "vitest";
import { parseScenario, simulate } from "../../src/index.ts";
import { ask, lambda, machines, type Question } from "./ask.ts";

/*
 * Constant arrivals that wait 200 ms each, ten slots a machine and no queue: n machines carry 50 n requests a second and
 * not one more. A machine costs what functions cost at 45 requests a second, so n machines cost the same as functions at
 * 45 n, which lies within the span of n machines, (50 (n - 1), 50 n], up to n = 9; at 50 n the next machine turns the
 * order back as long as 45 (n + 1) > 50 n, up to n = 8.
 */
const seconds = 730 * 3600;
const functionPrice = 0.0000002 + 0.2 * 0.0000166667;
const hourly = (45 * seconds * functionPrice) / 730;

const functions = lambda("functions", { memory: "1GB" });
const fleet = (settings: object = {}) =>
  machines("fleet", {
    instance: "m7g.large",
    instances: { auto: { minimum: 1, ceiling: "100%" } },
    slots: 10,
    queue: 0,
    disk: "0B",
    publicIpv4: false,
    prices: { instanceHours: hourly },
    ...settings,
  });

const question = (candidates: readonly object[]): Question => ({
  io: "200ms",
  replications: 1, // constant arrivals and work: every replication is the same
  slo: ["mean < 1s"],
  candidates,
});

describe("a fleet that takes one more machine every 50 requests a second", () => {
  const asked = ask(question([functions, fleet()]), { from: 20, to: 190 });

  test("crosses the functions' line where the arithmetic says, and nowhere else", async () => {
    const { crossings } = await asked;
    const exact = Array.from({ length: 4 }, (_, i) => [
      { at: 45 * (i + 1), because: "cost", cheaperBelow: "functions" },
      ...(i < 3 ? [{ at: 50 * (i + 1), because: "step", cheaperBelow: "fleet" }] : []),
    ]).flat();
    expect(crossings.map(({ because, cheaperBelow }) => [because, cheaperBelow])).toEqual(
      exact.map(({ because, cheaperBelow }) => [because, cheaperBelow]),
    );
    for (const [index, { at }] of exact.entries()) {
      expect(Math.abs(crossings[index]!.at.mean! - at) / at).toBeLessThanOrEqual(0.005);
    }
  });

  test("a scan of many rates finds the same crossings, one by one", async () => {
    const [from, to] = [60, 125];
    const crossings = (await asked).crossings.filter(({ at }) => at.mean! > from && at.mean! < to);
    const scanned: { low: number; high: number; cheaperAbove: string }[] = [];
    let before = { rate: from, best: await bestAt(from) };
    for (let step = 1; step <= 40; step++) {
      const rate = from + ((to - from) * step) / 40;
      const best = await bestAt(rate);
      if (best !== before.best) scanned.push({ low: before.rate, high: rate, cheaperAbove: best });
      before = { rate, best };
    }
    expect(crossings.map(({ cheaperAbove }) => cheaperAbove)).toEqual(scanned.map(({ cheaperAbove }) => cheaperAbove));
    for (const [index, { low, high }] of scanned.entries()) {
      expect(crossings[index]!.at.mean!).toBeGreaterThanOrEqual(low / 1.005);
      expect(crossings[index]!.at.mean!).toBeLessThanOrEqual(high * 1.005);
    }
  });

  test("a machine to spare moves every span down by one machine", async () => {
    // n machines carry 50 (n - 1); they cost what functions do at 45 n, which is always beyond: functions stay.
    const { crossings, curve } = await ask(question([functions, fleet({ redundancy: 1 })]), { from: 20, to: 390 });
    expect(crossings).toEqual([]);
    for (const { rate, candidates } of curve) {
      expect(candidates.fleet!.instances).toBe(Math.ceil(rate / 50 - 0.00002) + 1);
    }
  });

  test("two fleets of other sizes of machine cross at each other's steps", async () => {
    // Half the slots at 55 % of the price: cheaper for the first half of each span of 50, dearer for the second.
    const small = fleet({ slots: 5, prices: { instanceHours: 0.55 * hourly } });
    const { crossings } = await ask({ ...question([fleet(), { ...small, name: "small" }]) }, { from: 20, to: 110 });
    expect(crossings.map(({ because, cheaperAbove }) => [because, cheaperAbove])).toEqual([
      ["step", "fleet"],
      ["step", "small"],
      ["step", "fleet"],
      ["step", "small"],
    ]);
    for (const [index, at] of [25, 50, 75, 100].entries()) {
      expect(Math.abs(crossings[index]!.at.mean! / at - 1)).toBeLessThanOrEqual(0.00502);
    }
  });
});

describe("a commitment for a fleet of open size", () => {
  test("stays along the curve as large as at the scenario's own rate", async () => {
    // At 120 requests a second three machines carry the load; they are paid for at every rate, the rest on demand.
    const committed = fleet({ purchase: "reserved-1y", prices: { instanceHours: 1, committedHours: 0.5 } });
    const { curve } = await ask({ ...question([committed]), rate: "120/s" }, { from: 20, to: 390 });
    for (const { rate, candidates } of curve) {
      const onDemand = Math.max(0, Math.ceil(rate / 50 - 0.00002) - 3);
      expect(candidates.fleet!.monthly).toBeCloseTo(730 * (3 * 0.5 + onDemand), 6);
    }
  });
});

async function bestAt(rate: number): Promise<string> {
  const outcome = parseScenario(
    JSON.stringify({
      name: "one rate",
      duration: "2m", // constant arrivals: the longest of them would say the same
      replications: 1,
      workload: { arrivals: { kind: "constant", rate: `${rate}/s` }, work: { io: "200ms" } },
      slo: ["mean < 1s"],
      candidates: [functions, fleet()],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return (await simulate(outcome.scenario)).verdict.best ?? "none";
}
