import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RandomStream, type StreamIdentity } from "../../src/engine/random-stream.ts";

const numbers = (identity: Partial<StreamIdentity>, count: number): Float64Array => {
  const out = new Float64Array(count);
  new RandomStream({ seed: 1, replication: 0, name: "arrivals", ...identity }).fill(out, count);
  return out;
};

describe("identity", () => {
  test("the same identity gives the same numbers, one by one or in blocks of any length", () => {
    const whole = numbers({}, 2000);
    const single = new RandomStream({ seed: 1, replication: 0, name: "arrivals" });
    const blocks = new RandomStream({ seed: 1, replication: 0, name: "arrivals" });
    const block = new Float64Array(300);
    for (let i = 0; i < 1800; i++) {
      if (i % 300 === 0) blocks.fill(block, 300);
      expect(single.next()).toBe(whole[i]);
      expect(block[i % 300]).toBe(whole[i]);
    }
  });

  test("any other seed, replication or name gives other numbers, also where the texts run into each other", () => {
    const identities = [
      {},
      { seed: 2 },
      { replication: 1 },
      { name: "work.cpu" },
      { seed: 11, replication: 0 },
      { seed: 1, replication: 10 },
      { name: "0/arrivals" },
    ];
    const firsts = identities.map((identity) => numbers(identity, 1)[0]);
    expect(new Set(firsts).size).toBe(identities.length);
  });

  test("numbers are in (0, 1] and use 53 bits", () => {
    const drawn = numbers({}, 100_000);
    expect(drawn.every((value) => value > 0 && value <= 1)).toBe(true);
    const lowBits = drawn.filter((value) => (value * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(lowBits - 50_000) / Math.sqrt(25_000)).toBeLessThan(4);
  });
});

describe("chance", () => {
  const count = 200_000;

  test.each([1, 2, 3])("seed %i: mean, variance and each tenth are those of the uniform law", (seed) => {
    const drawn = numbers({ seed }, count);
    let sum = 0;
    let squares = 0;
    const tenths = new Float64Array(10);
    for (const value of drawn) {
      sum += value;
      squares += (value - 0.5) * (value - 0.5);
      tenths[Math.ceil(value * 10) - 1]!++;
    }
    expect(Math.abs(sum - count / 2) / Math.sqrt(count / 12)).toBeLessThan(4);
    expect(Math.abs(squares - count / 12) / Math.sqrt(count / 180)).toBeLessThan(4);
    for (const tenth of tenths) expect(Math.abs(tenth - count / 10) / Math.sqrt(count * 0.09)).toBeLessThan(4.5);
  });

  /** z of the correlation between two rows of uniform numbers. */
  const correlation = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
    return (sum * 12) / Math.sqrt(a.length);
  };

  test.each([1, 2, 3, 7])("numbers %i apart are independent", (lag) => {
    const drawn = numbers({}, count + lag);
    expect(Math.abs(correlation(drawn.subarray(0, count), drawn.subarray(lag)))).toBeLessThan(4);
  });

  test("related names, seeds and replications give unrelated streams", () => {
    const related: Partial<StreamIdentity>[] = [
      ...["a", "b", "c", "aa", "work.cpu", "work.io"].map((name) => ({ name })),
      ...[1, 2, 3, 4].map((replication) => ({ replication })),
      ...[2, 3, 4, 5].map((seed) => ({ seed })),
    ];
    const streams = related.map((identity) => numbers(identity, 20_000));
    for (const [i, first] of streams.entries()) {
      for (const second of streams.slice(i + 1)) expect(Math.abs(correlation(first, second))).toBeLessThan(4.5);
    }
  });
});

test("no seed makes the first numbers of neighbouring seeds alike", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const here = numbers({ seed }, 4);
      const next = numbers({ seed: seed + 1 }, 4);
      const distances = [...here].map((value, i) => Math.abs(value - next[i]!));
      expect(Math.max(...distances)).toBeGreaterThan(1e-3);
    }),
    { numRuns: 100 },
  );
});
