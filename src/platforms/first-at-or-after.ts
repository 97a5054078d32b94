import type { RequestBlock } from "./request-block.ts";

/** The index of the block's first request at or after `edge`, from `from` on; its count where there is none. */
export function firstAtOrAfter(edge: number, { time, count }: RequestBlock, from: number): number {
  if (time[count - 1]! < edge) return count;
  let index = from;
  while (time[index]! < edge) index++;
  return index;
}
