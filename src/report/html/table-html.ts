import { type Cell, type Column, isBold, type Row, type Table, textOf, toneOf } from "../document.ts";
import { breakableHtml } from "./breakable-html.ts";
import { escapeHtml } from "./escape-html.ts";

/** A table of so many columns has no room for words that do not break on paper. */
const mostAtEase = 8;

/**
 * A table with headers that screen readers follow and printed pages repeat; `label` says what it shows. Rows under a
 * group's title are a `tbody` of their own; a last row in bold is marked as the total, so that sorting leaves it there.
 */
export function tableHtml({ columns, rows }: Table, label: string): string {
  const head = columns.map((column) => headerCell(column)).join("");
  const bodies = grouped(rows).map((group) => bodyHtml(group, columns));
  const classes = columns.length > mostAtEase ? ' class="many-columns"' : "";
  return [
    `<div class="table-box"><div class="scroll">`,
    `<table${classes} aria-label="${escapeHtml(label)}">`,
    `<thead><tr>${head}</tr></thead>`,
    ...bodies,
    "</table></div></div>",
  ].join("\n");
}

interface Group {
  readonly title: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

function grouped(rows: readonly Row[]): readonly Group[] {
  const groups: { title: string | null; rows: (readonly Cell[])[] }[] = [];
  for (const row of rows) {
    if ("group" in row) groups.push({ title: row.group, rows: [] });
    else if (groups.length === 0) groups.push({ title: null, rows: [row] });
    else groups.at(-1)!.rows.push(row);
  }
  return groups;
}

function bodyHtml({ title, rows }: Group, columns: readonly Column[]): string {
  const header =
    title === null
      ? []
      : [`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${breakableHtml(title)}</th></tr>`];
  const last = rows.at(-1);
  const lines = rows.map((row) => rowHtml(row, columns, rows.length > 1 && row === last && isTotal(row)));
  return `<tbody>\n${[...header, ...lines].join("\n")}\n</tbody>`;
}

function isTotal([first]: readonly Cell[]): boolean {
  return first !== undefined && toneOf(first) === "strong" && /^total\b/i.test(textOf(first));
}

function rowHtml(row: readonly Cell[], columns: readonly Column[], total: boolean): string {
  const cells = columns.map((column, place) => cellHtml(row[place] ?? "", column, place));
  return `<tr${total ? ' class="total"' : ""}>${cells.join("")}</tr>`;
}

function headerCell(column: Column): string {
  return `<th scope="col"${classOf(columnClasses(column))}>${breakableHtml(column.title)}</th>`;
}

/** The first cell names its row, also where that is a number, such as a rate. Words that the text form indents stand under the row above. */
function cellHtml(cell: Cell, column: Column, place: number): string {
  const text = textOf(cell);
  const isName = place === 0 && text !== "";
  const classes = [
    ...columnClasses(column),
    ...(toneOf(cell) === "plain" ? [] : [toneOf(cell)]),
    ...(isBold(cell) ? ["bold"] : []),
    ...(isName && text.startsWith("  ") ? ["indented"] : []),
  ];
  const [tag, scope] = isName ? ["th", ' scope="row"'] : ["td", ""];
  return `<${tag}${scope}${classOf(classes)}>${breakableHtml(text.trim())}</${tag}>`;
}

function columnClasses({ align, wraps }: Column): readonly string[] {
  return [...(align === "right" ? ["number"] : []), ...(wraps === true ? ["wraps"] : [])];
}

function classOf(classes: readonly string[]): string {
  return classes.length === 0 ? "" : ` class="${classes.join(" ")}"`;
}
