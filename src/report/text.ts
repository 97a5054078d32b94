import type { Result } from "../analysis/result.ts";
import { compose } from "./compose.ts";
import { type Block, type Cell, type ReportDocument, textOf, toneOf } from "./document.ts";
import { plainCharacters } from "./plain-characters.ts";
import { type Paint, painter } from "./terminal/paint.ts";
import { renderTable, type TableFormat } from "./terminal/render-table.ts";
import { wrapText } from "./terminal/wrap-text.ts";

export interface TextOptions {
  /** True puts ANSI colours in; they never carry meaning alone. */
  readonly color: boolean;
  /** Columns of the terminal; at least 40 are used. */
  readonly width: number;
}

/** The report for a terminal, the verdict on its first line, ending in a line feed. Pictures are left out. */
export function text(result: Result, options: TextOptions): string {
  return documentText(compose(result), options);
}

/** Any report for a terminal, ending in a line feed. Pictures are left out. */
export function documentText(document: ReportDocument, { color, width }: TextOptions): string {
  const format: TableFormat = { width: Math.max(40, Math.floor(width)), paint: painter(color) };
  const lines: string[] = [];
  for (const { title, blocks } of document) {
    if (title !== null) lines.push("", format.paint(plainCharacters(title).toUpperCase(), "strong"));
    const shown = blocks.filter(({ kind }) => kind !== "figure");
    for (const [index, block] of shown.entries()) {
      const rendered = renderBlock(block, format);
      if (rendered.length > 0 && index > 0 && !clings(block, shown[index - 1])) lines.push("");
      lines.push(...rendered);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** A table stands right under its subtitle, a list right under the sentence that ends in a colon. */
function clings(block: Block, before: Block | undefined): boolean {
  if (before === undefined) return false;
  if (before.kind === "subtitle") return true;
  return block.kind === "list" && before.kind === "paragraph" && textOf(before.text).endsWith(":");
}

function renderBlock(block: Block, format: TableFormat): readonly string[] {
  const { width, paint } = format;
  switch (block.kind) {
    case "paragraph":
      return wrapped(block.text, { width, paint, first: "", rest: "" });
    case "list":
      return block.items.flatMap((item) => wrapped(item, { width, paint, first: "- ", rest: "  " }));
    case "subtitle":
      return wrapped({ text: block.text, tone: "strong" }, { width, paint, first: "", rest: "" });
    case "table":
      return renderTable(block.table, format);
    case "command":
      return [`  ${plainCharacters(block.text)}`];
    case "figure":
      return [];
  }
}

interface Wrapping {
  readonly width: number;
  readonly paint: Paint;
  /** What precedes the first line, and every line after it. */
  readonly first: string;
  readonly rest: string;
}

function wrapped(cell: Cell, { width, paint, first, rest }: Wrapping): readonly string[] {
  const lines = wrapText(plainCharacters(textOf(cell)).trim(), width - first.length);
  return lines.map((line, index) => (index === 0 ? first : rest) + paint(line, toneOf(cell)));
}
