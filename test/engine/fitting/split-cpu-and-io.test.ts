import { describe, expect, it } from "vitest";
import { createDistribution } from "../../../src/engine/distributions/index.ts";
import { type MemoryGroup, splitCpuAndIo } from "../../../src/engine/fitting/split-cpu-and-io.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { holds } from "./draws.ts";

/** Exact groups: io + cpu x 1769 / memory, at most one vCPU. */
function exact(cpu: number, io: number, memories: readonly number[]): MemoryGroup[] {
  return memories.map((memory) => ({ memory, count: 10, mean: io + cpu / Math.min(memory / 1769, 1), variance: 0 }));
}

describe("CPU time and io by memory size", () => {
  it("are exact from exact numbers", () => {
    const { split } = splitCpuAndIo(exact(80_000, 30_000, [884.5, 1769, 3538, 442.25]));
    expect((split!.cpu as { value: number }).value).toBeCloseTo(80_000, 6);
    expect((split!.io as { value: number }).value).toBeCloseTo(30_000, 6);
    expect(split!.cpu.kind).toBe("constant");
    expect(split!.intervals.cpu.high! - split!.intervals.cpu.low!).toBeLessThan(1e-3);
    for (const { relative } of split!.residuals) expect(relative).toBeCloseTo(0, 9);
  });

  it("have exact variances: io 400, cpu 900, at shares 1, 1/2 and 1/3", () => {
    const groups = [1, 2, 3].map((slow) => {
      return { memory: 1769 / slow, count: 1_000, mean: 100 + 200 * slow, variance: 400 + 900 * slow * slow };
    });
    const { split } = splitCpuAndIo(groups);
    const sigma = (mean: number, variance: number) => Math.sqrt(Math.log(1 + variance / (mean * mean)));
    expect(split!.cpu).toEqual({
      kind: "lognormal",
      mean: expect.closeTo(200, 6),
      sigma: expect.closeTo(sigma(200, 900), 6),
    });
    expect(split!.io).toEqual({
      kind: "lognormal",
      mean: expect.closeTo(100, 6),
      sigma: expect.closeTo(sigma(100, 400), 6),
    });
  });

  it("never fall below zero", () => {
    const falling = splitCpuAndIo([
      { memory: 500, count: 50, mean: 90_000, variance: 1e6 },
      { memory: 1769, count: 50, mean: 100_000, variance: 1e6 },
    ]).split!;
    expect(falling.cpu).toEqual({ kind: "constant", value: 0 });
    expect(falling.io.kind).toBe("lognormal");
    const steep = splitCpuAndIo([
      { memory: 884.5, count: 50, mean: 300_000, variance: 1e6 },
      { memory: 1769, count: 50, mean: 100_000, variance: 1e6 },
    ]).split!;
    expect(steep.io).toEqual({ kind: "constant", value: 0 });
    expect(steep.residuals.map(({ relative }) => Math.sign(relative))).toEqual([1, -1]);
  });

  it("cannot be told apart where the share of a vCPU is the same", () => {
    for (const groups of [exact(80_000, 30_000, [1769, 3000, 10_240]), exact(80_000, 30_000, [512])]) {
      const { split, reason } = splitCpuAndIo(groups);
      expect(split).toBeNull();
      expect(reason).toContain("the same share of a vCPU");
    }
    expect(splitCpuAndIo([]).reason).toBe("There are no durations with a memory size.");
    expect(splitCpuAndIo([{ memory: 512, count: 0, mean: 0, variance: 0 }]).split).toBeNull();
  });

  it("take single values and zeros without a fuss", () => {
    const { split } = splitCpuAndIo([
      { memory: 512, count: 1, mean: 0, variance: 0 },
      { memory: 1024, count: 1, mean: 0, variance: 0 },
    ]);
    expect([split!.cpu, split!.io]).toEqual([
      { kind: "constant", value: 0 },
      { kind: "constant", value: 0 },
    ]);
    const mixed = splitCpuAndIo([
      { memory: 512, count: 1, mean: 200_000, variance: 0 },
      { memory: 1024, count: 40, mean: 120_000, variance: 1e8 },
    ]).split!;
    expect(mixed.cpu.kind).toBe("lognormal");
    expect(Number.isFinite(mixed.intervals.io.high)).toBe(true);
  });

  it("lie in their intervals 19 times in 20", () => {
    let misses = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { cpu, io } = splitCpuAndIo(drawnGroups(seed)).split!.intervals;
      if (!holds(cpu, 80_000)) misses++;
      if (!holds(io, 30_000)) misses++;
    }
    // 80 intervals; more than 11 misses come once in 1,000 times.
    expect(misses).toBeLessThanOrEqual(11);
  });
});

function drawnGroups(seed: number): MemoryGroup[] {
  const random = new RandomStream({ seed, replication: 0, name: "groups" });
  const cpu = createDistribution({ kind: "lognormal", mean: 80_000, sigma: 0.4 });
  const io = createDistribution({ kind: "lognormal", mean: 30_000, sigma: 0.7 });
  return [256, 512, 1024, 1769, 3008].map((memory) => {
    const count = 300;
    const values = Array.from(
      { length: count },
      () => io.sample(random) + cpu.sample(random) / Math.min(memory / 1769, 1),
    );
    const mean = values.reduce((sum, x) => sum + x, 0) / count;
    const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (count - 1);
    return { memory, count, mean, variance };
  });
}
