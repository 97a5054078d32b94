import type { Result } from "../result.ts";
import { type Contradiction, remedy, writtenPrecision } from "./contradiction.ts";
import { meanOutside } from "./disordered-estimates.ts";

/** Crossings where nobody looked, or of candidates that are none. */
export function breakEvenContradictions({ breakEven, candidates }: Result): readonly Contradiction[] {
  if (breakEven === undefined) return [];
  const [from, to] = breakEven.searched as [number, number];
  const tell = (path: string, message: string) => [{ path: `breakEven.${path}`, message: `${message}; ${remedy}` }];
  if (from > to) return tell("searched", `goes from ${from} down to ${to}`);
  const names = new Set(candidates.map(({ name }) => name));
  const slack = writtenPrecision * Math.max(Math.abs(from), Math.abs(to));
  const unknown = (path: string, ...named: readonly string[]) => {
    const stranger = named.find((name) => !names.has(name));
    return stranger === undefined
      ? []
      : tell(path, `names ${JSON.stringify(stranger)}, and no candidate has that name`);
  };
  const outside = (path: string, at: number | null) =>
    at === null || (at >= from - slack && at <= to + slack)
      ? []
      : tell(`${path}.at`, `${at} ${breakEven.unit} is outside the range searched, ${from} to ${to}`);
  return [
    ...breakEven.crossings.flatMap(({ at, cheaperBelow, cheaperAbove }, index) => [
      ...outside(`crossings[${index}]`, at.mean),
      ...meanOutside(at, `breakEven.crossings[${index}].at`),
      ...unknown(`crossings[${index}]`, cheaperBelow, cheaperAbove),
    ]),
    ...breakEven.latencyCrossings.flatMap(({ at, fasterBelow, fasterAbove }, index) => [
      ...outside(`latencyCrossings[${index}]`, at.mean),
      ...unknown(`latencyCrossings[${index}]`, fasterBelow, fasterAbove),
    ]),
    ...unknown("acceptableFrom", ...Object.keys(breakEven.acceptableFrom)),
    ...breakEven.curve.flatMap((point, index) => unknown(`curve[${index}]`, ...Object.keys(point.candidates))),
  ];
}
