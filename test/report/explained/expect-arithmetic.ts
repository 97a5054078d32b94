import { expect } from "vitest";
import { stepCell } from "../../../src/report/explained/explain.ts";
import type { Equation, Working } from "../../../src/report/explained/working.ts";
import { evaluate, rangeOf } from "./range-arithmetic.ts";

/** The equations of a working, without its sentences. */
export function equationsOf(working: Working): readonly Equation[] {
  return working.steps.filter((step) => typeof step !== "string");
}

/** Repeats every equation from the digits that are shown, and holds the outcome against the one that is shown. */
export function expectArithmetic(working: Working): void {
  for (const one of equationsOf(working)) {
    const line = stepCell(one) as string;
    expect(line.startsWith(`${one.label}: ${one.expression} = `)).toBe(true);
    const text = line.slice(line.lastIndexOf(" = ") + 3, line.length - one.unit.length);
    const isNegative = text.startsWith("-");
    const { low, high } = rangeOf(isNegative ? text.slice(1) : text, one.digits ?? 6);
    const shown = isNegative ? { low: -high, high: -low } : { low, high };
    const computed = evaluate(one.expression);
    // Wide enough to be right, too narrow to be right by luck; a difference has the digits of what it is made of.
    const size = Math.max(Math.abs(one.value), largestIn(one.expression) / 10);
    expect(computed.high - computed.low, `${line}: too few digits`).toBeLessThanOrEqual(2e-5 * size + 1e-12);
    expect(computed.low, line).toBeLessThanOrEqual(shown.high + 1e-12);
    expect(computed.high, line).toBeGreaterThanOrEqual(shown.low - 1e-12);
  }
}

/** The largest number of a plain sum or difference; 0 where the expression multiplies. */
function largestIn(expression: string): number {
  if (/ [x/] /.test(expression)) return 0;
  const numbers = expression.match(/\d[\d,]*(\.\d+)?/g) ?? [];
  return Math.max(0, ...numbers.map((number) => Number(number.replaceAll(",", ""))));
}
