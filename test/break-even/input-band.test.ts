import { describe, expect, test } from "vitest";
import { answer, ask, lambda, machines, type Question } from "./ask.ts";

/*
 * Functions that wait a constant time cost so much a request, machines so much a month; every end of a range moves one
 * of the two, and the crossing is a division. Prices of us-east-1 (2026-07-20): m7g.large at 0.0816 USD an hour.
 */
const hours = 730;
const seconds = hours * 3600;
const functionPrice = (wait: number, gigabytes = 1) => 0.0000002 + wait * gigabytes * 0.0000166667;
const machineMonth = 0.0816 * hours;
const crossing = (monthly: number, wait = 0.2, gigabytes = 1) => monthly / (seconds * functionPrice(wait, gigabytes));

const functions = lambda("functions", { memory: "1GB" });
const one = machines("machine", { instance: "m7g.large", disk: "0B", publicIpv4: false });
const question: Question = { io: "200ms", rate: "10/s", candidates: [functions, one] };
const range = { from: 0.5, to: 200 };

/** The band of the only crossing. */
async function bandOf(asked: Question) {
  const { crossings } = await ask(asked, range);
  expect(crossings).toHaveLength(1);
  return crossings[0]!.band!;
}

describe("the band of a crossing over the disputed inputs", () => {
  test("goes from a reservation to eight staff hours, by the arithmetic", async () => {
    const band = await bandOf(question);
    expect(band.lowBecause).toBe("machines reserved for 1 year");
    near(band.low, crossing(machineMonth * (1 - 0.34)));
    expect(band.highBecause).toBe("8 staff hours a month for machines");
    near(band.high, crossing(machineMonth + 8 * 80));
  });

  test("knows a pair of machines, work, and ranges that the scenario lists", async () => {
    // Staff and purchase are listed with a range of no width, which leaves the smaller movements.
    const fixed = {
      "candidates[1].operations": [{ hours: 0 }, { hours: 0 }],
      "candidates[1].purchase": ["on-demand", "on-demand"],
    };
    const pair = await bandOf({ ...question, uncertain: fixed });
    expect([pair.lowBecause, pair.highBecause]).toEqual(["20 % more work per request", "at least 2 machines"]);
    near(pair.low, crossing(machineMonth, 0.24));
    near(pair.high, crossing(2 * machineMonth));

    const listed = await bandOf({
      ...question,
      uncertain: { ...fixed, "candidates[0].memory": ["512MB", "4GB"], "candidates[1].instances": [1, 1] },
    });
    expect(listed.lowBecause).toBe("candidates[0].memory = 4GB");
    near(listed.low, crossing(machineMonth, 0.2, 4));
    expect(listed.highBecause).toBe("candidates[0].memory = 512MB");
    near(listed.high, crossing(machineMonth, 0.2, 0.5));
  });

  test("ends at the searched range where nothing crosses within it, and says so", async () => {
    const { crossings } = await ask(question, { from: 1, to: 20 });
    expect(crossings[0]!.band).toMatchObject({
      high: 20,
      highBecause: "8 staff hours a month for machines: none within 1 to 20 requests/s",
    });
  });

  test("each end run alone gives the same crossing", async () => {
    const asked: Question = { ...question, arrivals: "poisson", replications: 3 };
    const { crossings } = await ask(asked, range);
    const { low, high } = crossings[0]!.band!;
    const reserved = await ask({ ...asked, candidates: [functions, { ...one, purchase: "reserved-1y" }] }, range);
    const staffed = await ask({ ...asked, candidates: [functions, { ...one, operations: { hours: 8 } }] }, range);
    near(low, reserved.crossings[0]!.at.mean!, 0.005);
    near(high, staffed.crossings[0]!.at.mean!, 0.005);
  });

  test("at least as wide as the crossing's own place", async () => {
    const { breakEven } = await answer(question, range);
    const { at, band } = breakEven!.crossings[0]!;
    expect(band!.low).toBeLessThanOrEqual(at.mean!);
    expect(band!.high).toBeGreaterThanOrEqual(at.mean!);
  });
});

test("the band of containers goes from more work to a second one: no staff, no commitment", async () => {
  const task = {
    name: "task",
    platform: "aws-fargate",
    cpu: 1,
    memory: "2GB",
    publicIpv4: false,
    slots: 2000,
    overhead: "0ms",
  };
  const band = await bandOf({ ...question, candidates: [functions, task] });
  const taskMonth = (0.04048 + 2 * 0.004445) * hours;
  expect([band.lowBecause, band.highBecause]).toEqual(["20 % more work per request", "at least 2 containers"]);
  near(band.low, crossing(taskMonth, 0.24));
  near(band.high, crossing(2 * taskMonth));
});

/** The final bracket of a search is 0.5 % wide; constant arrivals and straight lines leave far less. */
function near(value: number, exact: number, tolerance = 0.0005): void {
  expect(Math.abs(value - exact) / exact).toBeLessThanOrEqual(tolerance);
}
