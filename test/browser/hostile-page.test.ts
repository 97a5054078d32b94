import { expect, test } from "vitest";
import type { Result } from "../../src/analysis/result.ts";
import { plainCharacters } from "../../src/report/plain-characters.ts";
import { resultForms } from "../../src/report/result-forms.ts";
import { exampleBreakEven } from "../report/example-result.ts";
import { describeInBrowser, screens } from "./browser.ts";

const attacks = [
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "]]><img src=x onerror=alert(1)>",
  `"onmouseover="alert(1)" x='`,
  "a\u2028b\u2029c",
  "javascript:alert(1)",
  "=cmd|' /C calc'!A0",
  "</style><style>*{display:none}",
  "</title><base href=//x>",
  "&lt;b&gt; &#60;b&#62;",
  "{{7*7}}",
  "\u202egnp.exe",
] as const;

/** Three of them on one page: as the names of both candidates and of the scenario, and wherever else text may stand. */
const trios = attacks.flatMap((first, place) =>
  place % 3 === 0 ? [[first, attacks[place + 1]!, attacks[place + 2]!] as const] : [],
);

function named([functions, machines, scenario]: readonly [string, string, string]): Result {
  const result = exampleBreakEven({ functions, machines });
  const candidates = result.candidates.map((candidate) =>
    candidate.eligible
      ? {
          ...candidate,
          description: scenario,
          warnings: [scenario],
          assumptions: candidate.assumptions.map((one) => ({ ...one, value: functions, source: machines })),
        }
      : candidate,
  );
  const { scenario: asked } = result;
  return { ...result, candidates, command: scenario, scenario: { ...asked, name: scenario, question: machines } };
}

describeInBrowser("hostile names", (open) => {
  test.each(trios)("%j, %j and %j stay text", async (...trio) => {
    const forms = resultForms(named(trio));
    const { page, said, requested } = await open(forms);
    const found = await page.evaluate(() => ({
      tags: [...new Set([...document.querySelectorAll("*")].map(({ localName }) => localName))].sort(),
      scripts: document.scripts.length,
      styles: document.querySelectorAll("style").length,
      handlers: [...document.querySelectorAll("*")].flatMap((element) =>
        element
          .getAttributeNames()
          .filter((name) => name.startsWith("on") || (name === "style" && element.localName !== "canvas")),
      ),
      links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? ""),
      title: document.querySelector("h1")!.textContent,
      subtitles: [...document.querySelectorAll("h3")].map(({ textContent }) => textContent),
      policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "",
      drawn: document.querySelectorAll("figure canvas").length,
    }));
    expect(found.scripts).toBe(2);
    expect(found.styles).toBe(1);
    expect(found.handlers).toEqual([]);
    for (const tag of ["img", "iframe", "object", "embed", "base", "form", "link", "b"]) {
      expect(found.tags).not.toContain(tag);
    }
    for (const link of found.links) expect(link).toMatch(/^#[a-z0-9-]+$/);
    expect(found.title).toBe(plainCharacters(trio[2]));
    for (const name of trio.slice(0, 2)) expect(found.subtitles).toContain(plainCharacters(name));
    expect(found.policy).toContain("default-src 'none'");
    expect(found.drawn).toBe(forms.charts().length);
    expect(said).toEqual([]);
    expect(requested).toEqual([]);
    await page.close();
  });

  test.each(Object.entries({ ...screens, paper: { width: 688, height: 1017 } }))(
    "%s: names of eighty letters without a space stay within the page",
    async (screen, viewport) => {
      const [functions, machines, scenario] = ["W", "M", "N"].map((letter) => letter.repeat(80));
      const names = [functions!, machines!, scenario!] as const;
      const { page, said } = await open(resultForms(named(names)), { viewport });
      if (screen === "paper") {
        await page.emulateMedia({ media: "print" });
        await page.waitForFunction(() => document.documentElement.classList.contains("printing"));
        const right = await page.evaluate(() =>
          Math.max(...[...document.querySelectorAll("table")].map((table) => table.getBoundingClientRect().right)),
        );
        expect(right).toBeLessThanOrEqual(viewport.width);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  test("the policy lets no other script, style or address in", async () => {
    const { page, said, requested } = await open(resultForms(exampleBreakEven()));
    const outcome = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      const style = document.createElement("style");
      style.textContent = "body { border-top: 7px solid }";
      document.body.append(script, style);
      const fetched = await fetch("https://example.invalid/").then(
        () => "fetched",
        () => "refused",
      );
      return [fetched, "intruder" in window, getComputedStyle(document.body).borderTopWidth];
    });
    expect(outcome).toEqual(["refused", false, "0px"]);
    expect(said.filter((message) => /Content Security Policy/.test(message)).length).toBeGreaterThanOrEqual(3);
    expect(requested).toEqual([]);
    await page.close();
  });
});
