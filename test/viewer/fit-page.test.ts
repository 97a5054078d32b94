import { expect, test } from "vitest";
import { fittedLayouts, type WantedLayout } from "../../src/viewer/fit-page.ts";

const lines: WantedLayout = { width: 800, height: 480, shownWidth: 688, isRigid: false };
const bars: WantedLayout = { width: 800, height: 400, shownWidth: 688, isRigid: true };

type Fitted = Omit<WantedLayout, "isRigid">;
const shown = ({ width, height, shownWidth }: Fitted) => (height * shownWidth) / width;
const total = (layouts: readonly Fitted[]) => layouts.reduce((sum, layout) => sum + shown(layout), 0);

test("nothing changes where there is room", () => {
  for (const excess of [-100, 0]) {
    expect(fittedLayouts([lines, bars], excess)).toEqual([lines, bars].map(({ isRigid: _, ...rest }) => rest));
  }
});

test("a chart of lines gives up height and lets its words be an eighth smaller, bars stay as they are", () => {
  const [fitted, rigid] = fittedLayouts([lines, bars], 100);
  expect(shown(fitted!)).toBeCloseTo(shown(lines) - 100, 9);
  expect(800 / fitted!.width).toBeCloseTo(1 / 1.15, 9);
  expect(rigid).toMatchObject({ width: 800, height: 400 });
});

test("beyond that all shrink together, by just as much as there is too much", () => {
  const before = total([lines, bars]);
  const fitted = fittedLayouts([lines, bars], 300);
  expect(total(fitted)).toBeCloseTo(before - 300, 9);
  expect(fitted.every(({ shownWidth }) => shownWidth === 688)).toBe(true);
  expect(fitted[0]!.width).toBeGreaterThan(800);
  expect(fitted[1]!.width).toBeGreaterThan(800);
});
