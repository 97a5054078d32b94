import { expect, test } from "vitest";
import { fittedLayouts, spareHeight, type WantedLayout } from "../../src/viewer/fit-page.ts";

const lines: WantedLayout = { width: 800, height: 480, shownWidth: 688, lowest: 215 };
const bars: WantedLayout = { width: 800, height: 400, shownWidth: 688, lowest: 344 };

type Fitted = Omit<WantedLayout, "lowest">;
const shown = ({ width, height, shownWidth }: Fitted) => (height * shownWidth) / width;
const total = (layouts: readonly Fitted[]) => layouts.reduce((sum, layout) => sum + shown(layout), 0);

test("nothing changes where there is room", () => {
  for (const excess of [-100, 0]) {
    expect(fittedLayouts([lines, bars], excess)).toEqual([lines, bars].map(({ lowest: _, ...rest }) => rest));
  }
});

test("a chart of lines gives up height and lets its words be an eighth smaller, bars stay as they are", () => {
  const [fitted, rigid] = fittedLayouts([lines, bars], 100);
  expect(shown(fitted!)).toBeCloseTo(shown(lines) - 100, 9);
  expect(800 / fitted!.width).toBeCloseTo(1 / 1.15, 9);
  expect(rigid).toMatchObject({ width: 800, height: 400 });
});

test("no chart gives up more height than down to its lowest while its words keep their size", () => {
  const panels: WantedLayout = { ...lines, lowest: 260 };
  expect(spareHeight(panels)).toBeCloseTo(shown(lines) - 260, 9);
  expect(spareHeight(bars)).toBe(0);
  const [fitted] = fittedLayouts([panels, bars], spareHeight(panels));
  expect(shown(fitted!)).toBeCloseTo(260, 9);
  expect(fitted!.width).toBeCloseTo(1.15 * 800, 9);
});

test("beyond that all shrink together, by just as much as there is too much", () => {
  const before = total([lines, bars]);
  const fitted = fittedLayouts([lines, bars], 300);
  expect(total(fitted)).toBeCloseTo(before - 300, 9);
  expect(fitted.every(({ shownWidth }) => shownWidth === 688)).toBe(true);
  expect(fitted[0]!.width).toBeGreaterThan(800);
  expect(fitted[1]!.width).toBeGreaterThan(800);
});
