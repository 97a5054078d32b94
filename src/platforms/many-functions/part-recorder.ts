import type { StationRun } from "../station.ts";
import { type Integrals, type Present, type WindowRecord, WindowRecorder } from "../window-recorder.ts";
import type { TotalRecorder } from "./total-recorder.ts";

/** What one of several stations sees; at every edge and at the end the total is told before anything is put away. */
export class PartRecorder extends WindowRecorder {
  readonly #total: TotalRecorder;

  constructor(run: StationRun, total: TotalRecorder) {
    super(run);
    this.#total = total;
  }

  override cross(integrals: Integrals, present: Present): void {
    this.#total.meet(this, integrals, present);
    super.cross(integrals, present);
  }

  override finish(): WindowRecord {
    this.#total.collect(this);
    return super.finish();
  }
}
