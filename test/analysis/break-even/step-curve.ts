import type { CurvePoint, RateCurve } from "../../../src/analysis/break-even/rate-curve.ts";

/** A candidate of a closed form: machines that each carry so many requests a second, and a price a request. */
export interface StepLine {
  /** USD a month of one machine. */
  readonly machine: number;
  /** Requests per second that one machine carries. */
  readonly carries: number;
  /** USD a month for each request per second. */
  readonly perRate?: number;
  /** The rates (requests per second) at which it is acceptable; default: all. */
  readonly acceptable?: readonly [number, number];
}

/** Machines at a rate. */
export function machinesAt({ carries }: StepLine, rate: number): number {
  return Math.max(1, Math.ceil(rate / carries));
}

/** USD a month at a rate. */
export function costAt(line: StepLine, rate: number): number {
  return machinesAt(line, rate) * line.machine + rate * (line.perRate ?? 0);
}

/** What the search asks of a curve, answered by the closed form; `asked` are the rates it was asked for. */
export function stepCurve(lines: readonly StepLine[]): { readonly curve: RateCurve; readonly asked: number[] } {
  const asked: number[] = [];
  const at = async (rate: number, places: readonly number[]) => {
    asked.push(rate);
    return pointOf(lines, rate, places);
  };
  const curve = { at, glance: at, sizeDoubt: () => ({ fewer: 0, more: 0 }) };
  return { curve: curve as unknown as RateCurve, asked };
}

/** All candidates of the closed form at a rate. */
export function pointOf(
  lines: readonly StepLine[],
  rate: number,
  places: readonly number[] = [...lines.keys()],
): CurvePoint {
  const seen = places.map((place) => {
    const line = lines[place]!;
    const [from, to] = line.acceptable ?? [0, Number.POSITIVE_INFINITY];
    const size = machinesAt(line, rate);
    const result = { bill: { total: costAt(line, rate) }, costSplit: { fixed: size * line.machine } };
    const acceptable = from <= rate && rate <= to;
    return [place, { summary: { result }, size, carries: true, acceptable }] as const;
  });
  return { rate, seen: new Map(seen) } as unknown as CurvePoint;
}
