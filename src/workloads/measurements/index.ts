import type { MeasurementSet } from "./measurement.ts";
export function readMeasurements(
  _text: string,
  _options: { readonly file: string },
):
  | { readonly sets: readonly MeasurementSet[]; readonly notes: readonly string[] }
  | {
      readonly problems: readonly { readonly message: string; readonly line: number | null; readonly path: string }[];
    } {
  throw new Error("stub");
}
