import { DepartureHeap } from "../../engine/departure-heap.ts";
import type { StationRun } from "../station.ts";
import { createRequestQuota, type RequestQuota } from "./request-quota.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";

/** What several Workers of one account share: the requests that its plan grants. Counts those in service of all of them. */
export class IsolateAccount {
  readonly quota: RequestQuota | null;
  busy = 0;
  readonly #ends = new DepartureHeap();

  constructor(settings: CloudflareWorkersSettings, run: StationRun) {
    this.quota = createRequestQuota(settings, run);
  }

  /** A request is in service until then. */
  enter(until: number): void {
    this.#ends.push(until);
    this.busy++;
  }

  /** Lets everything leave whose service has ended by `now`. */
  release(now: number): void {
    while (this.#ends.top() <= now) {
      this.#ends.pop();
      this.busy--;
    }
  }
}
