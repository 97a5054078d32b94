import { describe, expect, test } from "vitest";
import { ask, lambda, machines } from "./ask.ts";

/*
 * Requests that wait 200 ms fill a machine of s slots at 5 s requests a second, and one that waits for a slot is late:
 * a fleet has as many machines as the rate fills, and its month costs their price.
 */
const io = "200ms";
/** Enough requests in the scenario's own minute to tell a p99. */
const rate = "50/s";
const slo = ["p99 < 250ms"];
/** Constant arrivals and work: every replication is the same. */
const replications = 1;
const hours = 730;

function fleet(name: string, { slots, hourly }: { readonly slots: number; readonly hourly: number }): object {
  const prices = { instanceHours: hourly };
  const instances = { auto: { minimum: 1 } };
  return machines(name, { instance: "m7g.large", disk: "0B", publicIpv4: false, slots, instances, prices });
}

interface Step {
  readonly at: number;
  readonly below: string;
  readonly above: string;
}

/** Every change between two fleets of 50 and of 100 requests/s a machine, at 0.1 and 0.19 USD an hour. */
const turns: readonly Step[] = [50, 100, 150].map((at, index) =>
  index % 2 === 0 ? { at, below: "small", above: "large" } : { at, below: "large", above: "small" },
);

const small = fleet("small", { slots: 10, hourly: 0.1 });
const large = fleet("large", { slots: 20, hourly: 0.19 });
/** Always dearer than the small ones, by a quarter, and never the best. */
const dear = fleet("dear", { slots: 10, hourly: 0.125 });

describe("fleets that grow with the rate", () => {
  test("do not cross where one is a quarter dearer at every size", async () => {
    const { crossings } = await ask({ io, slo, rate, replications, candidates: [small, dear] }, { from: 220, to: 460 });
    expect(crossings).toEqual([]);
  });

  test("change places at every step that turns their order, whoever else is compared and never the best", async () => {
    const alone = await ask({ io, slo, rate, replications, candidates: [small, large] }, { from: 30, to: 190 });
    expectTurns(alone.crossings, turns);
    // One turn of each kind is enough to see that a third candidate changes nothing.
    const among = await ask({ io, slo, rate, replications, candidates: [dear, small, large] }, { from: 30, to: 115 });
    expectTurns(among.crossings, turns.slice(0, 2));
  });

  test("are crossed by a function where its requests cost what the cheapest fleet does", async () => {
    const perRequest = 0.0000002 + 0.2 * 0.0000166667;
    const exact = (0.1 * hours) / (hours * 3600 * perRequest);
    const functions = lambda("functions", { memory: "1GB" });
    const { crossings } = await ask(
      { io, slo, rate, replications, candidates: [functions, dear, small] },
      { from: 2, to: 200 },
    );
    expect(crossings.map(({ cheaperBelow, cheaperAbove, because }) => [cheaperBelow, cheaperAbove, because])).toEqual([
      ["functions", "small", "cost"],
    ]);
    expect(Math.abs(crossings[0]!.at.mean! / exact - 1)).toBeLessThanOrEqual(0.0001);
  });
});

/** Each within the 0.5 % to which a step is looked for. */
function expectTurns(
  crossings: readonly { at: { mean: number | null }; because: string; cheaperBelow: string; cheaperAbove: string }[],
  turns: readonly Step[],
): void {
  expect(crossings.map(({ cheaperBelow, cheaperAbove }) => [cheaperBelow, cheaperAbove])).toEqual(
    turns.map(({ below, above }) => [below, above]),
  );
  for (const [index, { at, because }] of crossings.entries()) {
    expect(because).toBe("step");
    expect(Math.abs(at.mean! / turns[index]!.at - 1)).toBeLessThanOrEqual(0.005);
  }
}
