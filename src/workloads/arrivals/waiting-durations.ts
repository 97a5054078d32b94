/** Numbers go round before they would leave 31 bits. */
const numberMask = 0x3fffffff;

/**
 * The durations of requests whose copies wait, each under a number that rises from request to request, so that copies of
 * one instant come out in the order of their requests. A ring: only as long as what waits at once.
 */
export class WaitingDurations {
  #durations = new Float64Array(1024);
  #numbers = new Int32Array(1024);
  #copies = new Int32Array(1024);
  #next = 0;

  /** Keeps a duration until it has been taken `copies` times, at least once. */
  keep(duration: number, copies: number): number {
    const number = this.#next;
    this.#next = (number + 1) & numberMask;
    while (this.#copies[this.#place(number)]! > 0) this.#grow();
    const place = this.#place(number);
    this.#durations[place] = duration;
    this.#numbers[place] = number;
    this.#copies[place] = copies;
    return number;
  }

  take(number: number): number {
    const place = this.#place(number);
    this.#copies[place]!--;
    return this.#durations[place]!;
  }

  #place(number: number): number {
    return number & (this.#copies.length - 1);
  }

  #grow(): void {
    const [durations, numbers, copies] = [this.#durations, this.#numbers, this.#copies];
    this.#durations = new Float64Array(2 * copies.length);
    this.#numbers = new Int32Array(2 * copies.length);
    this.#copies = new Int32Array(2 * copies.length);
    for (let i = 0; i < copies.length; i++) {
      if (copies[i] === 0) continue;
      const place = this.#place(numbers[i]!);
      this.#durations[place] = durations[i]!;
      this.#numbers[place] = numbers[i]!;
      this.#copies[place] = copies[i]!;
    }
  }
}
