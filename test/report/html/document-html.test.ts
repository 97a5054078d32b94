import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ReportDocument } from "../../../src/report/document.ts";
import { breakableHtml } from "../../../src/report/html/breakable-html.ts";
import { documentHtml } from "../../../src/report/html/document-html.ts";
import { embeddedData } from "../../../src/report/html/embedded-data.ts";
import { escapeHtml } from "../../../src/report/html/escape-html.ts";
import { inlineScript } from "../../../src/report/html/inline-script.ts";
import { tableHtml } from "../../../src/report/html/table-html.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("base64");

function page(document: ReportDocument, over: { readonly title?: string; readonly viewer?: string } = {}): string {
  const { title = "T", viewer = "void 0" } = over;
  return documentHtml(document, { title, charts: [], answer: { a: 1 }, parts: { viewer, hash } });
}

const section = (title: string | null): ReportDocument[number] => ({
  title,
  blocks: [{ kind: "paragraph", text: "words" }],
});

/** What stands between the first pair of these tags. */
function inside(html: string, tag: string): string {
  return new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)![1]!;
}

test("the policy names the style and the script that are there, by their hashes", () => {
  const html = page([section(null)], { viewer: "let a = '</script>' // <!-- " });
  expect(html).toContain(`style-src 'sha256-${hash(inside(html, "style"))}'`);
  expect(html).toContain(`script-src 'sha256-${hash(inside(html, "script"))}'`);
  expect(html.match(/<script/g)).toHaveLength(2);
});

test("a script keeps its meaning when nothing in it may end the element", () => {
  const source = 'return "</script>" + "<!--" + "</SCRIPT>"';
  const written = inlineScript(source);
  expect(written).not.toMatch(/<\/script|<!--/i);
  expect(new Function(written)()).toBe(new Function(source)());
});

test("data come back as they were, though nothing in them can end their element", () => {
  const data = { a: "</script><!-- & \u2028\u2029 ]]>", n: 0.1 + 0.2, list: [1, null, true] };
  const written = embeddedData(data);
  expect(written).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(written)).toEqual({ ...data, n: 0.3 });
});

test("text is text in elements and in attributes", () => {
  expect(escapeHtml(`<a href="x" b='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
  expect(escapeHtml("a\u202eb")).toBe("a\\u202eb");
});

test("sections have places of their own that the contents lead to, the first is page one", () => {
  const html = page([section(null), section("Limits & more"), section("Limits, more")]);
  expect(html).toContain('<section class="page-one" id="section-verdict"');
  expect(html).toContain('<a href="#section-limits-more">Limits &amp; more</a>');
  expect(html).toContain('<a href="#section-limits-more-2">Limits, more</a>');
  for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html.split(`id="${id}"`)).toHaveLength(2);
});

test("equal answers give equal pages", () => {
  expect(page([section(null)])).toBe(page([section(null)]));
  expect(page([section(null)])).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
});

test("a table names its columns and rows, keeps groups apart, and knows its total", () => {
  const columns = [
    { title: "Line", align: "left" as const },
    { title: "USD", align: "right" as const },
  ];
  const total = { text: "Total", tone: "strong" as const };
  const html = tableHtml(
    {
      columns,
      rows: [
        ["a", "1"],
        ["  b", "<2>"],
        [total, "3"],
      ],
    },
    'a "bill"',
  );
  expect(html).toContain('<table aria-label="a &quot;bill&quot;">');
  expect(html).toContain('<th scope="col" class="number">USD</th>');
  expect(html).toContain('<tr><th scope="row">a</th><td class="number">1</td></tr>');
  expect(html).toContain('<th scope="row" class="indented">b</th><td class="number">&lt;2&gt;</td>');
  expect(html).toContain('<tr class="total"><th scope="row" class="strong bold">Total</th>');
  const groups = tableHtml({ columns, rows: [["a", "1"], { group: "G" }, ["b", "2"]] }, "x");
  expect(groups.match(/<tbody>/g)).toHaveLength(2);
  expect(groups).toContain('<th scope="rowgroup" colspan="2">G</th>');
});

const rates = {
  columns: [
    { title: "requests/s", align: "right" as const },
    { title: "Lambda", align: "left" as const },
  ],
  rows: [["10", "4.83"]],
};

test("a number that begins a row names it too", () => {
  expect(tableHtml(rates, "x")).toContain('<tr><th scope="row" class="number">10</th><td>4.83</td></tr>');
});

test("tables of one section can be told apart by their names", () => {
  const table = { kind: "table" as const, table: rates };
  const html = page([{ title: "Side by side", blocks: [table, table, { kind: "subtitle", text: "A" }, table] }]);
  const names = [...html.matchAll(/<table aria-label="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(["Side by side", "Side by side, table 2", "Side by side: A"]);
});

test("a name without a space may break in a table, and stays the same text", () => {
  const name = `${"<>".repeat(20)} and m7g.large`;
  const broken = breakableHtml(name);
  expect(broken.split("<wbr>")).toHaveLength(4);
  expect(broken.replace(/<wbr>/g, "")).toBe(escapeHtml(name));
  expect(breakableHtml("candidates of 24 letters: concurrencyoftheaccount")).not.toContain("<wbr>");
});
