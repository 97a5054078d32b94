import { expect, test } from "vitest";
import { compareResults } from "../../src/analysis/compare/compare-results.ts";
import type { AnswerForms } from "../../src/report/answer-forms.ts";
import { comparisonForms } from "../../src/report/compared/comparison-forms.ts";
import { resultForms } from "../../src/report/result-forms.ts";
import { sweepForms } from "../../src/report/swept/sweep-forms.ts";
import { tuneForms } from "../../src/report/tuned/tune-forms.ts";
import { whatIfForms } from "../../src/report/what-if/what-if-forms.ts";
import { exampleBreakEven, exampleGrowing, exampleResult } from "../report/example-result.ts";
import { exampleOneAxis, exampleTwoAxes } from "../report/swept/example-sweep.ts";
import { bothArchitectures } from "../report/tuned/tune-case.ts";
import { exampleWhatIf } from "../report/what-if/example-what-if.ts";
import { canvasLooks, committed, describeInBrowser, screens } from "./browser.ts";

const papers = { light: [255, 255, 255], dark: [21, 25, 30] } as const;
const change = { path: "a", value: "1", a: [11.2, 13.4, 15.6], b: [20, 20, 20], best: "A" };

/** Every kind of answer that has a page. */
const kinds: Readonly<Record<string, () => AnswerForms>> = {
  "a result with a growing fleet": () => resultForms(exampleGrowing()),
  "a sweep along one axis": () => sweepForms(exampleOneAxis()),
  "a sweep of two axes": () => sweepForms(exampleTwoAxes()),
  "sizes of two architectures": () => tuneForms(bothArchitectures()),
  "what-if": () => whatIfForms(exampleWhatIf([change])),
  "a comparison": () =>
    comparisonForms(
      compareResults(exampleBreakEven(), exampleResult(), {
        files: { before: "a.json", after: "b.json" },
        command: "evenpoint compare a.json b.json",
        version: "1",
      }),
    ),
};

describeInBrowser("a page from disk", (open) => {
  const looks = Object.entries(screens).flatMap(([screen, viewport]) =>
    (["light", "dark"] as const).map((colorScheme) => ({ screen, viewport, colorScheme })),
  );
  test.each(looks)("$screen, $colorScheme: says nothing, asks for nothing, draws every chart", async (look) => {
    const { viewport, colorScheme } = look;
    const forms = committed("checkout-api");
    const { page, said, requested } = await open(forms, { viewport, colorScheme });
    const canvases = await canvasLooks(page);
    expect(canvases).toHaveLength(forms.charts().length);
    for (const { drawn, paper } of canvases) {
      expect(drawn).toBeGreaterThan(0.01);
      expect(paper).toEqual(papers[colorScheme]);
    }
    const [pageWidth, background] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(pageWidth).toBe(viewport.width);
    expect(background).toBe(`rgb(${papers[colorScheme].join(", ")})`);
    expect(said).toEqual([]);
    expect(requested).toEqual([]);
    await page.close();
  });

  test.each(Object.entries(kinds))("%s draws all it has and says nothing", async (_, make) => {
    const forms = make();
    const { page, said, requested } = await open(forms);
    const canvases = await canvasLooks(page);
    const inDocument = forms
      .charts()
      .filter(({ name }) => forms.markdown({ figures: { folder: "x" } }).includes(`x/${name}.png`));
    expect(canvases).toHaveLength(inDocument.length);
    for (const { drawn } of canvases) expect(drawn).toBeGreaterThan(0.01);
    expect(said).toEqual([]);
    expect(requested).toEqual([]);
    await page.close();
  });

  test("fifteen candidates: the page stays below 1.5 MB and opens without a word", async () => {
    const { page, said } = await open(committed("fifteen-ways"), { viewport: screens.phone });
    const html = await page.evaluate(() => document.documentElement.outerHTML.length);
    expect(html).toBeLessThan(1_500_000);
    expect(said).toEqual([]);
    await page.close();
  });

  test("without JavaScript the words, the tables and what each chart finds are there", async () => {
    const forms = committed("checkout-api");
    const { page, said } = await open(forms, { javaScriptEnabled: false });
    const words = await page.locator("main").innerText();
    for (const { alt } of forms.charts()) expect(words).toContain(alt.slice(0, 60));
    expect(await page.locator("table").first().isVisible()).toBe(true);
    expect(await page.locator("canvas").first().isVisible()).toBe(false);
    expect(said).toEqual([]);
    await page.close();
  });

  test("headings follow each other, and everything that stands for something has a name", async () => {
    const { page } = await open(committed("checkout-api"));
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) => Number(tagName.slice(1))),
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [place, level] of levels.entries()) expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
    const unnamed = await page.evaluate(() => {
      const named = [...document.querySelectorAll("canvas, table, figure, nav, button, select")];
      const nameOf = (element: Element) =>
        element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.textContent ?? "";
      return named.filter((element) => nameOf(element).trim() === "").map((element) => element.outerHTML.slice(0, 80));
    });
    expect(unnamed).toEqual([]);
    await page.close();
  });

  test("words stand out from the paper by at least 4.5 to 1, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await open(committed("checkout-api"), { colorScheme });
      const weakest = await page.evaluate(() => {
        const light = (text: string) => {
          const parts = text
            .match(/[\d.]+/g)!
            .slice(0, 3)
            .map((part) => Number(part) / 255);
          const linear = parts.map((part) =>
            part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055)),
          );
          return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
        };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        const words = [...document.querySelectorAll("p, li, td, th, h1, h2, h3, a, button, select, summary, label")];
        const contrasts = words.map((word) => {
          const own = light(getComputedStyle(word).color);
          return (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05);
        });
        return Math.min(...contrasts);
      });
      expect(weakest).toBeGreaterThanOrEqual(4.5);
      await page.close();
    }
  });
});
