import { nearestWhole } from "../../engine/nearest-whole.ts";
import { TimeHeap } from "../../engine/time-heap.ts";

export interface ProcessorOptions {
  /** A fraction of one is a quota. */
  readonly vcpus: number;
  /** Divides CPU time; 1 is the vCPU on which the work was measured. */
  readonly speed: number;
  /** Speed of a vCPU whose sibling hyperthread is busy too; 1 where vCPUs share no core. */
  readonly siblingSpeed: number;
}

/**
 * Full vCPUs that `busy` busy ones of `vcpus` are worth. Up to half of them each has a core to itself; from there on
 * siblings share cores.
 */
export function capacity(busy: number, { vcpus, siblingSpeed }: ProcessorOptions): number {
  if (busy <= vcpus / 2) return busy;
  return vcpus - busy + 2 * (busy - vcpus / 2) * siblingSpeed;
}

/**
 * The vCPUs of one machine, shared max-min fair by the requests in their CPU phase: each at most one vCPU in its serial
 * phase, as many as there are in its parallel phase.
 *
 * All requests in one phase progress at the same rate, so each phase has a clock of its own that counts the work done
 * per request; a request is through when that clock reaches the reading it came with. Nothing is touched per request
 * while others come and go.
 */
export class ProcessorSharing {
  #options: ProcessorOptions;
  readonly #serial = new TimeHeap();
  readonly #parallel = new TimeHeap();
  /** Work done per request of each phase since the start, microseconds on one full vCPU. */
  #serialClock = 0;
  #parallelClock = 0;
  #serialRate = 0;
  #parallelRate = 0;
  #serialCount = 0;
  #parallelCount = 0;
  #busyVcpus = 0;
  /** Integral of busy vCPUs since the start of the run, microseconds. */
  usedTime = 0;
  #now = 0;
  /** vCPUs that may be used in all, where less than there are: a fraction of one, a burstable machine without credits. */
  #granted = Number.POSITIVE_INFINITY;
  /** Serial rate by number of requests while none is in a parallel phase and none has to share. */
  #unsharedRates = new Float64Array(0);
  #fullCapacity = 0;

  constructor(options: ProcessorOptions) {
    this.#options = options;
    this.have(options.vcpus);
  }

  /** From now on there are so many vCPUs. `advance` must have been called for this moment. */
  have(vcpus: number): void {
    const whole = Math.ceil(vcpus);
    const options = { ...this.#options, vcpus: whole };
    const { speed } = options;
    this.#options = options;
    this.#granted = whole === vcpus ? Number.POSITIVE_INFINITY : vcpus;
    this.#fullCapacity = capacity(whole, options) * speed;
    this.#unsharedRates = new Float64Array(whole + 1);
    for (let busy = 1; busy <= whole; busy++) this.#unsharedRates[busy] = (capacity(busy, options) * speed) / busy;
    this.#share();
  }

  /** Requests in a CPU phase. */
  get count(): number {
    return this.#serialCount + this.#parallelCount;
  }

  /** Brings the clocks to `now`. No request may come to its end before `now`. */
  advance(now: number): void {
    const elapsed = now - this.#now;
    this.#now = now;
    this.#serialClock += elapsed * this.#serialRate;
    this.#parallelClock += elapsed * this.#parallelRate;
    this.usedTime += elapsed * this.#busyVcpus;
  }

  /** Begins a phase of `work` microseconds on one full vCPU. `advance` must have been called for this moment. */
  addSerial(request: number, work: number): void {
    if (this.#serialCount++ === 0) this.#serialClock = 0; // keeps the clock small, so that sums stay exact
    this.#serial.push(this.#serialClock + work, request);
    this.#share();
  }

  addParallel(request: number, work: number): void {
    if (this.#parallelCount++ === 0) this.#parallelClock = 0;
    this.#parallel.push(this.#parallelClock + work, request);
    this.#share();
  }

  /** Limits the vCPUs used in all; Infinity lifts the limit. `advance` must have been called for this moment. */
  grant(vcpus: number): void {
    this.#granted = vcpus;
    this.#share();
  }

  /** When the next phase ends if nothing else changes, microseconds, whole; Infinity where nobody works. */
  nextEnd(): number {
    const untilSerial = this.#serialCount === 0 ? Number.POSITIVE_INFINITY : this.#untilSerial();
    const untilParallel = this.#parallelCount === 0 ? Number.POSITIVE_INFINITY : this.#untilParallel();
    return this.#now + Math.max(0, nearestWhole(untilSerial <= untilParallel ? untilSerial : untilParallel));
  }

  /** Whether the phase that ends next is a serial one. */
  nextEndIsSerial(): boolean {
    return this.#parallelCount === 0 || (this.#serialCount > 0 && this.#untilSerial() <= this.#untilParallel());
  }

  /** Takes out the request whose serial phase ends now; the clock is set to its reading, so rounding cannot pile up. */
  endSerial(): number {
    const request = this.#serial.topTag();
    this.#serialClock = this.#serial.top();
    this.#serial.pop();
    this.#serialCount--;
    this.#share();
    return request;
  }

  endParallel(): number {
    const request = this.#parallel.topTag();
    this.#parallelClock = this.#parallel.top();
    this.#parallel.pop();
    this.#parallelCount--;
    this.#share();
    return request;
  }

  #untilSerial(): number {
    return (this.#serial.top() - this.#serialClock) / this.#serialRate;
  }

  #untilParallel(): number {
    return (this.#parallel.top() - this.#parallelClock) / this.#parallelRate;
  }

  /** Sets the rates for the requests there are now. */
  #share(): void {
    const { vcpus } = this.#options;
    const serial = this.#serialCount;
    if (this.#parallelCount === 0) {
      this.#parallelRate = 0;
      this.#busyVcpus = serial < vcpus ? serial : vcpus;
      this.#serialRate = serial <= vcpus ? this.#unsharedRates[serial]! : this.#fullCapacity / serial;
      if (this.#busyVcpus > this.#granted) this.#slowDown();
      return;
    }
    const perVcpu = this.#fullCapacity / vcpus;
    const share = vcpus / (serial + this.#parallelCount);
    this.#busyVcpus = vcpus;
    this.#serialRate = perVcpu * Math.min(1, share);
    this.#parallelRate = share >= 1 ? (perVcpu * (vcpus - serial)) / this.#parallelCount : perVcpu * share;
    if (this.#busyVcpus > this.#granted) this.#slowDown();
  }

  /** Everybody slows down alike until no more vCPUs are used than granted. */
  #slowDown(): void {
    const factor = this.#granted / this.#busyVcpus;
    this.#serialRate *= factor;
    this.#parallelRate *= factor;
    this.#busyVcpus = this.#granted;
  }
}
