import { growDoubles } from "../../engine/grow-typed-array.ts";
import type { Executions } from "./pool-consumption.ts";
import { type ExecutionBilling, minimumOf, type PoolSettings } from "./pool-settings.ts";
import type { RequestStore } from "./request-store.ts";

export interface ExecutionBillsOptions {
  readonly requests: RequestStore;
  /** Requests that arrived before it are not counted. */
  readonly windowStart: number;
  /** Instances below are the minimum's own. */
  readonly minimum: number;
}

/** The bills of a pool whose requests are billed by themselves; null where they are not. */
export function executionBillsOf(
  { billing: { executions }, instances }: PoolSettings,
  requests: RequestStore,
  windowStart: number,
): ExecutionBills | null {
  if (executions === undefined) return null;
  return new ExecutionBills(executions, { requests, windowStart, minimum: minimumOf(instances) });
}

/**
 * Requests that are billed by themselves for their time in service. Where memory is observed, each instance keeps an
 * integral over time of the memory that each of its requests is charged for; what a request is charged is by how much
 * that grew while it was in service. Memory is counted in steps, so that long integrals stay exact.
 */
export class ExecutionBills {
  readonly #billing: ExecutionBilling;
  readonly #options: ExecutionBillsOptions;
  /** Steps of memory x microseconds that a request was charged for, by instance, up to `#since`. */
  #charged = new Float64Array(16);
  #since = new Float64Array(16);
  #inService = new Float64Array(16);
  /** The instance's integral when the request came into service, by request. */
  #chargedBefore = new Float64Array(64);
  /** Entry n: steps of memory that each of n requests in service is charged for. */
  readonly #share: number[] = [0];
  #count = 0;
  #onMinimum = 0;
  #time = 0;
  #steps = 0;

  constructor(billing: ExecutionBilling, options: ExecutionBillsOptions) {
    this.#billing = billing;
    this.#options = options;
  }

  /** The request comes into service on its instance. */
  begin(request: number, now: number): void {
    if (this.#billing.memory === undefined) return;
    const instance = this.#options.requests.instance[request]!;
    this.#settle(instance, now);
    this.#inService[instance]!++;
    if (request >= this.#chargedBefore.length) this.#chargedBefore = growDoubles(this.#chargedBefore, 2 * request);
    this.#chargedBefore[request] = this.#charged[instance]!;
  }

  /** The request leaves its instance. */
  end(request: number, now: number): void {
    const { requests, windowStart, minimum } = this.#options;
    const instance = requests.instance[request]!;
    const length = now - requests.start[request]!;
    const isCounted = requests.arrival[request]! >= windowStart;
    const { least, step, memory } = this.#billing;
    const billed = Math.max(least, Math.ceil(length / step) * step);
    if (memory !== undefined) {
      this.#settle(instance, now);
      const charged = this.#charged[instance]! - this.#chargedBefore[request]!;
      const mean = length === 0 ? this.#shareOf(this.#inService[instance]!) : charged / length;
      this.#inService[instance]!--;
      if (isCounted) this.#steps += mean * billed;
    }
    if (!isCounted) return;
    this.#count++;
    this.#time += billed;
    if (instance < minimum) this.#onMinimum++;
  }

  get totals(): Executions {
    return {
      count: this.#count,
      onMinimum: this.#onMinimum,
      time: this.#time,
      memoryTime: this.#steps * (this.#billing.memory?.step ?? 0),
    };
  }

  #settle(instance: number, now: number): void {
    if (instance >= this.#charged.length) {
      this.#charged = growDoubles(this.#charged, 2 * instance);
      this.#since = growDoubles(this.#since, 2 * instance);
      this.#inService = growDoubles(this.#inService, 2 * instance);
    }
    this.#charged[instance]! += this.#shareOf(this.#inService[instance]!) * (now - this.#since[instance]!);
    this.#since[instance] = now;
  }

  #shareOf(inService: number): number {
    const { footprint, perRequest, step } = this.#billing.memory!;
    for (let n = this.#share.length; n <= inService; n++) {
      const steps = Math.ceil((footprint + n * perRequest) / step);
      this.#share.push(Math.max(1, steps / n));
    }
    return this.#share[inService]!;
  }
}
