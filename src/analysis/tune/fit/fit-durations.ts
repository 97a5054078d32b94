import type { DurationFit, DurationModel, DurationPoint } from "./duration-fit.ts";
export function fitDurations(
  _points: readonly (DurationPoint & { name: string })[],
  _options: { readonly model?: DurationModel },
): DurationFit {
  throw new Error("stub");
}
