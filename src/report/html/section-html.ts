import type { ChartDescription } from "../charts/chart-description.ts";
import { type Block, type Cell, isBold, type Section, textOf, toneOf } from "../document.ts";
import { escapeHtml } from "./escape-html.ts";
import { tableHtml } from "./table-html.ts";

/** What a section needs to know beside its blocks. */
export interface SectionContext {
  /** The page's own title, for what has no other. */
  readonly title: string;
  readonly charts: readonly ChartDescription[];
}

/** One section as HTML; the opening, which has no title of its own, is page one. `id` is where links lead to. */
export function sectionHtml({ title, blocks }: Section, id: string, context: SectionContext): string {
  const opening =
    title === null
      ? `<section class="page-one" id="${id}" aria-label="Verdict">`
      : `<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${escapeHtml(title)}</h2>`;
  let topic = title ?? context.title;
  const tables = new Map<string, number>();
  const parts = blocks.map((block) => {
    if (block.kind === "subtitle") topic = title === null ? block.text : `${title}: ${block.text}`;
    if (block.kind !== "table") return blockHtml(block, context);
    const place = (tables.get(topic) ?? 0) + 1;
    tables.set(topic, place);
    // Who goes from table to table by their names alone must be able to tell them apart.
    return tableHtml(block.table, place === 1 ? topic : `${topic}, table ${place}`);
  });
  return [opening, ...parts.filter((part) => part !== ""), "</section>"].join("\n");
}

function blockHtml(block: Exclude<Block, { readonly kind: "table" }>, { charts }: SectionContext): string {
  switch (block.kind) {
    case "paragraph":
      return `<p${toneClass(block.text)}>${escapeHtml(textOf(block.text).trim())}</p>`;
    case "list":
      return block.items.length === 0 ? "" : `<ul>\n${block.items.map(itemHtml).join("\n")}\n</ul>`;
    case "subtitle":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "command":
      return `<pre class="command"><code>${escapeHtml(block.text)}</code></pre>`;
    case "figure": {
      const chart = charts.find(({ name }) => name === block.name);
      return chart === undefined ? "" : figureHtml(chart);
    }
  }
}

function itemHtml(item: Cell): string {
  return `<li${toneClass(item)}>${escapeHtml(textOf(item).trim())}</li>`;
}

/** The viewer draws into the canvas; without it the page says what the chart finds. */
function figureHtml({ name, title, alt, width, height }: ChartDescription): string {
  return [
    `<figure data-chart="${escapeHtml(name)}" aria-label="${escapeHtml(title)}">`,
    `<div class="scroll"><canvas role="img" width="${width}" height="${height}" aria-label="${escapeHtml(alt)}"></canvas></div>`,
    `<noscript><p class="quiet">${escapeHtml(alt)} (The chart itself needs JavaScript.)</p></noscript>`,
    "</figure>",
  ].join("\n");
}

function toneClass(cell: Cell): string {
  const classes = [...(toneOf(cell) === "plain" ? [] : [toneOf(cell)]), ...(isBold(cell) ? ["bold"] : [])];
  return classes.length === 0 ? "" : ` class="${classes.join(" ")}"`;
}
