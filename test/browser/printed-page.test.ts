import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Result } from "../../src/analysis/result.ts";
import type { AnswerForms } from "../../src/report/answer-forms.ts";
import { resultForms } from "../../src/report/result-forms.ts";
import { exampleBreakEven, exampleHangsOn } from "../report/example-result.ts";
import { canvasLooks, committed, describeInBrowser } from "./browser.ts";

const pixelsPerMillimetre = 96 / 25.4;
/** A4 less margins of 14 mm, in CSS pixels. */
const paper = { width: 182 * pixelsPerMillimetre, height: 269 * pixelsPerMillimetre };

/** Lays the page out as it will be on paper. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: Math.floor(paper.width), height: Math.floor(paper.height) });
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.documentElement.classList.contains("printing"));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly staysWhole: boolean;
}

function figureBoxes(page: Page): Promise<readonly Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("figure")].map((figure) => {
      const { left, right, height } = figure.querySelector("canvas")!.getBoundingClientRect();
      return { left, right, height, staysWhole: getComputedStyle(figure).breakInside === "avoid" };
    }),
  );
}

/** As much as page one may have to hold: five candidates, and inputs that turn the verdict. */
function fiveCandidates(): Result {
  const names = {
    functions: "Lambda with 1,024 MB behind an HTTP API",
    machines: "Two m7g.large reserved for one year",
  };
  const result = { ...exampleBreakEven(names), sensitivity: exampleHangsOn(names) };
  const others = ["Container on spot", "The same in another region", "Rented servers in a cellar"];
  const [first] = result.candidates;
  return { ...result, candidates: [...result.candidates, ...others.map((name) => ({ ...first!, name }))] };
}

describeInBrowser("a printed page", (open) => {
  test.each(["checkout-api", "fifteen-ways", "power-tuning"])(
    "%s: every chart is whole, light, and inside the paper",
    async (name) => {
      const { page, said } = await open(committed(name), { colorScheme: "dark" });
      await onPaper(page);
      const boxes = await figureBoxes(page);
      expect(boxes.length).toBeGreaterThan(0);
      for (const { left, right, height, staysWhole } of boxes) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(paper.width);
        expect(height).toBeLessThan(paper.height);
        expect(staysWhole).toBe(true);
      }
      for (const { drawn, paper } of await canvasLooks(page)) {
        expect(paper).toEqual([255, 255, 255]);
        expect(drawn).toBeGreaterThan(0.01);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        Math.ceil(paper.width),
      );
      expect(said).toEqual([]);
      await page.close();
    },
  );

  const sheets: Readonly<Record<string, () => AnswerForms>> = {
    "a committed answer": () => committed("checkout-api"),
    "what the verdict hangs on, of five candidates with long names": () => resultForms(fiveCandidates()),
  };
  test.each(Object.entries(sheets))("page one is one sheet: %s", async (_, make) => {
    const { page } = await open(make());
    await onPaper(page);
    const { height, charts } = await page.evaluate(() => {
      const top = document.querySelector("main")!.getBoundingClientRect().top;
      const pageOne = document.querySelector(".page-one")!;
      const canvases = [...pageOne.querySelectorAll("canvas")];
      return {
        height: pageOne.getBoundingClientRect().bottom - top,
        charts: canvases.map((canvas) => canvas.getBoundingClientRect().height),
      };
    });
    expect(height).toBeLessThanOrEqual(paper.height);
    // Small, and not too small to read.
    for (const chart of charts) expect(chart).toBeGreaterThan(40 * pixelsPerMillimetre);
    await page.close();
  });

  test.each(["twenty-minute-work", "image-processing", "machines-and-containers", "nightly-batch"])(
    "page one of %s is full of words, and yet its charts stay large enough to read",
    async (name) => {
      const { page } = await open(committed(name));
      await onPaper(page);
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLCanvasElement>(".page-one canvas")].map((canvas) => {
          const { width, height } = canvas.getBoundingClientRect();
          const name = canvas.closest("figure")!.dataset.chart;
          return { name, shrunk: (3 * width) / canvas.width, laidOut: (height * canvas.width) / (3 * width) };
        }),
      );
      expect(charts.length).toBe(2);
      for (const { name, shrunk, laidOut } of charts) {
        // Words of 12 px become 5.4 pt.
        expect(shrunk).toBeGreaterThan(0.6);
        // Two panels below one another, their axes' titles 110 and 60 px long, with titles above and ticks below.
        if (name === "cost-against-rate") expect(laidOut).toBeGreaterThan(330);
      }
      await page.close();
    },
  );

  test("headers repeat, and no row of a table stands alone on a sheet", async () => {
    const { page } = await open(committed("checkout-api"));
    await onPaper(page);
    const kept = await page.evaluate(() =>
      [...document.querySelectorAll("table")].map((table) => {
        const rows = [...table.tBodies].at(-1)!.rows;
        const [first, last] = [getComputedStyle(rows[0]!), getComputedStyle(rows[rows.length - 1]!)];
        return [getComputedStyle(table.tHead!).display, first.breakAfter, last.breakBefore, last.breakInside];
      }),
    );
    expect(new Set(kept.map(String))).toEqual(new Set(["table-header-group,avoid,avoid,avoid"]));
    await page.close();
  });

  test("a page one of a few lines leaves no sheet empty behind it", async () => {
    const breaks = async (name: string) => {
      const { page } = await open(committed(name));
      await onPaper(page);
      const found = await page.evaluate(() => getComputedStyle(document.querySelector(".page-one")!).breakAfter);
      await page.close();
      return found;
    };
    expect(await breaks("checkout-api")).toBe("page");
    expect(await breaks("power-tuning")).toBe("auto");
  });

  test("the PDF is A4, its charts are drawn for paper first, and the page is dark again after it", async () => {
    const { page } = await open(committed("checkout-api"), { colorScheme: "dark" });
    await page.evaluate(() => {
      // After the page's own listener, which was there first.
      addEventListener("beforeprint", () => {
        const charts = [...document.querySelectorAll("canvas")].map((canvas) => {
          const { width, height } = canvas.getBoundingClientRect();
          return { width, height, paper: [...canvas.getContext("2d")!.getImageData(0, 0, 1, 1).data] };
        });
        Object.assign(window, { charts });
      });
    });
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString("latin1");
    const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sheets.length).toBeGreaterThan(2);
    for (const [, width, height] of sheets) {
      expect(Number(width)).toBeCloseTo(595, 0);
      expect(Number(height)).toBeCloseTo(842, 0);
    }
    const charts = await page.evaluate(
      () => (window as unknown as { charts: { width: number; height: number; paper: number[] }[] }).charts,
    );
    expect(charts.length).toBeGreaterThan(0);
    for (const chart of charts) {
      expect(chart.width).toBeLessThanOrEqual(paper.width);
      expect(chart.height).toBeLessThan(paper.height);
      expect(chart.paper).toEqual([255, 255, 255, 255]);
    }
    for (const look of await canvasLooks(page)) expect(look.paper).toEqual([21, 25, 30]);
    expect(await page.locator(".tight, .printing").count()).toBe(0);
    await page.close();
  });
});
