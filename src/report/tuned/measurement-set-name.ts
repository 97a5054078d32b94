import type { MeasurementsResult } from "../../analysis/tune/tune-result.ts";

/** What a set of measurements is called: by its source, else after its architecture, else by its place (from 0). */
export function measurementSetName({ name, architecture }: MeasurementsResult, place: number): string {
  return name !== "" ? name : (architecture ?? `set ${place + 1}`);
}
