import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { decadeTicks } from "../../../src/report/charts/axes.ts";
import type { ChartDescription, Point } from "../../../src/report/charts/chart-description.ts";
import { charts } from "../../../src/report/charts/charts.ts";
import { nameLines, spreadApart } from "../../../src/report/charts/draw-text.ts";
import { areaOf, lookOf, mostAreas } from "../../../src/report/charts/palette.ts";
import { exampleBreakEven, exampleClimb, exampleGrowing, exampleResult } from "../example-result.ts";
import { drawnBy } from "./drawn-by.ts";
import { noteOf } from "./title-words.ts";

function chartNamed(result: Result, name: string): ChartDescription {
  return charts(result).find((chart) => chart.name === name)!;
}

function withFirst(over: Partial<CandidateResult>): Result {
  const result = exampleResult();
  const [first, ...others] = result.candidates as readonly CandidateResult[];
  return { ...result, candidates: [{ ...first!, ...over }, ...others] };
}

test("a run has four charts, a break-even one more", () => {
  const ofRun = ["cost-against-p99", "latency", "cost-by-line", "traffic"];
  expect(charts(exampleResult()).map(({ name }) => name)).toEqual(ofRun);
  expect(charts(exampleBreakEven()).map(({ name }) => name)).toEqual(["cost-against-rate", ...ofRun]);
});

test("where no candidate is eligible there is nothing to draw", () => {
  expect(charts(exampleResult(undefined, { candidates: [] }))).toEqual([]);
});

describe("cost against rate", () => {
  const { config, alt } = chartNamed(exampleBreakEven(), "cost-against-rate");

  test("the points are the curve's", () => {
    const [first] = config.data.datasets;
    const points = first!.data as readonly Point[];
    const known = exampleBreakEven().breakEven!.curve.map(({ rate }) => rate);
    expect(points[0]).toEqual({ x: 0.4, y: 3.31 * 0.4 });
    expect(points.filter(({ x }) => known.includes(x))).toHaveLength(41);
  });

  test("a line has one more point where its acceptable rates end, on the line that the log axes draw", () => {
    // Lambda's last points on either side of 2,630 lie on a straight line through the origin: so does the new one.
    const points = config.data.datasets[0]!.data as readonly Point[];
    expect(points).toHaveLength(42);
    expect(points.find(({ x }) => x === 2630)!.y).toBeCloseTo(3.31 * 2630, 6);
  });

  test("both axes are logarithmic, with their units", () => {
    const { x, y } = config.options.scales as Record<string, { type: string; title: { text: string } }>;
    expect([x!.type, y!.type]).toEqual(["logarithmic", "logarithmic"]);
    expect([x!.title.text, y!.title.text]).toEqual(["rate, requests/s", "cost, USD/month"]);
  });

  test("its description states the crossing", () => {
    expect(alt).toContain("At 51.6 requests/s (51.4 to 51.9 by the dice)");
  });

  test("a thin line where the candidate is not acceptable", () => {
    const { segment } = config.data.datasets[1] as unknown as {
      segment: { borderWidth(ends: { p0DataIndex: number; p1DataIndex: number }): number };
    };
    const widths = [0, 39].map((from) => segment.borderWidth({ p0DataIndex: from, p1DataIndex: from + 1 }));
    expect(widths[0]).toBeGreaterThan(widths[1]!);
  });
});

describe("cost against rate with growing fleets and an input band", () => {
  const description = chartNamed(exampleGrowing(), "cost-against-rate");
  const { config } = description;

  test("growing fleets, and only they, have a line in the panel below; one machine more is a step", () => {
    const panel = config.data.datasets.filter(({ yAxisID }) => yAxisID === "instances");
    expect(panel.map(({ label }) => label)).toEqual(["m7g.large, auto"]);
    const points = panel[0]!.data as readonly Point[];
    // Two machines carry 120 requests/s; the curve has points 0.1 % to either side.
    const step = points.filter(({ x }) => x > 119.5 && x < 120.5);
    expect(step.map(({ y }) => y)).toEqual([2, 2, 3, 3]);
    expect(step[1]!.x).toBeCloseTo(Math.sqrt(120 * 0.999 * (120 * 1.001)), 9);
    expect(step[2]!.x).toBe(step[1]!.x);
  });

  test("without one the chart is lower and has no panel", () => {
    const plain = chartNamed(exampleBreakEven(), "cost-against-rate");
    expect(plain.height).toBeLessThan(description.height);
    expect(Object.keys(plain.config.options.scales as object)).toEqual(["x", "y"]);
  });

  test("strokes cross the lines only where they are not acceptable", () => {
    const strokes = drawnBy("hatching", description);
    // The fleet is acceptable throughout; the small machine up to 25, the functions up to 2,630 requests/s.
    const places = strokes.lines.map(({ from, to }) => ({ x: (from.x + to.x) / 2, color: from.color }));
    const colors = [...new Set(places.map(({ color }) => color))];
    const first = (color: string) => Math.min(...places.filter((place) => place.color === color).map(({ x }) => x));
    expect(colors).toEqual([lookOf(0).ink, lookOf(2).ink]);
    expect(first(lookOf(0).ink)).toBeGreaterThan(2630);
    expect(first(lookOf(2).ink)).toBeGreaterThan(25);
    expect(first(lookOf(2).ink)).toBeLessThan(30);
  });

  test("the band is shaded from end to end and its range is written beside the crossing", () => {
    const { rectangles, texts, lines } = drawnBy("verticalMarks", description);
    expect(rectangles).toContainEqual({ x: 10, width: 148 });
    expect(texts).toContain("10 to 158 over disputed inputs");
    expect(lines.some(({ from, to }) => from.x === 10 && to.x === 158)).toBe(true);
  });

  test("the note explains what it shows, and nothing else", () => {
    expect(noteOf(description)).toMatch(/^shaded: .*; hatched: .*$/);
    expect(noteOf(chartNamed(exampleBreakEven(), "cost-against-rate"))).toMatch(/^hatched: [^;]*$/);
  });

  test("of many crossings only the main one is named", () => {
    const [main] = exampleGrowing().breakEven!.crossings;
    const { band: _, ...bare } = main!;
    const others = [60, 70, 80].map((mean) => ({ ...bare, at: { mean, low: mean, high: mean } }));
    const { texts } = drawnBy(
      "verticalMarks",
      chartNamed(exampleGrowing({ crossings: [main!, ...others] }), "cost-against-rate"),
    );
    expect(texts.filter((text) => text.endsWith(" requests/s"))).toEqual(["51.6 requests/s"]);
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

describe("traffic over time with limits and growing fleets", () => {
  const axes = (result: Result) =>
    Object.entries(chartNamed(result, "traffic").config.options.scales as Record<string, { title?: { text: string } }>)
      .flatMap(([name, { title }]) => (name === "x" || title === undefined ? [] : [title.text]))
      .reverse();

  test("requests that were throttled and that waited have a panel where there are any", () => {
    expect(axes(exampleResult())).toEqual(["offered/s", "in service", "instances", "cold starts/min"]);
    expect(axes(exampleClimb())).toEqual([
      "offered/s",
      "throttled/s",
      "in service",
      "waiting",
      "environments",
      "machines",
      "cold starts/min",
    ]);
  });

  test("only candidates that have a queue are drawn waiting; machines stand apart from environments", () => {
    const { datasets } = chartNamed(exampleClimb(), "traffic").config.data;
    const on = (axis: string) => datasets.filter(({ yAxisID }) => yAxisID === axis).map(({ label }) => label);
    expect(on("queue")).toEqual(["Two m7g.large"]);
    expect(on("environments")).toEqual(["Lambda 1 GB"]);
    expect(on("machines")).toEqual(["Two m7g.large"]);
  });

  test("a queue of less than a tenth of a request in every step has no panel", () => {
    const { series } = exampleResult().candidates[0] as CandidateResult;
    const waiting = (most: number) => withFirst({ series: { ...series, queue: series.offered.map(() => most) } });
    expect(axes(waiting(0.09))).not.toContain("waiting");
    expect(axes(waiting(0.1))).toContain("waiting");
  });

  test("its description says how many waited and were throttled at most", () => {
    // 60 s steps: at most 60 x 18 throttled in one, 18 a second.
    const { alt } = chartNamed(exampleClimb(), "traffic");
    expect(alt).toMatch(
      /Lambda 1 GB: at most [\d.]+ in service on 81 instances, 18 throttled a second, 9 cold starts\./,
    );
    expect(alt).toMatch(/Two m7g\.large: at most 48 in service on 8 instances, \d+ waiting, 9 cold starts\./);
  });
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

  test("no two of 49 candidates look alike, those of one colour in neither dashes nor markers", () => {
    const looks = Array.from({ length: 49 }, (_, i) => lookOf(i));
    for (const other of ["dash", "point"] as const) {
      expect(new Set(looks.map((look) => `${look.color} ${look[other]}`)).size).toBe(49);
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
