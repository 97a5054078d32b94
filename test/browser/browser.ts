import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { htmlParts } from "../../src/node/html-parts.ts";
import type { AnswerForms } from "../../src/report/answer-forms.ts";
import { savedForms } from "../../src/report/saved-forms.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const wanted = process.env.EVENPOINT_CHROMIUM;
const executable = [...(wanted === undefined ? usualPlaces : [wanted])].find(existsSync);

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** A page that is open, and what it did that it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** Console messages, errors and dialogs. */
  readonly said: readonly string[];
  /** Addresses asked for, the page's own left out. */
  readonly requested: readonly string[];
}

/** Opens an answer's page from disk as a reader would. */
export type Open = (forms: AnswerForms, options?: BrowserContextOptions) => Promise<OpenPage>;

/** Tests in a real browser, one for the whole file; skipped with a word on what to install where there is none. */
export function describeInBrowser(name: string, body: (open: Open) => void): void {
  if (executable === undefined) {
    const where = wanted === undefined ? "install chromium or set EVENPOINT_CHROMIUM" : `${wanted} is not there`;
    describe(name, () => test.skip(`there is no browser here: ${where}`, () => {}));
    return;
  }
  describe(name, () => {
    const folder = temporaryFolder();
    let browser: Browser;
    let pages = 0;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executable, args });
    });
    afterAll(() => browser?.close());
    body(async (forms, options = {}) => {
      const file = join(folder.path, `page-${pages++}.html`);
      writeFileSync(file, forms.html!(await htmlParts()));
      return openFile(browser, pathToFileURL(file).href, options);
    });
  });
}

async function openFile(browser: Browser, address: string, options: BrowserContextOptions): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: screens.desktop, ...options });
  const said: string[] = [];
  const requested: string[] = [];
  page.on("console", (message) => void said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => void said.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== address) requested.push(request.url());
  });
  await page.goto(address);
  return { page, said, requested };
}

/** A committed answer. */
export function committed(name: string): AnswerForms {
  return savedForms(JSON.parse(readFileSync(`reports/${name}.json`, "utf8")));
}

export interface CanvasLook {
  /** Share of pixels that differ from the one in the corner. */
  readonly drawn: number;
  /** The corner, as the paper is: red, green, blue. */
  readonly paper: readonly number[];
}

/** What every canvas of a page shows. */
export function canvasLooks(page: Page): Promise<readonly CanvasLook[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("canvas")].map((canvas) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let different = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) different += 1;
      }
      return { drawn: different / (data.length / 4), paper: [...data.slice(0, 3)] };
    }),
  );
}
