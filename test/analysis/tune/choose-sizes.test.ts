import { describe, expect, test } from "vitest";
import { chooseSizes, type SizeWishes } from "../../../src/analysis/tune/choose-sizes.ts";
import type { Size, SizeKnob } from "../../../src/platforms/size-knob.ts";
import { ScenarioError } from "../../../src/scenario/issue.ts";

const megabyte = 1024 * 1024;
const size = (megabytes: number): Size => ({
  name: `${megabytes} MB`,
  keys: { memory: `${megabytes}MB` },
  memory: megabytes * megabyte,
  vcpus: megabytes / 1769,
});

const anyMemory: SizeKnob<unknown> = {
  axis: "memory",
  of: () => size(1000),
  offered: () => ({ smallest: 128 * megabyte, largest: 10_240 * megabyte, at: (bytes) => size(bytes / megabyte) }),
};
const table: SizeKnob<unknown> = { ...anyMemory, of: () => size(256), offered: () => [128, 256, 512].map(size) };

const range = (from: number, to: number) => ({ kind: "range", from: from * megabyte, to: to * megabyte }) as const;
const list = (...megabytes: number[]) => ({ kind: "list", memories: megabytes.map((one) => one * megabyte) }) as const;
const chosen = (knob: SizeKnob<unknown>, wishes: Partial<SizeWishes>) =>
  chooseSizes(knob, null, { measured: [], ...wishes }).map(({ memory }) => memory / megabyte);
const refusal = (knob: SizeKnob<unknown>, wishes: Partial<SizeWishes>) => {
  try {
    chosen(knob, wishes);
  } catch (error) {
    if (error instanceof ScenarioError) return `${error.issues[0]?.file}: ${error.message}`;
    throw error;
  }
  return "accepted";
};

describe("where any memory can be had", () => {
  test("a range with a step is the sizes at that step, and the candidate's own", () => {
    expect(chosen(anyMemory, { memory: range(128, 512), step: 128 * megabyte })).toEqual([128, 256, 384, 512, 1000]);
  });

  test("a range without a step has both ends, and by default all 30 sizes of the table and the candidate's own", () => {
    const some = chosen(anyMemory, { memory: range(300, 700) });
    expect([some[0], some.at(-2), some.at(-1)]).toEqual([300, 700, 1000]);
    const all = chosen(anyMemory, {});
    expect([all.length, all[0], all.at(-1)]).toEqual([31, 128, 10_240]);
    expect(all).toContain(1769);
  });

  test("a list is what it says", () => {
    expect(chosen(anyMemory, { memory: list(3008, 512) })).toEqual([512, 1000, 3008]);
  });

  test("measured sizes inside the range are looked at", () => {
    const wishes = { memory: range(128, 256), measured: [200 * megabyte, 300 * megabyte] };
    expect(chosen(anyMemory, wishes)).toEqual([128, 192, 200, 256, 1000]);
  });

  test.each([
    { wishes: { memory: range(64, 512) }, message: /^--memory: 64MB is not a size .* 128MB to 10GB/ },
    { wishes: { memory: range(128, 20_480) }, message: /^--memory: 20GB is not a size/ },
    { wishes: { memory: list(128.5) }, message: /^--memory: .* whole MB/ },
    { wishes: { step: 1.5 * megabyte }, message: /^--step: .* whole MB above zero/ },
    { wishes: { memory: list(512), step: 64 * megabyte }, message: /^--step: goes with a range/ },
    { wishes: { step: megabyte }, message: /^--step: makes 10113 sizes; take a longer step/ },
  ])("refused: $message", ({ wishes, message }) => {
    expect(refusal(anyMemory, wishes)).toMatch(message);
  });
});

describe("where sizes are a table", () => {
  test("all of them, those of a range, or those of a list", () => {
    expect(chosen(table, {})).toEqual([128, 256, 512]);
    expect(chosen(table, { memory: range(300, 600) })).toEqual([256, 512]);
    expect(chosen(table, { memory: list(128) })).toEqual([128, 256]);
  });

  test.each([
    { wishes: { step: 64 * megabyte }, message: /^--step: .* no step: 128 MB, 256 MB, 512 MB/ },
    { wishes: { memory: list(384) }, message: /^--memory: 384MB is not a size .* 128 MB, 256 MB, 512 MB/ },
    { wishes: { memory: range(600, 700) }, message: /^--memory: no size .* lies in 600MB to 700MB; it has 128 MB/ },
  ])("refused: $message", ({ wishes, message }) => {
    expect(refusal(table, wishes)).toMatch(message);
  });
});
