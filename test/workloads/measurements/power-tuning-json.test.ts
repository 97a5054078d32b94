import { describe, expect, it } from "vitest";
import { parseObject } from "../../../src/workloads/formats/parse-object.ts";
import { powerTuningJson, readPowerTuningJson } from "../../../src/workloads/measurements/power-tuning-json.ts";
import { decodePowerTuningUrl } from "../../../src/workloads/measurements/power-tuning-url.ts";
import { publishedOutputs, readmeHash, readmeTable } from "./published-addresses.ts";

const megabyte = 1024 * 1024;
// Numbers that a float32 holds exactly, so that stats and address say the same.
const stats = [
  { value: 128, averagePrice: 2 ** -22, averageDuration: 20.5 },
  { value: 512, averagePrice: 2 ** -21, averageDuration: 4.25 },
];
const points = stats.map(({ value, averagePrice, averageDuration }) => {
  return { memoryMegabytes: value, cost: averagePrice, duration: averageDuration };
});
const written = powerTuningJson(points, { power: 512 });
const unknown = { deviation: null, count: null, billed: null, init: null };
const expected = {
  name: "",
  architecture: null,
  currency: "USD",
  sizes: [
    { memory: 128 * megabyte, duration: 20_500, cost: 2 ** -22, ...unknown },
    { memory: 512 * megabyte, duration: 4_250, cost: 2 ** -21, ...unknown },
  ],
};

const read = (value: object) => readPowerTuningJson(parseObject(JSON.stringify(value))!);

describe("the output of Power Tuning", () => {
  it("is written as the tool writes it", () => {
    const { visualization } = written.stateMachine;
    expect(written).toEqual({
      power: "512",
      cost: 2 ** -21,
      duration: 4.25,
      stateMachine: { executionCost: 0, lambdaCost: 0, visualization },
      stats,
    });
    expect(decodePowerTuningUrl(visualization)).toEqual({ sets: [{ name: "", points }], currency: "USD" });
  });

  it("is written with sizes rising, whatever their order", () => {
    expect(powerTuningJson(points.toReversed(), { power: 512 })).toEqual(written);
  });

  it("is not written for a power that was not measured", () => {
    expect(() => powerTuningJson(points, { power: 256 })).toThrow(
      new RangeError("the chosen 256 MB is none of the sizes"),
    );
  });

  const { stats: _, ...bare } = written;
  it.each([
    ["bare", written],
    ["wrapped", { results: written }],
    ["with the power as a number", { ...written, power: 512 }],
    ["with stats in another order", { ...written, stats: stats.toReversed() }],
    ["with numbers as text", { ...written, stats: stats.map((row) => ({ ...row, value: String(row.value) })) }],
    ["with nothing but stats", { stats }],
    ["without stats", bare],
    ["without stats, wrapped", { results: bare }],
    ["with a key that failures have", { ...written, cause: "nightly" }],
    ["with empty stats", { ...bare, stats: [] }],
    ["as a described execution", { executionArn: "arn", status: "SUCCEEDED", output: JSON.stringify(written) }],
    ["as a described execution, wrapped", { output: { results: bare } }],
  ])("is read %s", (_name, value) => {
    expect(read(value)).toEqual({ sets: [expected], notes: [] });
  });

  it("tells no costs where stats have none", () => {
    const value = { stats: stats.map(({ averagePrice: _cost, ...row }) => row) };
    const sizes = expected.sizes.map((size) => ({ ...size, cost: null }));
    expect(read(value)).toEqual({ sets: [{ ...expected, sizes }], notes: [] });
  });

  it.each([written, bare])("has the currency of its address", (value) => {
    const visualization = value.stateMachine.visualization.replace("#", "?currency=CNY#");
    const stateMachine = { ...value.stateMachine, visualization };
    expect(read({ ...value, stateMachine })).toEqual({ sets: [{ ...expected, currency: "CNY" }], notes: [] });
  });

  it("holds the README's table in its address", () => {
    const output = read({ results: { power: "1536", stateMachine: { visualization: `https://x/#${readmeHash}` } } });
    const sizes = "sets" in output ? output.sets[0]!.sizes : [];
    expect(sizes.map(({ memory }) => memory / megabyte)).toEqual(readmeTable.map(([size]) => size));
    expect(sizes.map(({ duration }) => (duration / 1000).toFixed(3))).toEqual(readmeTable.map(([, time]) => time));
  });

  it.each(publishedOutputs)("of a user agrees with its own address at $power MB", (output) => {
    const outcome = read(output);
    const sizes = "sets" in outcome ? outcome.sets[0]!.sizes : [];
    const chosen = sizes.find(({ memory }) => memory === output.power * megabyte)!;
    expect(chosen.cost).toBe(Math.fround(output.cost));
    expect(chosen.duration).toBe(Math.fround(output.duration) * 1000);
  });
});

describe("an output that cannot be read", () => {
  const first = stats[0]!;
  it.each([
    [{}, /neither stats nor stateMachine.visualization; run the tool with includeOutputResults/, ""],
    [{ results: { power: "128", cost: 1, duration: 2 } }, /neither stats nor/, ""],
    [
      { power: 1, stateMachine: { visualization: "https://x/" } },
      /no stats, and the address has no meas/,
      "stateMachine.visualization",
    ],
    [{ results: { stateMachine: { visualization: "#a;b" } } }, /2 parts/, "results.stateMachine.visualization"],
    [{ stats: [first, first] }, /128 MB is there twice/, "stats[1].value"],
    [{ results: { stats: [null] } }, /value "\(missing\)" is not a number above 0/, "results.stats[0].value"],
    [{ stats: [{ ...first, value: -1 }] }, /value "-1" is not a number above 0/, "stats[0].value"],
    [{ stats: [{ ...first, averageDuration: 0 }] }, /averageDuration "0" is not/, "stats[0].averageDuration"],
    [{ stats: [{ ...first, averageDuration: null }] }, /averageDuration "null" is not/, "stats[0].averageDuration"],
    [{ stats: [{ ...first, averagePrice: "x\u001b[2J" }] }, /averagePrice .*u001b/, "stats[0].averagePrice"],
    [{ stats: Array.from({ length: 1001 }, () => first) }, /1001 sizes are more than 1000/, "stats"],
    [
      { error: "Lambda.Unknown", cause: "128 MB timed out" },
      /execution that failed \("Lambda.Unknown", "128 MB timed out"\)/,
      "",
    ],
    [{ Error: "States.TaskFailed", Cause: "{}" }, /execution that failed \("States.TaskFailed", "{}"\)/, ""],
    [{ errorType: "Error", errorMessage: "Invalid ARN" }, /execution that failed \("Error", "Invalid ARN"\)/, ""],
    [{ executionArn: "arn", status: "FAILED" }, /execution that failed \("FAILED"\)/, ""],
    [{ executionArn: "arn", status: "TIMED_OUT", error: "States.Timeout" }, /\("TIMED_OUT", "States.Timeout"\)/, ""],
    [{ output: JSON.stringify({ errorMessage: "no" }) }, /execution that failed \("no"\)/, ""],
    [{ executionArn: "arn", status: "RUNNING" }, /still running/, ""],
    [{ executionArn: "arn", status: "SUCCEEDED", output: "{}" }, /neither stats nor/, ""],
  ])("%j is refused in a sentence", (value, message, path) => {
    expect(read(value)).toEqual({ problems: [{ message: expect.stringMatching(message), line: null, path }] });
  });
});
