import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { renderPng } from "../../src/node/render-png.ts";
import { charts } from "../../src/report/charts/charts.ts";
import { exampleBreakEven } from "../report/example-result.ts";

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
  const drawn = charts(exampleBreakEven());

  test.each(drawn.map((chart) => [chart.name, chart] as const))("%s", async (_, chart) => {
    const first = await renderPng(chart);
    expect([...first.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const view = new DataView(first.buffer, first.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([2 * chart.width, 2 * chart.height]);
    expect(Buffer.compare(first, await renderPng(chart))).toBe(0);
  });

  test("drawing leaves the description as it was", async () => {
    const [chart] = charts(exampleBreakEven());
    const before = JSON.stringify(chart);
    await renderPng(chart!);
    expect(JSON.stringify(chart)).toBe(before);
  });

  test("words are drawn: without a font only lines would be", async () => {
    const chart = drawn.find(({ name }) => name === "traffic")!;
    const titled = await renderPng(chart);
    const options = chart.config.options as { plugins: { title: object } };
    const retitled = { ...options.plugins.title, text: "Other words" };
    const plugins = { ...options.plugins, title: retitled };
    const other = await renderPng({ ...chart, config: { ...chart.config, options: { ...options, plugins } } });
    expect(Buffer.compare(titled, other)).not.toBe(0);
  });
});
