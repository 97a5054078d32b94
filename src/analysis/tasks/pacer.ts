import { Interrupted } from "../interrupted.ts";

/** Requests served between two pauses: about 20 to 50 ms of work. */
const requestsPerSlice = 100_000;

/** What a long computation needs to be a good neighbour. */
export interface PacerOptions {
  readonly signal?: { readonly aborted: boolean };
  /** Lets other work run; absent: no pause. */
  readonly pause?: () => Promise<void>;
  /** Told before each pause: requests served since the one before. */
  readonly onSlice?: (requests: number) => void;
}

/** Cuts a long computation into slices: between two of them others may run, progress is told and a stop is heeded. */
export class Pacer {
  #sinceSlice = 0;
  readonly #options: PacerOptions;

  constructor(options: PacerOptions = {}) {
    this.#options = options;
  }

  /** Counts work that was done; true when it is time to call `slice`. */
  count(requests: number): boolean {
    this.#sinceSlice += requests;
    return this.#sinceSlice >= requestsPerSlice;
  }

  /** @throws Interrupted */
  async slice(): Promise<void> {
    this.flush();
    await this.#options.pause?.();
    if (this.#options.signal?.aborted === true) throw new Interrupted();
  }

  /** Tells of work that no slice has told of yet. */
  flush(): void {
    this.#options.onSlice?.(this.#sinceSlice);
    this.#sinceSlice = 0;
  }
}
