import { growDoubles } from "../../engine/grow-typed-array.ts";

/** What is odd about a request: bits of its `marks`. */
export const isCold = 1;
export const isCut = 2;
export const fails = 4;

/** What requests bring to a Worker, by number; whole microseconds. All of it is known before they are let in. */
export class RequestColumns {
  arrival = new Float64Array(0);
  /** CPU time, cut at the limit: what is billed. */
  cpu = new Float64Array(0);
  /** Until an isolate has started; 0 on a warm one. */
  wait = new Float64Array(0);
  /** In the isolate: CPU time, then waiting on others; CPU time only where it is cut. */
  handler = new Float64Array(0);
  /** Latency that is in no isolate. */
  added = new Float64Array(0);
  marks = new Uint8Array(0);

  /** Makes room for that many. */
  ensure(count: number): void {
    if (count <= this.arrival.length) return;
    this.arrival = growDoubles(this.arrival, count);
    this.cpu = growDoubles(this.cpu, count);
    this.wait = growDoubles(this.wait, count);
    this.handler = growDoubles(this.handler, count);
    this.added = growDoubles(this.added, count);
    const marks = new Uint8Array(this.arrival.length);
    marks.set(this.marks);
    this.marks = marks;
  }

  /** Copies the `index`-th request of others to the place `to`. */
  copy(others: RequestColumns, index: number, to: number): void {
    this.ensure(to + 1);
    this.arrival[to] = others.arrival[index]!;
    this.cpu[to] = others.cpu[index]!;
    this.wait[to] = others.wait[index]!;
    this.handler[to] = others.handler[index]!;
    this.added[to] = others.added[index]!;
    this.marks[to] = others.marks[index]!;
  }
}
