import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  areaOf,
  gridInk,
  ink,
  lookOf,
  mostAreas,
  mostColours,
  paper,
  quietInk,
} from "../../src/report/charts/palette.ts";
import { darkInk, fainter } from "../../src/viewer/ink-exchange.ts";

/** Relative luminance of #rrggbb, WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055));
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const looks = Array.from({ length: mostColours }, (_, place) => lookOf(place));
const areas = Array.from({ length: mostAreas }, (_, place) => areaOf(place));

describe("on a dark page", () => {
  test("black on white is 21 to 1, as the measure is defined", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
  });

  test.each(looks)("the line $color and its words stand out from the paper", ({ color, ink: words }) => {
    expect(contrast(darkInk(color), darkInk(paper))).toBeGreaterThanOrEqual(3);
    expect(contrast(darkInk(words), darkInk(paper))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(areas)("the number on the area $color can be read, dark as well as light", ({ color, ink: words }) => {
    expect(contrast(darkInk(words), darkInk(color))).toBeGreaterThanOrEqual(3);
    expect(contrast(words, color)).toBeGreaterThanOrEqual(3);
  });

  test("no colour of the palette is forgotten: each keeps its distance from the paper, or is paper", () => {
    const colors = new Set(readFileSync("src/report/charts/palette.ts", "utf8").match(/#[0-9a-f]{6}\b/g));
    expect(colors.size).toBeGreaterThan(15);
    // Words on light areas, which stay light.
    const kept = ["#1b1b1b"];
    const lost = [...colors].filter((color) => {
      const isPaper = darkInk(color) === darkInk(paper);
      return !isPaper && !kept.includes(color) && contrast(darkInk(color), darkInk(paper)) < 1.2;
    });
    expect(lost).toEqual([]);
  });

  test("no two lines get one colour", () => {
    expect(new Set(looks.map(({ color }) => darkInk(color))).size).toBe(mostColours);
  });

  test("words are light, paper is dark, the grid is between", () => {
    expect(contrast(darkInk(ink), darkInk(paper))).toBeGreaterThanOrEqual(7);
    expect(contrast(darkInk(quietInk), darkInk(paper))).toBeGreaterThanOrEqual(4.5);
    expect(luminance(darkInk(gridInk))).toBeGreaterThan(luminance(darkInk(paper)));
    expect(luminance(darkInk(gridInk))).toBeLessThan(luminance(darkInk(quietInk)));
  });
});

test("transparency stays as it is, however a colour is written", () => {
  const solid = darkInk("#0072b2");
  expect(darkInk("#0072b266")).toBe(`${solid}66`);
  expect(darkInk("#0072B2")).toBe(solid);
  expect(darkInk("rgb(0, 114, 178)")).toBe(solid);
  expect(darkInk("rgba(0, 114, 178, 0.4)")).toBe(`${solid}66`);
  expect(darkInk("#fff")).toBe(darkInk(paper));
});

test("what is no colour of ours stays as it is", () => {
  for (const text of ["#123456", "transparent", "red", "", "url(x)"]) expect(darkInk(text)).toBe(text);
});

test("fainter takes a share of what opacity there is", () => {
  expect(fainter("#0072b2", 0.2)).toBe("#0072b233");
  expect(fainter("#0072b280", 0.5)).toBe("#0072b240");
  expect(fainter("transparent", 0.5)).toBe("transparent");
});
