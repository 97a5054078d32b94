import { showValue } from "../formats/show-value.ts";
import { architectureOfName } from "./architecture-of-name.ts";
import type { CsvColumn, CsvRole, CsvRoles } from "./csv-roles.ts";
import { listedLines } from "./listed.ts";
import type { MeasuredRow } from "./measured-row.ts";
import type { MeasurementSet } from "./measurement.ts";
import { ProblemList } from "./problem-list.ts";
import { splitNumber, UnitColumn, type UnitKind } from "./unit-column.ts";

const invocationsPerMillion = 1_000_000;
const missing = /^(?:|n\/?a|null|none|-)$/i;
/** Words, and what HTTP says of a server that failed. */
const failed = /fail|error|time[d _-]*out|abort|throttl|^5\d\d$/i;

/** Reads the rows of a table of measurements one after the other, and keeps what they say and what is wrong with them. */
export class CsvMeasurementRows {
  readonly rows: MeasuredRow[] = [];
  readonly problems = new ProblemList();
  readonly #roles: CsvRoles["roles"];
  readonly #others: CsvRoles["others"];
  readonly #units = new Map<CsvRole, UnitColumn>();
  readonly #failedLines: number[] = [];
  readonly #emptyLines: number[] = [];
  #line = 0;
  #cells: readonly string[] = [];
  #hasProblem = false;

  constructor({ roles, others }: CsvRoles) {
    this.#roles = roles;
    this.#others = others;
    const columns: readonly (readonly [CsvRole, UnitKind])[] = [
      ["memory", "memory"],
      ["duration", "duration"],
      ["billed", "duration"],
      ["init", "duration"],
      ["deviation", "duration"],
    ];
    for (const [role, kind] of columns) {
      const column = roles.get(role);
      // A deviation without a unit of its own is in the duration's.
      const like = role === "deviation" ? this.#units.get("duration") : undefined;
      if (column !== undefined) this.#units.set(role, new UnitColumn(kind, column, like));
    }
  }

  refuse(message: string, line: number, path = ""): void {
    this.#hasProblem = true;
    this.problems.add(message, line, path);
  }

  read(cells: readonly string[], line: number): void {
    this.#line = line;
    this.#cells = cells;
    this.#hasProblem = false;
    if (failed.test(this.#cell("status") ?? "")) {
      this.#failedLines.push(line);
      return;
    }
    if (this.#cell("duration") === null) {
      this.#emptyLines.push(line);
      return;
    }
    const row = this.#row();
    if (!this.#hasProblem) this.rows.push(row);
  }

  /** What was left out, a sentence each. */
  notes(): readonly string[] {
    const notes: string[] = [];
    if (this.#failedLines.length > 0) notes.push(leftOut(this.#failedLines, "by their status they failed"));
    if (this.#emptyLines.length > 0) notes.push(leftOut(this.#emptyLines, "no duration is told"));
    return notes;
  }

  #row(): MeasuredRow {
    const init = this.#amount("init", "any");
    return {
      line: this.#line,
      memory: Math.round(this.#amount("memory", "positive") ?? this.#missing("memory")),
      duration: this.#amount("duration", "positive") ?? Number.NaN,
      billed: this.#amount("billed", "any"),
      init: init === 0 ? null : init, // so do tools write that there was none
      deviation: this.#amount("deviation", "any"),
      count: this.#count(),
      ...this.#cost(),
      architecture: this.#architecture(),
      isCold: this.#isCold(),
      labels: this.#others.map(({ place }) => this.#cells[place]!.trim()),
    };
  }

  /** The cell of a role's column; null where there is none, or it says that nothing was measured. */
  #cell(role: CsvRole): string | null {
    const column = this.#roles.get(role);
    const text = column === undefined ? "" : this.#cells[column.place]!.trim();
    return missing.test(text) ? null : text;
  }

  #missing(role: CsvRole): number {
    return this.#reject(role, `the row has no ${role}`);
  }

  /** NaN, and the row is refused. */
  #reject(role: CsvRole, message: string): number {
    this.refuse(message, this.#line, this.#roles.get(role)?.name ?? "");
    return Number.NaN;
  }

  #amount(role: CsvRole, range: "positive" | "any"): number | null {
    const text = this.#cell(role);
    if (text === null) return null;
    const value = this.#units.get(role)!.read(text, this.#line);
    if (typeof value !== "number") return this.#reject(role, value.problem);
    if (value > 0 || (value === 0 && range === "any")) return value;
    return this.#reject(
      role,
      `the ${role} ${this.#shown(role, text)} is ${value < 0 ? "negative" : "0"}; expected more`,
    );
  }

  #shown(role: CsvRole, text: string): string {
    return `${showValue(text)} in column ${showValue(this.#column(role).name)}`;
  }

  #column(role: CsvRole): CsvColumn {
    return this.#roles.get(role)!;
  }

  #plainNumber(role: CsvRole): number | null {
    const text = this.#cell(role);
    if (text === null) return null;
    const split = splitNumber(text);
    if (split !== null && split.word === "" && split.value >= 0) return split.value;
    return this.#reject(role, `${this.#shown(role, text)} is not a number of 0 or more`);
  }

  #count(): number | null {
    const count = this.#plainNumber("count");
    if (count === null || Number.isNaN(count) || (Number.isInteger(count) && count > 0)) return count;
    return this.#reject("count", `${this.#shown("count", String(count))} is not a whole number of 1 or more`);
  }

  #cost(): { readonly cost: number | null; readonly currency: MeasurementSet["currency"] } {
    const single = this.#plainNumber("cost");
    const million = single === null ? this.#plainNumber("costPerMillion") : null;
    const name = this.#roles.get(single === null ? "costPerMillion" : "cost")?.name ?? "";
    const text = this.#cell("currency") ?? (/cny/i.test(name) ? "CNY" : "USD");
    const currency = text.toUpperCase();
    const cost = million === null ? single : million / invocationsPerMillion;
    if (currency === "USD" || currency === "CNY") return { cost, currency };
    this.#reject("currency", `${this.#shown("currency", text)} is neither USD nor CNY`);
    return { cost, currency: "USD" };
  }

  #architecture(): MeasurementSet["architecture"] {
    const text = this.#cell("architecture");
    if (text === null) return null;
    const architecture = architectureOfName(text);
    if (architecture === null) {
      this.#reject("architecture", `${this.#shown("architecture", text)} is neither x86_64 nor arm64`);
    }
    return architecture;
  }

  #isCold(): boolean | null {
    const text = this.#cell("start");
    if (text === null) return null;
    if (/^(?:cold|true|yes|1)$/i.test(text)) return true;
    if (/^(?:warm|hot|false|no|0)$/i.test(text)) return false;
    this.#reject("start", `${this.#shown("start", text)} is neither cold nor warm`);
    return null;
  }
}

function leftOut(lines: readonly number[], reason: string): string {
  const what = lines.length === 1 ? "1 row is" : `${lines.length} rows are`;
  return `${what} left out: ${reason} (${listedLines(lines)})`;
}
