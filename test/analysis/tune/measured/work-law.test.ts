import { describe, expect, test } from "vitest";
import { isConstant, shapesOf, shapesOfVariation, workWith } from "../../../../src/analysis/tune/measured/work-law.ts";
import { createDistribution, type DistributionSettings } from "../../../../src/engine/distributions/index.ts";
import { RandomStream } from "../../../../src/engine/random-stream.ts";

const constant = (value: number): DistributionSettings => ({ kind: "constant", value });
const drawn = (cpu: DistributionSettings, io: DistributionSettings) =>
  ({ from: "distributions", cpu, io, parallel: 0 }) as const;

describe("measured means keep the scenario's laws", () => {
  test("both parts are scaled to their new means, and keep their shapes", () => {
    const shapes = shapesOf(drawn({ kind: "gamma", mean: 200, cv: 0.5 }, { kind: "exponential", mean: 50 }));
    if ("problem" in shapes) throw new Error(shapes.problem);
    const { cpu, io, parallel } = workWith({ cpu: 1000, io: 300, parallel: 250 }, shapes);
    expect(cpu).toEqual({ kind: "gamma", mean: 1000, cv: 0.5 });
    expect(io).toEqual({ kind: "exponential", mean: 300 });
    expect(parallel).toBe(0.25);
  });

  test("a part that the scenario has none of varies as the other does", () => {
    const shapes = shapesOf(drawn({ kind: "exponential", mean: 200 }, constant(0)));
    if ("problem" in shapes) throw new Error(shapes.problem);
    expect(workWith({ cpu: 10, io: 20, parallel: 0 }, shapes).io).toEqual({ kind: "exponential", mean: 20 });
  });

  test("a part that was not found takes no time", () => {
    const shapes = shapesOf(drawn(constant(5), constant(5)));
    if ("problem" in shapes) throw new Error(shapes.problem);
    expect(isConstant(shapes)).toBe(true);
    expect(workWith({ cpu: 0, io: 20, parallel: 0 }, shapes)).toMatchObject({ cpu: constant(0), parallel: 0 });
  });

  test("a law whose values are in a file is refused with a remedy", () => {
    const shapes = shapesOf(drawn({ kind: "empirical", file: "x.csv", column: "ms" }, constant(0)));
    expect(shapes).toMatchObject({ problem: expect.stringMatching(/workload\.work\.cpu .* write it as/) });
  });
});

test("by law: a handler of independent parts varies as was measured", () => {
  const variation = 0.4;
  const shapes = shapesOfVariation(variation, { cpu: 300, io: 100 });
  const { cpu, io } = workWith({ cpu: 300, io: 100, parallel: 0 }, shapes);
  const [drawCpu, drawIo] = [createDistribution(cpu), createDistribution(io)];
  const random = new RandomStream({ seed: 7, replication: 0, name: "variation" });
  const count = 200_000;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const time = drawCpu.sample(random) + drawIo.sample(random);
    sum += time;
    squares += time * time;
  }
  const mean = sum / count;
  const observed = Math.sqrt(squares / count - mean * mean) / mean;
  // The relative error of a standard deviation of a law with this kurtosis (below 10) is below sqrt(10 / 4n).
  expect(Math.abs(observed / variation - 1)).toBeLessThan(4 * Math.sqrt(10 / (4 * count)));
  expect(Math.abs(mean / 400 - 1)).toBeLessThan((4 * variation) / Math.sqrt(count));
});
