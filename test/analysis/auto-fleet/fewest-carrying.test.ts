import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fewestCarrying,
  type Miss,
  mostMachines,
  type Trial,
} from "../../../src/analysis/auto-fleet/fewest-carrying.ts";
import { SizeFacts } from "../../../src/analysis/auto-fleet/size-facts.ts";

const short: Miss = { what: "load", reached: null, value: null, isShortOfMachines: true };

describe("the search for the fewest machines", () => {
  test("finds them from any guess, whatever the glances say", async () => {
    const sizes = fc.integer({ min: 1, max: 3000 });
    await fc.assert(
      fc.asyncProperty(sizes, sizes, sizes, fc.integer({ min: -3, max: 3 }), async (minimum, needed, guess, error) => {
        const atLeast =
          (count: number) =>
          async (tried: number): Promise<Trial> => {
            expect(tried).toBeGreaterThanOrEqual(minimum);
            return tried >= count ? { carries: true, miss: null } : { carries: false, miss: short };
          };
        const found = await fewestCarrying({
          minimum,
          guess,
          glance: atLeast(needed + error),
          full: atLeast(needed),
        });
        const count = Math.max(minimum, needed);
        expect(found).toEqual({ count, fewerMiss: count === minimum ? null : short });
      }),
    );
  });

  test("takes few trials", async () => {
    let trials = 0;
    const trySize = async (count: number): Promise<Trial> => {
      trials++;
      return { carries: count >= 700, miss: count >= 700 ? null : short };
    };
    await fewestCarrying({ minimum: 2, guess: 2, glance: trySize, full: trySize });
    expect(trials).toBeLessThanOrEqual(25); // ten doublings, nine halvings, two to settle
  });

  test("gives up where doubling the machines brings nothing", async () => {
    const stuck = async (count: number): Promise<Trial> => {
      const miss = { what: "p99 < 1ms", reached: "2 ms", value: 2 + 8 / count ** 4, isShortOfMachines: false };
      return { carries: false, miss };
    };
    const found = await fewestCarrying({ minimum: 1, guess: 1, glance: stuck, full: stuck });
    expect(found).toMatchObject({ count: null, miss: { what: "p99 < 1ms" } });
    expect((found as { tried: number }).tried).toBeLessThan(100);
  });

  test("and at ten thousand machines", async () => {
    const never = async (): Promise<Trial> => ({ carries: false, miss: short });
    const found = await fewestCarrying({ minimum: 1, guess: 1, glance: never, full: never });
    expect(found).toEqual({ count: null, tried: mostMachines, miss: short });
  });
});

describe("what trials at other rates tell", () => {
  test("more machines carry more, and a lower rate is easier", () => {
    const facts = new SizeFacts();
    facts.add({ count: 3, rate: 100, work: 2 }, true);
    facts.add({ count: 2, rate: 80, work: 1.6 }, false);
    expect([facts.known(3, 90), facts.known(5, 100), facts.known(3, 101)]).toEqual([true, true, null]);
    expect([facts.known(2, 80), facts.known(1, 200), facts.known(2, 79)]).toEqual([false, false, null]);
    expect(facts.guessCount(200, 0.8)).toBe((2 * 2) / 0.8);
    facts.add({ count: 3, rate: 101, work: 2.02 }, false);
    expect(facts.guessRate(6)).toBeCloseTo(2 * Math.sqrt(100 * 101), 9);
  });
});
