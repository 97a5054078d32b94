/** How one request is served on the instance that it found. Microseconds. */
export interface Service {
  /** Before the handler begins. */
  readonly wait: number;
  /** The part of `wait` that is billed. */
  readonly billedInit: number;
  /** Handler time, cut at the timeout. */
  readonly handler: number;
  readonly timedOut: boolean;
}

/** A request on an instance that is initialised: nothing but its handler, cut at the timeout. */
export class WarmCall implements Service {
  readonly wait = 0;
  readonly billedInit = 0;
  handler = 0;
  timedOut = false;
  readonly #timeout: number;

  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  /** Gives itself, until the next call. */
  serve(handler: number): this {
    this.timedOut = handler > this.#timeout;
    this.handler = this.timedOut ? this.#timeout : handler;
    return this;
  }
}
