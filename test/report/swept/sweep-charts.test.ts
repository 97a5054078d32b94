import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { SweepResult, SweptCandidate } from "../../../src/analysis/sweep/sweep-result.ts";
import { renderPng } from "../../../src/node/render-png.ts";
import type { ChartDescription, Dataset } from "../../../src/report/charts/chart-description.ts";
import { hoverWords } from "../../../src/report/charts/hover-words.ts";
import { sweepCharts } from "../../../src/report/swept/charts/sweep-charts.ts";
import { noteOf } from "../charts/title-words.ts";
import { around } from "../example-result.ts";
import {
  axisOf,
  cellOf,
  exampleJoint,
  exampleMany,
  exampleOneAtATime,
  exampleOneAxis,
  exampleThreeAxes,
  exampleTriple,
  exampleTwoAxes,
  exampleUndecided,
  exampleWords,
  leftOut,
  sweepOf,
  sweptCandidate,
} from "./example-sweep.ts";

interface Scale {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly suggestedMax?: number;
  readonly title: { readonly text: string };
  readonly ticks: { readonly callback: (value: number) => string | readonly string[] };
}

function scaleOf({ config }: ChartDescription, name: string): Scale {
  return (config.options as { scales: Record<string, Scale> }).scales[name]!;
}

function datasetsOf({ config }: ChartDescription): readonly Dataset[] {
  return config.data.datasets;
}

function namesOf(sweep: SweepResult): readonly string[] {
  return sweepCharts(sweep).map(({ name }) => name);
}

test("one axis has one picture, one at a time one for each axis, crossed axes one for each metric", () => {
  expect(namesOf(exampleOneAxis())).toEqual(["sweep"]);
  expect(namesOf(exampleOneAtATime())).toEqual(["sweep-1", "sweep-2"]);
  expect(namesOf(exampleTwoAxes())).toEqual(["sweep-cost", "sweep-p99"]);
  expect(namesOf(exampleThreeAxes())).toEqual(["sweep-cost", "sweep-p99"]);
});

test("where no candidate is eligible there is no picture", () => {
  expect(sweepCharts(sweepOf([axisOf("a", ["1"])], [cellOf([0], [leftOut("A", "no")])]))).toEqual([]);
});

describe("one axis", () => {
  const [chart] = sweepCharts(exampleOneAxis()) as [ChartDescription];

  test("cost stands above p99, a line for each candidate in both", () => {
    const lines = datasetsOf(chart).map(({ label, yAxisID }) => [label, yAxisID]);
    expect(lines).toEqual([
      ["Lambda", "y"],
      ["Two m7g.large", "y"],
      ["Lambda", "y1"],
      ["Two m7g.large", "y1"],
    ]);
    // Chart.js stacks from the bottom up.
    const scales = Object.keys((chart.config.options as { scales: object }).scales);
    expect(scales.indexOf("y1")).toBeLessThan(scales.indexOf("y"));
    expect([scaleOf(chart, "y").title.text, scaleOf(chart, "y1").title.text]).toEqual(["cost, USD/month", "p99, ms"]);
  });

  test("points are the values and means", () => {
    const [cost, , tail, machines] = datasetsOf(chart);
    expect(cost!.data[3]).toEqual({ x: 10, y: 30 });
    expect(tail!.data.at(-1)).toEqual({ x: 1000, y: 300 });
    expect(machines!.data.map((point) => (point as { y: number }).y)).toEqual([
      101, 102, 105, 110, 120, 150, 200, 300, 600, 1100,
    ]);
  });

  test("values that are spaced so lie on a log axis, even ones on a linear one", () => {
    expect(scaleOf(chart, "x")).toMatchObject({ type: "logarithmic", title: { text: "workload.arrivals.rate, /s" } });
    const axis = axisOf("a", ["100ms", "0.2s", "300ms"]);
    const even = sweepOf(
      [axis],
      [0, 1, 2].map((i) => cellOf([i], [sweptCandidate("A", 1, 1)])),
    );
    const [linear] = sweepCharts(even) as [ChartDescription];
    expect(scaleOf(linear, "x")).toMatchObject({ type: "linear", title: { text: "a, ms" } });
    expect(datasetsOf(linear)[0]!.data.map((point) => (point as { x: number }).x)).toEqual([100, 200, 300]);
  });

  test("a value tells its metric's unit and the value of the axis, on an axis of words the word", () => {
    expect(hoverWords(chart, { dataset: 0, index: 3 })).toBe("Lambda: 30 USD/month at 10/s");
    expect(hoverWords(chart, { dataset: 2, index: 9 })).toBe("Lambda: 300 ms at 1,000/s");
    const cells = [0, 1].map((i) => cellOf([i], [sweptCandidate("A", 10 * (i + 1), 5)]));
    const [words] = sweepCharts(sweepOf([axisOf("size", ["small", "large"])], cells)) as [ChartDescription];
    expect(hoverWords(words, { dataset: 0, index: 1 })).toBe("A: 20 USD/month at large");
  });

  test("the description finds what the first line of the report finds", () => {
    expect(chart.alt).toMatch(/Lambda is the cheapest acceptable candidate for 6 of 10 values/);
    expect(noteOf(chart)).toMatch(/^ringed: not acceptable; whiskers: 95 % interval/);
  });
});

describe("words", () => {
  const [chart] = sweepCharts(exampleWords()) as [ChartDescription];

  test("stand side by side without lines, candidates a little apart", () => {
    const [lambda, machines] = datasetsOf(chart) as [Dataset, Dataset];
    expect([lambda.showLine, machines.showLine]).toEqual([false, false]);
    const xs = [lambda, machines].map(({ data }) => data.map((point) => (point as { x: number }).x));
    expect(xs[0]!.map((x) => Math.round(x) + 0)).toEqual([0, 1, 2]);
    expect(xs[0]![0]).toBeLessThan(xs[1]![0]!);
    expect(scaleOf(chart, "x").ticks.callback(1)).toEqual(["constant"]);
  });

  test("where a candidate is not eligible it has no point", () => {
    const machines = datasetsOf(chart)[1]!;
    expect(machines.data.map((point) => Number.isNaN((point as { y: number }).y))).toEqual([false, false, true]);
  });

  test("points of a triple carry their labels", () => {
    const [triple] = sweepCharts(exampleTriple()) as [ChartDescription];
    expect([0, 1, 2].map((place) => scaleOf(triple, "x").ticks.callback(place))).toEqual([
      ["low: 10ms"],
      ["typical: 30ms"],
      ["high: 200ms"],
    ]);
  });
});

describe("paths that move together", () => {
  const [chart] = sweepCharts(exampleJoint()) as [ChartDescription];

  test("stand side by side, each point with all its values", () => {
    expect([0, 1].map((place) => [scaleOf(chart, "x").ticks.callback(place)].flat().join(" "))).toEqual([
      "10ms with 128MB",
      "20ms with 256MB",
    ]);
    expect(datasetsOf(chart).every(({ showLine }) => showLine === false)).toBe(true);
  });

  test("are at the foot of crossed axes only where no path alone has numbers", () => {
    const [joint] = exampleJoint().axes as [SweepResult["axes"][number]];
    const cells = [0, 1].flatMap((i) => [0, 1].map((j) => cellOf([i, j], [sweptCandidate("A", 1, 1)])));
    const [cost] = sweepCharts(sweepOf([axisOf("seed", ["1", "2"]), joint], cells)) as [ChartDescription];
    expect(cost.title).toBe("Cost against seed");
  });
});

describe("intervals", () => {
  test("lie inside the axis: from zero, and on a log axis", () => {
    const reach = (sweep: SweepResult, name: string) => {
      const { max, suggestedMax } = scaleOf(sweepCharts(sweep)[0]!, name);
      return max ?? suggestedMax!;
    };
    // A p99 of 300 ms has an interval up to 330.
    expect(reach(exampleTriple(), "y1")).toBeGreaterThan(330);
    const wide = { monthly: { mean: 20, low: 15, high: 40 }, perMillionRequests: around(5) };
    const low = { monthly: { mean: 1, low: 0.9, high: 1.1 }, perMillionRequests: around(5) };
    const sweepWith = (...costs: readonly SweptCandidate["cost"][]) =>
      sweepOf(
        [
          axisOf(
            "a",
            costs.map((_, i) => String(i)),
          ),
        ],
        costs.map((cost, i) => cellOf([i], [sweptCandidate("A", 1, 1, { cost })])),
      );
    expect(reach(sweepWith(wide, wide), "y")).toBeGreaterThan(40);
    expect(reach(sweepWith(low, wide), "y")).toBeGreaterThan(40);
  });
});

describe("too few requests", () => {
  test("leave a gap that the note explains", () => {
    const [chart] = sweepCharts(exampleUndecided()) as [ChartDescription];
    expect(noteOf(chart)).toMatch(/ringed: not acceptable; dashed ring: not decided; no mark: too few requests/);
    const [whole] = sweepCharts(exampleOneAxis()) as [ChartDescription];
    expect(noteOf(whole)).not.toMatch(/dashed|no mark/);
  });

  test("everywhere are written into the empty panel", () => {
    const all = exampleUndecided();
    const alone = all.cells.slice(0, 2).map((cell) => ({ ...cell, candidates: cell.candidates.slice(0, 1) }));
    const [chart] = sweepCharts({ ...all, axes: [axisOf("a", ["1", "2"])], cells: alone }) as [ChartDescription];
    expect(writtenBy(chart)).toEqual(["too few requests"]);
    expect(noteOf(chart)).not.toMatch(/no mark/);
    expect(writtenBy(sweepCharts(all)[0]!)).toEqual([]);
  });
});

/** What the frames of the panels write. */
function writtenBy({ config }: ChartDescription): readonly string[] {
  const written: string[] = [];
  const ctx = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => (name === "fillText" ? (text: string) => written.push(text) : () => undefined),
    set: () => true,
  });
  const scale = { left: 0, right: 100, top: 0, bottom: 100 };
  const scales = new Proxy({}, { get: () => scale });
  const frames = config.plugins!.find(({ id }) => id === "panelFrames")!;
  frames.afterDatasetsDraw!({ ctx, scales } as never);
  return written;
}

describe("small multiples", () => {
  test("have a panel for each value of the other axis, all on one scale", () => {
    const [cost] = sweepCharts(exampleTwoAxes()) as [ChartDescription];
    const axes = datasetsOf(cost).map(({ xAxisID, yAxisID }) => [xAxisID, yAxisID]);
    expect(axes).toEqual(["x", "x", "x1", "x1", "x2", "x2"].map((x) => [x, "y"]));
    expect(scaleOf(cost, "y").max).toBeGreaterThan(6000);
  });

  test("the foot is the axis of numbers, wherever it stands", () => {
    const axes = [axisOf("a.rate", ["1/s", "2/s"]), axisOf("b.kind", ["x", "y"])];
    const cells = [0, 1].flatMap((i) => [0, 1].map((j) => cellOf([i, j], [sweptCandidate("A", 1 + i + 10 * j, 1)])));
    const [cost] = sweepCharts(sweepOf(axes, cells)) as [ChartDescription];
    expect(cost.title).toBe("Cost against a.rate");
    expect(datasetsOf(cost).map(({ data }) => data)).toEqual([
      [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
      [
        { x: 1, y: 11 },
        { x: 2, y: 12 },
      ],
    ]);
  });

  test("more than twelve panels are spread, and the note says so", () => {
    const [cost] = sweepCharts(exampleTwoAxes(Array.from({ length: 30 }, (_, i) => 0.5 + i / 4))) as [ChartDescription];
    expect(datasetsOf(cost)).toHaveLength(12 * 2);
    expect(noteOf(cost)).toMatch(/; 12 of 30 panels, evenly spread$/);
    const [three] = sweepCharts(exampleThreeAxes()) as [ChartDescription];
    expect(noteOf(three)).toMatch(/panels: throttle, memory; 12 of 16 panels, evenly spread$/);
  });

  test("a thousand points of fifty candidates are no more than a call can take", () => {
    const names = Array.from({ length: 50 }, (_, i) => `C${i}`);
    const values = Array.from({ length: 1000 }, (_, i) => String(i + 1));
    const candidates = names.map((name) => sweptCandidate(name, 1, 1));
    const sweep = sweepOf(
      [axisOf("a", values)],
      values.map((_, i) => cellOf([i], candidates)),
    );
    const [chart] = sweepCharts(sweep) as [ChartDescription];
    expect(datasetsOf(chart)).toHaveLength(100);
    expect(chart.height).toBeGreaterThan(50 * 23);
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

describe.skipIf(!isInstalled)("PNG", () => {
  const all = [
    exampleOneAxis(),
    exampleTwoAxes(),
    exampleWords(),
    exampleMany(),
    exampleJoint(),
    exampleUndecided(),
  ].flatMap(sweepCharts);

  test.each(all.map((chart, i) => [`${chart.name} ${i}`, chart] as const))("%s", async (_, chart) => {
    const first = await renderPng(chart);
    const view = new DataView(first.buffer, first.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([2 * chart.width, 2 * chart.height]);
    expect(Buffer.compare(first, await renderPng(chart))).toBe(0);
  });
});
