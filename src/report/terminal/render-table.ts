import { type Cell, type Column, type Row, type Table, type TonedText, textOf, toneOf } from "../document.ts";
import { plainCharacters } from "../plain-characters.ts";
import { displayWidth, pad } from "./display-width.ts";
import type { Paint } from "./paint.ts";
import { wrapText } from "./wrap-text.ts";

const gap = "  ";
const narrowest = 12;
/** A longer title runs over several lines rather than widen its column. */
const titleWidth = 24;

export interface TableFormat {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

/**
 * A table in aligned columns. Where it is wider than the terminal, columns that may wrap become narrower; if that is
 * not enough, the columns are spread over several tables that each repeat the first one.
 */
export function renderTable(table: Table, format: TableFormat): readonly string[] {
  const lines: string[] = [];
  for (const part of splitColumns(plainTable(table), format.width)) {
    if (lines.length > 0) lines.push("");
    lines.push(...renderPart(part, format));
  }
  return lines;
}

function renderPart(table: Table, { width, paint }: TableFormat): readonly string[] {
  const { columns, rows } = table;
  const widths = fitWidths(table, width);
  const titles: readonly Cell[] = columns.map(({ title }) => ({ text: title, tone: "strong" }));
  const rule = paint(
    "-".repeat(widths.reduce((sum, columnWidth) => sum + columnWidth + gap.length, -gap.length)),
    "quiet",
  );
  return [
    ...renderRow(titles, { columns, widths, paint }),
    rule,
    ...rows.flatMap((row) =>
      "group" in row ? [paint(row.group, "strong")] : renderRow(row, { columns, widths, paint }),
    ),
  ];
}

interface RowFormat {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly paint: Paint;
}

function renderRow(row: readonly Cell[], { columns, widths, paint }: RowFormat): readonly string[] {
  const cells = columns.map((_, i) => wrapText(textOf(row[i] ?? ""), widths[i]!));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const painted = columns.map(({ align }, i) => {
      const text = pad(cells[i]![line] ?? "", widths[i]!, align);
      return paint(text, toneOf(row[i] ?? ""));
    });
    return paint(painted.join(gap), "plain").replace(/ +$/, "");
  });
}

/** Every string made plain once, so that widths are those of what is shown. */
function plainTable({ columns, rows }: Table): Table {
  const plainCell = (cell: Cell): TonedText => ({ text: plainCharacters(textOf(cell)), tone: toneOf(cell) });
  return {
    columns: columns.map((column) => ({ ...column, title: plainCharacters(column.title) })),
    rows: rows.map((row, i) => {
      if ("group" in row) return { group: plainCharacters(row.group) };
      const isGrouped = rows.slice(0, i).some((above) => "group" in above);
      return row.map(plainCell).map((cell, column) => (isGrouped && column === 0 ? indented(cell) : cell));
    }),
  };
}

function indented(cell: TonedText): Cell {
  return { text: `  ${cell.text}`, tone: cell.tone };
}

function naturalWidths(columns: readonly Column[], rows: readonly Row[]): readonly number[] {
  return columns.map(({ title }, i) => {
    const cells = rows.map((row) => ("group" in row ? 0 : displayWidth(textOf(row[i] ?? ""))));
    const widest = Math.max(1, ...cells);
    return Math.max(widest, Math.min(displayWidth(title), titleWidth));
  });
}

/**
 * Takes what is too wide from the columns that may wrap, one column of the terminal at a time, each time where it makes
 * the table least longer; of equals from the widest.
 */
function fitWidths({ columns, rows }: Table, width: number): readonly number[] {
  const natural = naturalWidths(columns, rows);
  const widths = natural.map((wanted, i) => (columns[i]!.wraps === true ? Math.min(wanted, width) : wanted));
  const lengths = rows.map((row) => ("group" in row ? [] : columns.map((_, i) => displayWidth(textOf(row[i] ?? "")))));
  const heightWith = (narrowed: number) =>
    lengths.reduce((sum, cells) => {
      const lines = cells.map((length, i) => Math.ceil(length / (widths[i]! - (i === narrowed ? 1 : 0))));
      return sum + Math.max(1, ...lines);
    }, 0);
  for (let excess = totalWidth(widths) - width; excess > 0; excess--) {
    const choices = columns.flatMap(({ wraps }, i) => (wraps === true && widths[i]! > narrowest ? [i] : []));
    const heights = new Map(choices.map((i) => [i, heightWith(i)]));
    choices.sort((a, b) => heights.get(a)! - heights.get(b)! || widths[b]! - widths[a]!);
    if (choices[0] === undefined) break;
    widths[choices[0]]!--;
  }
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap.length, -gap.length);
}

/** The table as it is where columns that may wrap can be made narrow enough; else spread over several. */
function splitColumns(table: Table, width: number): readonly Table[] {
  const { columns, rows } = table;
  const natural = naturalWidths(columns, rows);
  const least = natural.map((wanted, i) => (columns[i]!.wraps === true ? Math.min(wanted, narrowest) : wanted));
  if (totalWidth(least) <= width) return [table];
  return partsOf(least, width).map((chosen) => ({
    columns: chosen.map((i) => columns[i]!),
    rows: rows.map((row) => ("group" in row ? row : chosen.map((i) => row[i] ?? ""))),
  }));
}

/** Which columns stand in which table, the first in each; as many in each as in any other, where that fits. */
function partsOf(widths: readonly number[], width: number): readonly (readonly number[])[] {
  const fits = (part: readonly number[]) => totalWidth(part.map((i) => widths[i]!)) <= width;
  const parts: number[][] = [];
  for (let i = 1; i < widths.length; i++) {
    const last = parts.at(-1);
    if (last !== undefined && fits([...last, i])) last.push(i);
    else parts.push([0, i]);
  }
  const each = Math.ceil((widths.length - 1) / parts.length);
  const even = parts.map((_, part) => [...widths.keys()].filter((i) => i === 0 || Math.floor((i - 1) / each) === part));
  return even.every(fits) ? even.filter(({ length }) => length > 1) : parts;
}
