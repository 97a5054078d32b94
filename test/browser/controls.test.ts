import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { resultForms } from "../../src/report/result-forms.ts";
import { exampleBreakEven } from "../report/example-result.ts";
import { canvasLooks, committed, describeInBrowser, screens } from "./browser.ts";

/** The texts of a column of the first table with this label, top down; what is hidden is left out. */
function column(page: Page, label: string, place: number): Promise<readonly string[]> {
  return page.evaluate(
    ([label, place]) => {
      const table = document.querySelector<HTMLTableElement>(`table[aria-label="${label}"]`)!;
      const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.hidden);
      return rows.map((row) => row.cells[place]!.textContent!);
    },
    [label, place] as const,
  );
}

/** Makes the clipboard a variable that a test can read. */
async function catchCopies(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) },
    });
  });
  return () => page.evaluate(() => (window as unknown as { copied: string }).copied);
}

describeInBrowser("what a reader can do", (open) => {
  test("sorts a table by number, upwards, downwards, and as it was; the total stays at the foot", async () => {
    const { page } = await open(committed("checkout-api"));
    const label = "Bill, USD/month: Four m7g.large";
    const amounts = async () => (await column(page, label, 2)).map((text) => Number(text.replace(/,/g, "")));
    const before = await amounts();
    const lines = before.slice(0, -1);
    const header = page.getByRole("table", { name: label }).getByRole("columnheader", { name: "Amount" });
    const press = () => header.getByRole("button").click();
    await press();
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    expect(await amounts()).toEqual([...lines.toSorted((one, other) => one - other), before.at(-1)]);
    await press();
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect(await amounts()).toEqual([...lines.toSorted((one, other) => other - one), before.at(-1)]);
    await press();
    expect(await header.getAttribute("aria-sort")).toBeNull();
    expect(await amounts()).toEqual(before);
    await page.close();
  });

  test("keeps the order of rows that stand under others", async () => {
    const { page } = await open(committed("checkout-api"));
    const table = page.getByRole("table", { name: "What would change the decision" });
    expect(await table.locator(".indented").count()).toBeGreaterThan(0);
    expect(await table.getByRole("button").count()).toBe(0);
    await page.close();
  });

  test("charts follow the width of the window, and are as they were after printing", async () => {
    const { page } = await open(committed("checkout-api"));
    const widths = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("canvas")].map((canvas) => Math.round(canvas.getBoundingClientRect().width)),
      );
    const [first] = await widths();
    await page.setViewportSize(screens.phone);
    await expect.poll(async () => new Set(await widths())).toEqual(new Set([640]));
    await page.setViewportSize(screens.desktop);
    await expect.poll(async () => new Set(await widths())).toEqual(new Set([first]));
    await page.pdf({ preferCSSPageSize: true });
    await expect.poll(async () => new Set(await widths())).toEqual(new Set([first]));
    await page.close();
  });

  test("copies a table as CSV: numbers as numbers, nothing that a spreadsheet would compute", async () => {
    const names = { functions: "=1+1", machines: 'Two "large", old' };
    const { page } = await open(resultForms(exampleBreakEven(names)));
    const copied = await catchCopies(page);
    await page.getByRole("button", { name: "Copy as CSV: Limits" }).click();
    const lines = (await copied()).split("\n");
    expect(lines[0]).toBe('Candidate,Limit,Value,Peak,Headroom,"Binds at, requests/s"');
    expect(lines).toContain("'=1+1,account concurrency,1000,15.2,98.5 %,2630");
    expect(lines).toContain('"Two ""large"", old",account concurrency,1000,15.2,98.5 %,2630');
    await page.close();
  });

  test("copies where the page has no clipboard, and the figures of a chart", async () => {
    const { page } = await open(resultForms(exampleBreakEven()));
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.addEventListener("copy", () => {
        const area = document.activeElement as HTMLTextAreaElement;
        Object.assign(window, { copied: area.value });
      });
    });
    await page.getByRole("button", { name: /^Copy figures as CSV: Cost against rate/ }).click();
    const text = await page.evaluate(() => (window as unknown as { copied: string }).copied);
    expect(text.split("\n").slice(0, 2)).toEqual([
      'line,"rate, requests/s",quantity,value',
      'Lambda 1 GB,0.4,"cost, USD/month",1.324',
    ]);
    await page.close();
  });

  test("shows one candidate alone, then all again", async () => {
    const { page } = await open(committed("checkout-api"));
    const select = page.getByLabel("Show");
    const seen = () =>
      page.evaluate(() => ({
        bills: [...document.querySelectorAll("h3")].filter((title) => title.offsetParent !== null).length,
        columns: [...document.querySelectorAll<HTMLElement>("#section-side-by-side thead th")].filter(
          ({ hidden }) => !hidden,
        ).length,
      }));
    expect(await seen()).toEqual({ bills: 2, columns: 3 });
    // There before it speaks: what appears together with its words is not read out.
    const note = page.locator('p[role="status"]');
    expect(await note.evaluate((element) => [element.checkVisibility(), element.textContent])).toEqual([true, ""]);
    const before = await canvasLooks(page);
    await select.selectOption({ label: "Four m7g.large" });
    expect(await seen()).toEqual({ bills: 1, columns: 2 });
    expect(new Set(await column(page, "Limits", 0))).toEqual(new Set(["Four m7g.large"]));
    expect(await canvasLooks(page)).not.toEqual(before);
    expect(await note.innerText()).toContain("Shown for Four m7g.large alone");
    await select.selectOption({ label: "all candidates" });
    expect(await seen()).toEqual({ bills: 2, columns: 3 });
    expect(await canvasLooks(page)).toEqual(before);
    await page.close();
  });

  test("hides a table that has nothing of the chosen candidate, and brings it back", async () => {
    const { page } = await open(committed("fifteen-ways"));
    const bare = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll("table")].filter(
            (table) =>
              table.checkVisibility() && [...table.tHead!.rows[0]!.cells].filter(({ hidden }) => !hidden).length < 2,
          ).length,
      );
    const shown = () => page.locator("table:visible").count();
    const all = await shown();
    const select = page.locator(".controls select").first();
    await select.selectOption({ label: "Two rented servers" });
    expect(await bare()).toBe(0);
    expect(await shown()).toBeLessThan(all);
    expect(await page.locator("#section-side-by-side table:visible").count()).toBeGreaterThan(0);
    await select.selectOption({ label: "all candidates" });
    expect(await shown()).toBe(all);
    await page.close();
  });

  test("turns dark and light by the switch, and with the system", async () => {
    const { page } = await open(committed("checkout-api"), { colorScheme: "light" });
    const papers = async () => new Set((await canvasLooks(page)).map(({ paper }) => paper.join(",")));
    await page.getByLabel("Colours").selectOption("dark");
    expect(await papers()).toEqual(new Set(["21,25,30"]));
    await page.getByLabel("Colours").selectOption("light");
    expect(await papers()).toEqual(new Set(["255,255,255"]));
    await page.getByLabel("Colours").selectOption("auto");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(papers).toEqual(new Set(["21,25,30"]));
    await page.close();
  });

  test("shows values under the pointer, with their units", async () => {
    const { page } = await open(resultForms(exampleBreakEven()));
    const canvas = page.locator('figure[data-chart="cost-against-rate"] canvas');
    const before = await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
    await canvas.hover({ position: { x: 300, y: 200 } });
    await expect.poll(() => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL())).not.toBe(before);
    await page.close();
  });

  test.each(Object.entries(screens))(
    "%s: the keyboard reaches everything, in the order of the page",
    async (_, viewport) => {
      const { page } = await open(committed("checkout-api"), { viewport });
      const wanted = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('a[href], button, select, summary, [tabindex="0"]')];
        const reachable = all.filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
        for (const [place, element] of reachable.entries()) element.dataset.stop = String(place);
        return reachable.length;
      });
      const reached: number[] = [];
      for (let presses = 0; presses <= wanted; presses++) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop ?? null);
        if (stop === null) break;
        reached.push(Number(stop));
      }
      expect(reached).toEqual(Array.from({ length: wanted }, (_, place) => place));
      await page.close();
    },
  );
});
