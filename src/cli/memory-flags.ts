import type { MemoryChoice } from "../analysis/tune/tune-question.ts";
import { bytesPerMegabyte, parseSize } from "../units/size.ts";
import { UsageError } from "./usage-error.ts";

/** `128..10240`, `512MB..4GB` or `512,1024,2048`; a bare number is in MB. */
export function parseMemoryChoice(text: string): MemoryChoice {
  const ends = text.split("..");
  if (ends.length === 2) {
    const [from, to] = ends.map((end) => parseMemory(end, text)) as [number, number];
    if (from <= to) return { kind: "range", from, to };
    throw new UsageError(`--memory ${text}: the first size is the larger one; write the smaller first`);
  }
  const memories = text.split(",").map((one) => parseMemory(one, text));
  return { kind: "list", memories };
}

/** Bytes between two sizes. */
export function parseStep(text: string): number {
  const bytes = sizeOf(text);
  if (bytes !== null && bytes > 0) return bytes;
  throw new UsageError(`--step ${text}: write a step between sizes, such as 64 or 64MB`);
}

function parseMemory(part: string, text: string): number {
  const bytes = sizeOf(part);
  if (bytes !== null && bytes > 0) return bytes;
  throw new UsageError(
    `--memory ${text}: write sizes as a range or a list, such as 128..10240, 512MB..4GB or 512,1024,2048 (MB without a unit)`,
  );
}

function sizeOf(text: string): number | null {
  const plain = text.trim();
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) * bytesPerMegabyte : parseSize(plain);
}
