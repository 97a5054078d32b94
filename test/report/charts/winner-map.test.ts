import { describe, expect, test } from "vitest";
import type { MapRow, WinnerMap } from "../../../src/analysis/winner-map/winner-map-result.ts";
import { winnerMapChart } from "../../../src/report/charts/winner-map.ts";
import { drawnBy } from "./drawn-by.ts";

const rates = [1, 10, 100, 1000];

/** Functions win below a rate, machines above it. */
function row(at: number, { turns }: { readonly turns: number }): MapRow {
  return {
    value: `${at}ms`,
    at,
    digest: null,
    best: rates.map((rate) => (rate < turns ? "Functions" : "Machines")),
    cannotTell: rates.map(() => false),
    acceptableFrom: {},
    crossings: [
      {
        at: { mean: turns, low: turns - 5, high: turns + 5 },
        cheaperBelow: "Functions",
        cheaperAbove: "Machines",
        monthlyCost: 10,
        because: "cost",
      },
    ],
  };
}

function mapOf(rows: readonly MapRow[], own: number | null = null): WinnerMap {
  return {
    schemaVersion: 1,
    kind: "winner-map",
    version: "0.1.0",
    command: "evenpoint break-even x.yaml",
    scenario: { name: "x", question: null, seed: 1, replications: 3, digest: null },
    currency: "USD",
    candidates: ["Functions", "Machines"],
    axes: {
      rate: { unit: "requests/s", values: rates, own },
      other: { path: "workload.work.cpu", unit: "ms", values: rows.map(({ at }) => at), isLogarithmic: false },
    },
    rows: [...rows],
  };
}

const map = mapOf([row(100, { turns: 400 }), row(200, { turns: 50 })]);
const chart = winnerMapChart(map)!;

describe("the map of winners", () => {
  test("areas end where the crossing was found, and the boundary is as wide as its interval", () => {
    const { rectangles } = drawnBy("winnerAreas", chart);
    expect(rectangles).toContainEqual({ x: 1, width: 399 });
    expect(rectangles).toContainEqual({ x: 395, width: 10 });
    expect(rectangles).toContainEqual({ x: 1, width: 49 });
  });

  test("between rows a line runs where their winners differ, so that grey areas have an edge all round", () => {
    // From 50 to 400 requests/s functions win in one row and machines in the other.
    expect(drawnBy("winnerAreas", chart).rectangles).toContainEqual({ x: 50, width: 350 });
    const alike = winnerMapChart(mapOf([row(100, { turns: 50 }), row(200, { turns: 50 })]))!;
    expect(drawnBy("winnerAreas", alike).rectangles.filter(({ width }) => width === 350)).toEqual([]);
  });

  test("each area has its name in it where that fits", () => {
    // 8 pixels a character here: nine of them fit in 399 and in 950 pixels.
    expect(drawnBy("areaNames", chart).texts.sort()).toEqual(["Functions", "Machines"]);
    const slim = mapOf([row(100, { turns: 45 }), row(200, { turns: 50 })]);
    expect(drawnBy("areaNames", winnerMapChart(slim)!).texts).toEqual(["Machines"]);
  });

  test("the description says who wins on how much of it", () => {
    // Functions at 1, 10, 100 of the first row and 1, 10 of the second: 5 of 8 cells, which is 62.5 %.
    expect(chart.alt).toMatch(
      /Functions is the cheapest acceptable candidate on 6[23] % of the map, Machines on 3[78] %/,
    );
  });

  test("a single row is no map", () => {
    expect(winnerMapChart(mapOf([row(100, { turns: 50 })]))).toBeNull();
  });
});
