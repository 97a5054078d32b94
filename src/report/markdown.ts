import type { Result } from "../analysis/result.ts";
import type { ChartDescription } from "./charts/chart-description.ts";
import { charts } from "./charts/charts.ts";
import { compose } from "./compose.ts";
import {
  type Block,
  type Cell,
  type Column,
  isBold,
  type ReportDocument,
  type Row,
  type Table,
  textOf,
} from "./document.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { plainCharacters } from "./plain-characters.ts";

export interface MarkdownOptions {
  /** The folder the charts are in, relative to the report; without it the report has no pictures. */
  readonly figures?: { readonly folder: string };
}

/**
 * The report as GitHub-flavoured Markdown, the verdict first, ending in a line feed. With `figures` it shows the chart
 * of each name of `charts(result)` from `<folder>/<name>.png`.
 */
export function markdown(result: Result, options: MarkdownOptions = {}): string {
  return documentMarkdown(compose(result), { ...options, charts: () => charts(result) });
}

/** Any report as GitHub-flavoured Markdown, ending in a line feed; `charts` gives the pictures where it shows them. */
export function documentMarkdown(
  document: ReportDocument,
  options: MarkdownOptions & { readonly charts: () => readonly ChartDescription[] },
): string {
  const figures = new Map<string, string>();
  if (options.figures !== undefined) {
    const folder = encodePath(options.figures.folder);
    for (const { name, alt } of options.charts()) figures.set(name, `![${escapeMarkdown(alt)}](${folder}/${name}.png)`);
  }
  const parts: string[] = [];
  for (const { title, blocks } of document) {
    if (title !== null) parts.push(`## ${escapeMarkdown(title)}`);
    for (const block of blocks) parts.push(...renderBlock(block, figures));
  }
  return `${parts.join("\n\n")}\n`;
}

function renderBlock(block: Block, figures: ReadonlyMap<string, string>): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [toned(block.text)];
    case "list":
      return block.items.length === 0 ? [] : [block.items.map((item) => `- ${toned(item)}`).join("\n")];
    case "subtitle":
      return [`### ${escapeMarkdown(block.text)}`];
    case "table":
      return [renderTable(block.table)];
    case "command":
      return [fenced(block.text)];
    case "figure": {
      const figure = figures.get(block.name);
      return figure === undefined ? [] : [figure];
    }
  }
}

function renderTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rules = columns.map(({ align }) => (align === "right" ? "---:" : "---"));
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(rules),
    ...rows.map((row) => line(cellsOf(row, columns))),
  ].join("\n");
}

function cellsOf(row: Row, columns: readonly Column[]): readonly string[] {
  if ("group" in row) return columns.map((_, i) => (i === 0 ? strong(escapeMarkdown(row.group)) : ""));
  return columns.map((_, i) => toned(row[i] ?? ""));
}

/** Bold is the only tone that Markdown has; the others are in the words already. */
function toned(cell: Cell): string {
  const escaped = escapeMarkdown(textOf(cell));
  return isBold(cell) ? strong(escaped) : escaped;
}

function strong(escaped: string): string {
  return escaped === "" ? "" : `**${escaped}**`;
}

/** A code block whose fence is longer than any run of backticks inside. */
function fenced(command: string): string {
  const plain = plainCharacters(command);
  const runs = plain.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}sh\n${plain}\n${fence}`;
}

/** A relative path as a link's address, on any system: separators stay, everything else is encoded. */
function encodePath(folder: string): string {
  return folder
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`))
    .join("/");
}
