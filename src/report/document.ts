/** How a piece of text is meant; a form may show it in colour, in bold, or not at all. */
export type Tone = "plain" | "strong" | "good" | "bad" | "caution" | "quiet";

export interface TonedText {
  readonly text: string;
  readonly tone: Tone;
  /** Whether it stands out in a form without colours, such as Markdown; absent: as its tone has it. */
  readonly bold?: boolean;
}

export type Cell = string | TonedText;

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** True where long text may run over several lines. */
  readonly wraps?: boolean;
}

/** A row of cells, one per column, or the title of the rows that follow it. */
export type Row = readonly Cell[] | { readonly group: string };

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: Cell }
  | { readonly kind: "list"; readonly items: readonly Cell[] }
  | { readonly kind: "subtitle"; readonly text: string }
  | { readonly kind: "table"; readonly table: Table }
  /** The chart of this name, where the form shows charts. */
  | { readonly kind: "figure"; readonly name: string }
  | { readonly kind: "command"; readonly text: string };

export interface Section {
  /** Null for the opening, which needs no title. */
  readonly title: string | null;
  readonly blocks: readonly Block[];
}

/**
 * A report without a form: the same sections become text, Markdown or any other. Every string in it is raw, names from
 * the scenario included; each form escapes every string it shows, so nothing can slip through.
 */
export type ReportDocument = readonly Section[];

/** The text of a cell, whatever its tone. */
export function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** Whether a cell stands out in a form without colours: where it says so, else what matters or is bad. */
export function isBold(cell: Cell): boolean {
  const tone = toneOf(cell);
  return (typeof cell === "string" ? undefined : cell.bold) ?? (tone === "strong" || tone === "bad");
}

/** The tone of a cell; text without one is plain. */
export function toneOf(cell: Cell): Tone {
  return typeof cell === "string" ? "plain" : cell.tone;
}
