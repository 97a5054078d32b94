import { Interrupted } from "./interrupted.ts";
import type { SimulateOptions } from "./simulate-options.ts";

/** Requests served between two pauses: about 20 to 50 ms of work. */
const requestsPerSlice = 100_000;

/** Cuts a long computation into slices: between two of them others may run, progress is told and a stop is heeded. */
export class Pacer {
  #requests = 0;
  #sinceSlice = 0;
  readonly #options: SimulateOptions;

  constructor(options: SimulateOptions) {
    this.#options = options;
  }

  /** Requests served so far, over all candidates. */
  get requests(): number {
    return this.#requests;
  }

  /** Counts work that was done; true when it is time to call `slice`. */
  count(requests: number): boolean {
    this.#requests += requests;
    this.#sinceSlice += requests;
    return this.#sinceSlice >= requestsPerSlice;
  }

  /** Tells that all work is done, and how much it was. */
  finish(label: string): void {
    this.#options.onProgress?.({ share: 1, requests: this.#requests, label });
  }

  /** @throws Interrupted */
  async slice(share: number, label: string): Promise<void> {
    this.#sinceSlice = 0;
    this.#options.onProgress?.({ share, requests: this.#requests, label });
    await this.#options.pause?.();
    if (this.#options.signal?.aborted === true) throw new Interrupted();
  }
}
