import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { TuneResult, WorkingSize } from "../../../../src/analysis/tune/tune-result.ts";
import { renderPng } from "../../../../src/node/render-png.ts";
import type {
  ChartDescription,
  ChartPlugin,
  Dataset,
  DrawingContext,
  Point,
} from "../../../../src/report/charts/chart-description.ts";
import { tuneCharts } from "../../../../src/report/charts/tuned/tune-charts.ts";
import {
  adviceOf,
  bothArchitectures,
  closedForm,
  failingSize,
  freeOfCharge,
  machineTypes,
  measurementSet,
  nothingAcceptable,
  thirtySizes,
  tuneCase,
  workingSize,
} from "../../tuned/tune-case.ts";
import { noteOf } from "../title-words.ts";

interface Scale {
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly title: { readonly text: string };
  readonly ticks: { readonly callback: (value: number) => string | readonly string[] };
  readonly afterBuildTicks: (scale: { ticks: readonly { readonly value: number }[] }) => void;
}

function chartOf(result: TuneResult, name: string): ChartDescription {
  return tuneCharts(result).find((chart) => chart.name === name)!;
}

const bySize = (result: TuneResult) => chartOf(result, "cost-and-latency-by-size");
const against = (result: TuneResult) => chartOf(result, "cost-against-latency");
const handler = (result: TuneResult) => chartOf(result, "handler-by-size");

function scaleOf({ config }: ChartDescription, name: string): Scale {
  return (config.options as { scales: Record<string, Scale> }).scales[name]!;
}

function ticksOf(chart: ChartDescription, name: string): readonly number[] {
  const scale: { ticks: readonly { readonly value: number }[] } = { ticks: [] };
  scaleOf(chart, name).afterBuildTicks(scale);
  return scale.ticks.map(({ value }) => value);
}

function labelled(chart: ChartDescription, label: string): Dataset {
  const found = chart.config.data.datasets.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no data set is called ${label}`);
  return found;
}

function labelsOf({ config }: ChartDescription): readonly string[] {
  return config.data.datasets.map(({ label }) => label);
}

function working({ sizes }: TuneResult): readonly WorkingSize[] {
  return sizes.flatMap((row) => (row.works ? [row] : []));
}

/** What a plugin draws on a canvas where every value is its own pixel: words with their places, and where lines begin. */
function drawnBy({ config }: ChartDescription, id: string) {
  const plugin = config.plugins.find((one) => one.id === id) as Required<ChartPlugin>;
  const words: { readonly text: string; readonly y: number }[] = [];
  const starts: Point[] = [];
  const context = new Proxy({} as DrawingContext, {
    get: (_, name) => {
      if (name === "fillText") return (text: string, __: number, y: number) => words.push({ text, y });
      if (name === "moveTo") return (x: number, y: number) => starts.push({ x, y });
      return name === "measureText" ? (text: string) => ({ width: 7 * text.length }) : () => undefined;
    },
    set: () => true,
  });
  const scale = { top: 0, bottom: 1000, left: 0, right: 10_000, getPixelForValue: (value: number) => value };
  const chartArea = { left: 0, right: 10_000, top: 0, bottom: 1000 };
  const scales = { x: scale, y: scale, latency: scale };
  const chart = { ctx: context, width: 10_000, height: 1000, chartArea, scales };
  plugin.beforeDatasetsDraw?.(chart);
  plugin.afterDatasetsDraw?.(chart);
  return { words: words.filter(({ text }) => text !== ""), starts };
}

test("a picture needs something to show", () => {
  const names = (result: TuneResult) => tuneCharts(result).map(({ name }) => name);
  expect(names(thirtySizes())).toEqual(["cost-and-latency-by-size", "cost-against-latency", "handler-by-size"]);
  expect(names(closedForm())).toEqual(["cost-and-latency-by-size", "cost-against-latency"]);
  const figures = { monthly: 1, mean: 1 };
  const pair = [workingSize("1", { at: 1, ...figures }), workingSize("2", { at: 2, ...figures })];
  expect(names(tuneCase(pair, adviceOf("1")))).toEqual(["cost-and-latency-by-size"]);
  expect(names(tuneCase(pair.slice(1), adviceOf("2")))).toEqual([]);
  expect(names(tuneCase([failingSize("128 MB", ["too small"])], adviceOf(null)))).toEqual([]);
});

describe("cost and latency by size", () => {
  test("the points are the result's figures", () => {
    const result = thirtySizes();
    const chart = bySize(result);
    const rows = working(result);
    expect(rows).toHaveLength(29);
    expect(labelled(chart, "cost").data).toEqual(
      rows.map(({ at, cost }) => ({ x: at, y: cost.perMillionRequests.mean })),
    );
    expect(labelled(chart, " p95").data).toEqual(rows.map(({ at, latency }) => ({ x: at, y: latency.p95.mean })));
    expect([labelled(chart, "cost").yAxisID, labelled(chart, " p95").yAxisID]).toEqual(["y", "latency"]);
  });

  test("bands are what the measurements leave open, where they leave something; else the dice's intervals", () => {
    const fitted = bySize(thirtySizes());
    const [first] = working(thirtySizes());
    const million = first!.cost.perMillionRequests.mean!;
    // A band of a tenth about the month is one of a tenth about a million requests.
    expect((labelled(fitted, "cost, low").data[0] as Point).y).toBeCloseTo(0.9 * million, 10);
    expect((labelled(fitted, "cost, high").data[0] as Point).y).toBeCloseTo(1.1 * million, 10);
    expect(noteOf(fitted)).toContain("shaded: what the measurements leave open");
    const plain = bySize(machineTypes());
    expect((labelled(plain, "cost, low").data[0] as Point).y).toBeCloseTo(0.99 * 3, 10);
    expect(noteOf(plain)).toContain("shaded: what the dice leave open");
    expect(labelsOf(bySize(closedForm()))).toEqual(["cost", " mean"]);
    expect(noteOf(bySize(closedForm()))).toBe("");
  });

  test("an objective of a drawn percentile is a line with its words; p99 is drawn where one speaks of it", () => {
    expect(drawnBy(bySize(thirtySizes()), "thresholds").words).toEqual([{ text: "p95 < 500ms", y: 491 }]);
    expect(drawnBy(bySize(thirtySizes()), "thresholds").starts).toEqual([{ x: 0, y: 500 }]);
    const both = bySize(thirtySizes({ objectives: ["p95 < 300ms", "p99 < 1s", "cost < 5 USD"] }));
    expect(drawnBy(both, "thresholds").words.map(({ text }) => text)).toEqual(["p95 < 300ms", "p99 < 1s"]);
    expect(labelsOf(both)).toContain(" p99");
    expect(drawnBy(bySize(thirtySizes({ objectives: ["mean < 1s"] })), "thresholds").words).toEqual([]);
    const spans = thirtySizes({ objectives: ["p95 < 300ms in 99% of 5m windows"] });
    expect(drawnBy(bySize(spans), "thresholds").words).toEqual([]);
    expect(drawnBy(bySize(closedForm({ objectives: ["mean < 1s"] })), "thresholds").starts).toEqual([
      { x: 0, y: 1000 },
    ]);
  });

  test("a threshold lies on the axis, however far from the figures", () => {
    const { min, max } = scaleOf(bySize(thirtySizes({ objectives: ["p95 < 20s"] })), "latency");
    expect(max).toBeGreaterThan(20_000);
    expect(min).toBeLessThan(200);
  });

  test("each size that cannot serve has a cross at its place, and the note explains it", () => {
    const chart = bySize(thirtySizes());
    // Two strokes, from 4 left of 128 and from 4 right of it.
    expect(drawnBy(chart, "failures").starts.map(({ x }) => x)).toEqual([124, 132]);
    expect(noteOf(chart)).toContain("cross: cannot serve");
    expect(scaleOf(chart, "x").min).toBeLessThan(128);
    expect(drawnBy(bySize(closedForm()), "failures").starts).toEqual([]);
  });

  test("recommended and current are marked with their names", () => {
    const words = (result: TuneResult) => drawnBy(bySize(result), "verticalMarks").words.map(({ text }) => text);
    expect(words(thirtySizes())).toEqual(["recommended", "960 MB", "current", "1280 MB"]);
    expect(words(closedForm())).toEqual(["recommended, current", "512 MB"]);
    expect(words(machineTypes())).toEqual(["recommended", "t4g.medium", "(current: m7g.large)"]);
    expect(words(nothingAcceptable())).toEqual(["current", "128 MB"]);
  });

  test("the title says what is taken, and what is open is not said to be met", () => {
    expect(bySize(thirtySizes()).title).toBe("960 MB is the cheapest that meets the objectives: 29.5 USD/month");
    expect(bySize(closedForm()).title).toBe("512 MB is the cheapest that may meet the objectives: 28.8 USD/month");
    expect(bySize(thirtySizes({ strategy: "speed" })).title).toMatch(/^960 MB is the fastest: /);
    expect(bySize(bothArchitectures()).title).toMatch(/^256 MB arm64 is the cheapest: /);
    expect(bySize(nothingAcceptable()).title).toBe("Lambda: no size is acceptable");
  });

  test("a line for each architecture", () => {
    const result = bothArchitectures();
    const chart = bySize(result);
    for (const architecture of ["x86_64", "arm64"]) {
      const rows = working(result).filter((row) => row.architecture === architecture);
      expect(labelled(chart, architecture).data).toEqual(
        rows.map(({ at, cost }) => ({ x: at, y: cost.perMillionRequests.mean })),
      );
    }
    expect(labelled(chart, "x86_64").pointStyle).not.toBe(labelled(chart, "arm64").pointStyle);
  });

  test("of machine types with as many vCPUs the cheapest is drawn, and the axis counts vCPUs", () => {
    const chart = bySize(machineTypes());
    // USD of a month over ten million requests; t4g.medium has two vCPUs, as m7g.large and c7g.large have.
    expect(labelled(chart, "cost").data).toEqual([
      { x: 1, y: 3 },
      { x: 2, y: 2.4 },
      { x: 4, y: 11.9 },
      { x: 8, y: 23.8 },
    ]);
    expect(ticksOf(chart, "x").map(scaleOf(chart, "x").ticks.callback)).toEqual(["1", "2", "4", "8"]);
    expect(noteOf(chart)).toContain("of sizes at one place the cheapest acceptable is drawn");
  });

  test("types that differ in vCPUs are named on the axis", () => {
    const result = machineTypes();
    const sizes = result.sizes.filter(({ name }) => name.startsWith("m7g."));
    const chart = bySize(tuneCase(sizes, adviceOf("m7g.medium"), { axis: result.axis }));
    const names = ticksOf(chart, "x").map(scaleOf(chart, "x").ticks.callback);
    expect(names).toEqual([["m7g.medium"], ["m7g.large"], ["m7g.xlarge"], ["m7g.2xlarge"]]);
    expect(noteOf(chart)).not.toContain("at one place");
  });

  test("of provisioned levels the cheapest acceptable one is drawn", () => {
    const level = (provisioned: number, monthly: number, acceptable: boolean) =>
      workingSize(`512 MB, ${provisioned} provisioned`, { at: 512, monthly, mean: 60 }, { provisioned, acceptable });
    const other = workingSize("1024 MB, 0 provisioned", { at: 1024, monthly: 60, mean: 40 }, { provisioned: 0 });
    const sizes = [level(0, 20, false), level(1, 40, true), level(2, 50, true), other];
    expect(labelled(bySize(tuneCase(sizes, adviceOf("512 MB, 1 provisioned"))), "cost").data).toEqual([
      { x: 512, y: 4 },
      { x: 1024, y: 6 },
    ]);
  });

  test("costs of nothing have an axis from nothing", () => {
    const chart = bySize(freeOfCharge());
    expect(labelled(chart, "cost").data).toEqual([128, 256, 512, 1024].map((x) => ({ x, y: 0 })));
    expect(scaleOf(chart, "y")).toMatchObject({ type: "linear", min: 0, max: 1 });
    const sizes = [0, 0, 30].map((monthly, i) => workingSize(`${i}`, { at: i + 1, monthly, mean: 10 }));
    expect(scaleOf(bySize(tuneCase(sizes, adviceOf("0"))), "y")).toMatchObject({ type: "linear", min: 0 });
  });
});

describe("cost against latency", () => {
  test("every size is a point, the front a line", () => {
    const result = thirtySizes();
    const chart = against(result);
    const at = (name: string) => {
      const { cost, latency } = working(result).find((row) => row.name === name)!;
      return { x: cost.monthly.mean, y: latency.p95.mean };
    };
    expect(labelled(chart, "front").data).toEqual(result.advice.front.map(at));
    const isMissed = ({ acceptable }: WorkingSize) => !acceptable;
    const rows = working(result);
    expect(labelled(chart, "sizes, others").data).toEqual(rows.filter(isMissed).map(({ name }) => at(name)));
    expect(labelled(chart, "sizes, acceptable").data).toHaveLength(27);
    expect(noteOf(chart)).toBe("line: sizes that no other beats in both; hollow: misses an objective, or not decided");
  });

  test("what is not decided is hollow; by closed forms the mean is drawn", () => {
    const chart = against(closedForm());
    expect(labelled(chart, "sizes, acceptable").data).toEqual([]);
    expect((labelled(chart, "sizes, others").data as readonly Point[]).map(({ y }) => y)).toEqual(
      working(closedForm()).map(({ latency }) => latency.mean.mean),
    );
    expect(scaleOf(chart, "y").title.text).toBe("mean latency, ms");
  });

  test("sizes are named by their part, each place once", () => {
    const names = drawnBy(against(thirtySizes()), "pointLabels").words.map(({ text }) => text);
    expect(names).toEqual([
      "960 MB (recommended)",
      "1280 MB (current, knee)",
      "320 MB (cheapest)",
      "1920 MB (fastest)",
    ]);
  });

  test("words leave the front free: beside its last point they stand above it", () => {
    const at = (name: string, monthly: number, mean: number) => workingSize(name, { at: monthly, monthly, mean });
    // A level front whose right end has no room beside it: to its left its words would cover the line.
    const level = [at("A", 5000, 250), at("B", 7000, 250), at("C", 9900, 250)];
    const front = ["A", "C"];
    const places = (own: readonly string[]) =>
      drawnBy(against(tuneCase(level, adviceOf("C", { front: [...own] }))), "pointLabels").words[0];
    expect(places(front)).toMatchObject({ text: "C (recommended, fastest)" });
    // Without a line the words stand at the height of their point, 2 x 250 ms.
    expect(places(["C"])!.y).toBe(500);
    expect(places(front)!.y).not.toBe(500);
  });

  test("architectures are told by their markers", () => {
    const chart = against(bothArchitectures());
    expect(noteOf(chart)).toBe("line: sizes that no other beats in both; circles: x86_64; squares: arm64");
    expect(labelled(chart, "x86_64, acceptable").pointStyle).toBe("circle");
    expect(labelled(chart, "arm64, acceptable").pointStyle).toBe("rect");
  });

  test("the title speaks of the knee, of a size that is best in both, or of neither", () => {
    expect(against(thirtySizes()).title).toBe("Beyond 1280 MB each dollar shortens the p95 less");
    expect(against(freeOfCharge()).title).toBe("1024 MB is both the cheapest and the fastest");
    expect(against(nothingAcceptable()).title).toBe("128 MB is the cheapest, 512 MB the fastest at the p95");
  });
});

describe("handler by size", () => {
  const law = { io: 10, cpu: 90, measured: { 256: 0.02, 1769: 0, 3538: -0.2 } };

  test("points are what was measured, the line is the law, dotted beyond them", () => {
    const set = measurementSet(law);
    const chart = handler(thirtySizes({ measurements: [set] }));
    expect(labelled(chart, "set 1, measured").data).toEqual(
      set.points.map(({ at, measured }) => ({ x: at, y: measured })),
    );
    const whole = labelled(chart, "set 1, fitted").data as readonly Point[];
    const dotted = labelled(chart, "set 1, beyond the measurements").data;
    expect([whole[0], whole.at(-1)!.x]).toEqual([{ x: 256, y: set.points[0]!.fitted }, 3538]);
    expect(dotted).toEqual(set.curve.map(({ at, fitted }) => ({ x: at, y: fitted })));
    expect(labelsOf(chart)).toContain("set 1, beyond the measurements, high");
    // Measured a fifth below the law: the law is a quarter above it.
    expect(chart.title).toBe("io + cpu / min(v, 1) is off by at most 25 %");
  });

  test("whiskers are a standard deviation up and down, where there is one", () => {
    const set = measurementSet(law);
    const points = set.points.map((point, i) => ({ ...point, measured: 100, deviation: i === 1 ? 30 : null }));
    const chart = handler(thirtySizes({ measurements: [{ ...set, points }] }));
    expect(drawnBy(chart, "whiskers").starts).toEqual([{ x: 1769, y: 70 }]);
    expect(noteOf(chart)).toContain("whiskers: one standard deviation of single invocations");
    expect(noteOf(handler(thirtySizes({ measurements: [set] })))).not.toContain("whiskers");
  });

  test("without noise there is no band, nor is one spoken of", () => {
    const set = measurementSet(law);
    const curve = set.curve.map((point) => ({ ...point, low: null, high: null }));
    const chart = handler(thirtySizes({ measurements: [{ ...set, curve, fit: { ...set.fit, noise: null } }] }));
    expect(labelsOf(chart)).toEqual(["set 1, beyond the measurements", "set 1, fitted", "set 1, measured"]);
    expect(noteOf(chart)).not.toContain("shaded");
  });

  test("two sets are two laws, named at their ends; laws that differ are not given one formula", () => {
    const result = bothArchitectures();
    const chart = handler(result);
    expect(labelsOf(chart)).toEqual(expect.arrayContaining(["on x86, fitted", "on arm, fitted"]));
    expect(drawnBy(chart, "lineNames-y").words.map(({ text }) => text)).toEqual(["on x86", "on arm"]);
    const [first, second] = result.measurements;
    const parallel = { ...second!, fit: { ...second!.fit, model: "io + serial + parallel" } };
    expect(handler(bothArchitectures({ measurements: [first!, parallel] })).title).toBe(
      "Each law is off by at most 2.0 %",
    );
  });
});

const isInstalled = (() => {
  try {
    createRequire(import.meta.url).resolve("chartjs-node-canvas");
    return true;
  } catch {
    return false;
  }
})();

const title = isInstalled ? "PNG" : "PNG (skipped: the optional package chartjs-node-canvas is not installed)";

describe.skipIf(!isInstalled)(title, () => {
  const cases = { thirtySizes, bothArchitectures, machineTypes, closedForm, nothingAcceptable, freeOfCharge };
  const drawn = Object.entries(cases).flatMap(([name, make]) =>
    tuneCharts(make()).map((chart) => [name, chart.name, chart] as const),
  );

  test.each(drawn)("%s: %s", async (_, __, chart) => {
    const png = await renderPng(chart);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([2 * chart.width, 2 * chart.height]);
    expect(Buffer.compare(png, await renderPng(chart))).toBe(0);
  });
});
