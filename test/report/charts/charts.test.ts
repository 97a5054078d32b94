import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { decadeTicks } from "../../../src/report/charts/axes.ts";
import type { ChartDescription, Point } from "../../../src/report/charts/chart-description.ts";
import { charts } from "../../../src/report/charts/charts.ts";
import { nameLines, spreadApart } from "../../../src/report/charts/draw-text.ts";
import { areaOf, lookOf, mostAreas } from "../../../src/report/charts/palette.ts";
import { exampleBreakEven, exampleResult } from "../example-result.ts";

function chartNamed(result: Result, name: string): ChartDescription {
  return charts(result).find((chart) => chart.name === name)!;
}

function withFirst(over: Partial<CandidateResult>): Result {
  const result = exampleResult();
  const [first, ...others] = result.candidates as readonly CandidateResult[];
  return { ...result, candidates: [{ ...first!, ...over }, ...others] };
}

test("a run has three charts, a break-even one more", () => {
  expect(charts(exampleResult()).map(({ name }) => name)).toEqual(["latency", "cost-by-line", "traffic"]);
  expect(charts(exampleBreakEven()).map(({ name }) => name)).toEqual([
    "cost-against-rate",
    "latency",
    "cost-by-line",
    "traffic",
  ]);
});

test("where no candidate is eligible there is nothing to draw", () => {
  expect(charts(exampleResult(undefined, { candidates: [] }))).toEqual([]);
});

describe("cost against rate", () => {
  const { config, alt } = chartNamed(exampleBreakEven(), "cost-against-rate");

  test("the points are the curve's", () => {
    const [first] = config.data.datasets;
    const points = first!.data as readonly Point[];
    expect(points).toHaveLength(41);
    expect(points[0]).toEqual({ x: 0.4, y: 3.31 * 0.4 });
  });

  test("both axes are logarithmic, with their units", () => {
    const { x, y } = config.options.scales as Record<string, { type: string; title: { text: string } }>;
    expect([x!.type, y!.type]).toEqual(["logarithmic", "logarithmic"]);
    expect([x!.title.text, y!.title.text]).toEqual(["rate, requests/s", "cost, USD/month"]);
  });

  test("its description states the crossing", () => {
    expect(alt).toContain("At 51.6 requests/s (95 % interval 51.4 to 51.9)");
  });

  test("a thin line where the candidate is not acceptable", () => {
    const { segment } = config.data.datasets[1] as unknown as {
      segment: { borderWidth(ends: { p0DataIndex: number; p1DataIndex: number }): number };
    };
    const widths = [0, 39].map((from) => segment.borderWidth({ p0DataIndex: from, p1DataIndex: from + 1 }));
    expect(widths[0]).toBeGreaterThan(widths[1]!);
  });
});

describe("latency", () => {
  test("the line is the share of requests above each bucket", () => {
    // 50 requests up to 10 ms, 40 up to 20 ms, 10 up to 40 ms: half take longer than 10 ms, a tenth longer than 20 ms.
    const histogram = { unit: "ms" as const, upper: [10, 20, 40], count: [50, 40, 10] };
    const points = chartNamed(withFirst({ histogram }), "latency").config.data.datasets[0]!.data as readonly Point[];
    const shareAt = (x: number) => points.findLast((point) => point.x === x)?.y;
    expect(points[0]!.y).toBe(1);
    expect(shareAt(10)).toBe(0.5);
    expect(shareAt(20)).toBe(0.1);
  });

  test("nothing between two far buckets: the line stays level up to where the second begins", () => {
    const histogram = { unit: "ms" as const, upper: [99, 100, 790, 800], count: [0, 90, 0, 10] };
    const points = chartNamed(withFirst({ histogram }), "latency").config.data.datasets[0]!.data as readonly Point[];
    expect(points.slice(0, -1)).toEqual([
      { x: 99, y: 1 },
      { x: 100, y: 0.1 },
      { x: 790, y: 0.1 },
    ]);
    expect(points.at(-1)!.x).toBe(800);
  });
});

test("cost by line: the parts of each bar add up to the bill", () => {
  const { datasets } = chartNamed(exampleResult(), "cost-by-line").config.data;
  const sums = [0, 1].map((i) => datasets.reduce((sum, { data }) => sum + (data[i] as number), 0));
  expect(sums[0]).toBeCloseTo(132.4, 9);
  expect(sums[1]).toBeCloseTo(164.1, 9);
});

test("cost by line: many lines are drawn as the largest and the rest together", () => {
  const [first] = exampleResult().candidates as readonly CandidateResult[];
  const [line] = first!.bill.lines;
  const lines = Array.from({ length: 20 }, (_, i) => ({ ...line!, label: `line ${i}`, amount: i + 1 }));
  const { datasets } = chartNamed(withFirst({ bill: { lines, total: 210 } }), "cost-by-line").config.data;
  expect(datasets).toHaveLength(mostAreas);
  expect(datasets.reduce((sum, { data }) => sum + (data[0] as number), 0)).toBe(210);
});

test("traffic: counts per step become rates, a last step cut short included", () => {
  const series = {
    step: 5000,
    offered: [200_000, 44_000],
    concurrency: [4, 3],
    instances: [5, 5],
    coldStarts: [0, 0],
    p99: [null, null],
    throttled: [0, 0],
  };
  const { datasets } = chartNamed(withFirst({ series }), "traffic").config.data;
  // 7200 s in minutes: 200,000 in 5000 s is 40/s, 44,000 in the remaining 2200 s is 20/s.
  expect(datasets[0]!.data).toEqual([
    { x: 0, y: 40 },
    { x: 5000 / 60, y: 20 },
    { x: 120, y: 20 },
  ]);
});

describe("telling things apart", () => {
  test("looks differ in colour, in dashes and in markers", () => {
    const looks = Array.from({ length: 7 }, (_, i) => lookOf(i));
    for (const part of [({ color }) => color, ({ dash }) => dash.join(), ({ point }) => point] as ((
      look: ReturnType<typeof lookOf>,
    ) => string)[]) {
      expect(new Set(looks.map(part)).size).toBe(7);
    }
  });

  test("neighbouring areas go from dark to light and back, so that grey copies show the edge", () => {
    const lightness = Array.from({ length: mostAreas }, (_, i) => lightnessOf(areaOf(i).color));
    const rises = lightness.slice(1).map((light, i) => light > lightness[i]!);
    expect(rises).toEqual(rises.map((_, i) => i % 2 === 0));
  });

  test("words drawn in a line's own hue have a contrast of at least 4.5 on white", () => {
    for (let i = 0; i < 7; i++) expect(1.05 / (lightnessOf(lookOf(i).ink) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Relative luminance of an sRGB colour, WCAG 2. */
function lightnessOf(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : Math.exp(2.4 * Math.log((share + 0.055) / 1.055));
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test("marks stand at whole decades, and closer where there are few", () => {
  expect(decadeTicks(0.4, 4000)).toEqual([1, 10, 100, 1000]);
  expect(decadeTicks(80, 1200)).toEqual([100, 200, 500, 1000]);
});

test("names that would touch move apart and stay inside", () => {
  const wanted = [
    { at: 50, height: 10 },
    { at: 52, height: 10 },
    { at: 99, height: 10 },
  ];
  expect(spreadApart(wanted, [0, 100])).toEqual([50, 60, 95]);
});

test("a long name runs over lines, then ends in an ellipsis", () => {
  expect(nameLines("Lambda 1 GB")).toEqual(["Lambda 1 GB"]);
  expect(nameLines("one two three", { length: 8, most: 2 })).toEqual(["one two", "three"]);
  expect(nameLines("abcdefghij", { length: 5, most: 1 })).toEqual(["abcd…"]);
});
