import type { FittedValues } from "../../../src/engine/fitting/fitted-value.ts";
import type { ArrivalSettings } from "../../../src/workloads/arrivals/index.ts";
import { holds } from "../../engine/fitting/draws.ts";
import { fitRecorded, type RecordOptions } from "./record.ts";

/** How often each true value lies outside its interval, over seeds; and which kinds were chosen. */
export function repeat(settings: ArrivalSettings, options: Omit<RecordOptions, "seed">, seeds: number) {
  const chosen: (string | null)[] = [];
  const intervals: FittedValues[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const fit = fitRecorded(settings, { ...options, seed });
    chosen.push(fit.chosen?.settings.kind ?? null);
    intervals.push(fit.fits.find((each) => sameKind(each.settings, settings))!.intervals);
  }
  const misses = (key: string, truth: number) => intervals.filter((each) => !holds(each[key]!, truth)).length;
  return { chosen, misses };
}

function sameKind(a: ArrivalSettings, b: ArrivalSettings): boolean {
  if (a.kind !== "diurnal" || b.kind !== "diurnal") return a.kind === b.kind;
  return a.profile?.length === b.profile?.length;
}

/** How many of the list are the value. */
export const count = (list: readonly unknown[], value: unknown) => list.filter((each) => each === value).length;
