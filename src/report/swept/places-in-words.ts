import type { SweepAxis } from "../../analysis/sweep/sweep-result.ts";
import { axisNumbers, pointName } from "./swept-points.ts";

const mostStretches = 3;
const mostNamed = 4;

/** Points of an axis in words: "up to 120/s", "from 2 to 5 and from 9" where its values rise, else their names. */
export function placesInWords(axis: SweepAxis, places: readonly number[]): string {
  const name = (place: number) => pointName(axis, place);
  if (axisNumbers(axis) === null) {
    const shown = places.slice(0, mostNamed).map(name).join(", ");
    return places.length > mostNamed ? `${shown} and ${places.length - mostNamed} more` : shown;
  }
  const last = axis.points.length - 1;
  const stretches = stretchesOf(places);
  if (stretches.length > mostStretches) {
    return `in ${stretches.length} stretches from ${name(stretches[0]![0])} to ${name(stretches.at(-1)![1])}`;
  }
  return stretches
    .map(([from, to]) => {
      if (from === to) return `at ${name(from)}`;
      if (from === 0) return `up to ${name(to)}`;
      return to === last ? `from ${name(from)}` : `from ${name(from)} to ${name(to)}`;
    })
    .join(" and ");
}

/** Neighbouring places as the first and the last of them. */
function stretchesOf(places: readonly number[]): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    const open = stretches.at(-1);
    if (open !== undefined && place <= open[1] + 1) open[1] = place;
    else stretches.push([place, place]);
  }
  return stretches;
}
