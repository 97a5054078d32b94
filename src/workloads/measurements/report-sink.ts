import type { RecordSink, RowProblem } from "../formats/record-sink.ts";
import { createTrafficRecord } from "../formats/traffic-record.ts";
import { listed, listedLines } from "./listed.ts";
import type { MeasuredRow } from "./measured-row.ts";
import { ProblemList } from "./problem-list.ts";

/** Takes reports of invocations as measurements: those that succeeded become rows, all else is counted. */
export class ReportSink implements RecordSink {
  readonly record = createTrafficRecord();
  interval = 0;
  readonly rows: MeasuredRow[] = [];
  readonly problems = new ProblemList();
  /** Of the report about to be read, microseconds; a traffic record has no place for it. */
  billed: number | null = null;
  /** False while lines have no numbers. */
  hasLines = true;
  readonly #failed: number[] = [];
  readonly #leftOut = new Map<string, number>();

  take(): void {
    const { line, duration, init, memorySize, failed, functionName } = this.record;
    if (failed) {
      this.#failed.push(line);
      return;
    }
    if (!(memorySize > 0)) {
      this.#add("the report says no memory size above 0; keep the whole line of each report", line, "Memory Size");
      return;
    }
    if (!(duration > 0)) {
      this.#add("the report says a duration of 0; leave it out", line, "Duration");
      return;
    }
    this.rows.push({
      line,
      memory: memorySize,
      duration,
      deviation: null,
      count: null,
      billed: Number.isFinite(this.billed) ? this.billed : null,
      init: init > 0 ? init : null,
      cost: null,
      currency: "USD",
      architecture: null,
      isCold: null,
      labels: [functionName],
    });
  }

  refuse(line: number, { message, column }: RowProblem): void {
    this.#add(message, line, column === null ? "" : String(column));
  }

  leaveOut(what: string, count = 1): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }

  /** No report is a summary. */
  takeQuantiles(): void {}

  /** What was left out, a sentence each. */
  notes(): readonly string[] {
    const notes: string[] = [];
    const count = this.#failed.length;
    if (count > 0) {
      const where = this.hasLines ? ` (${listedLines(this.#failed)})` : "";
      notes.push(`${count === 1 ? "1 invocation is" : `${count} invocations are`} left out: they failed${where}`);
    }
    const others = [...this.#leftOut].map(([what, times]) => `${what} (${times})`);
    if (others.length > 0) notes.push(`lines that are no reports are left out: ${listed(others)}`);
    return notes;
  }

  #add(message: string, line: number, path: string): void {
    this.problems.add(message, this.hasLines ? line : null, path);
  }
}
