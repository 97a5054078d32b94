import { z } from "zod";

const bytesPer = {
  B: 1,
  KB: 1024,
  KiB: 1024,
  MB: 1024 * 1024,
  MiB: 1024 * 1024,
  GB: 1024 * 1024 * 1024,
  GiB: 1024 * 1024 * 1024,
  TB: 1024 * 1024 * 1024 * 1024,
  TiB: 1024 * 1024 * 1024 * 1024,
} as const;

export const bytesPerMegabyte = bytesPer.MB;
export const bytesPerGigabyte = bytesPer.GB;

const pattern = /^(\d+(?:\.\d+)?)(B|KB|KiB|MB|MiB|GB|GiB|TB|TiB)$/;

/** "180MB" to 188743680 (bytes; all units are binary); null if the text is not a size. Rounded to a whole byte. */
export function parseSize(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  return Math.round(Number(match[1]) * bytesPer[match[2] as keyof typeof bytesPer]);
}

/** Bytes to the shortest exact text a scenario accepts: 188743680 to "180MB". */
export function formatSize(bytes: number): string {
  const largestFirst = ["TB", "GB", "MB", "KB"] as const;
  const unit = largestFirst.find((candidate) => bytes % bytesPer[candidate] === 0) ?? "B";
  return bytes === 0 ? "0B" : `${bytes / bytesPer[unit]}${unit}`;
}

/** Scenario field: a size as text, resolved to bytes. */
export const sizeField = z
  .string({ error: "a size is text with a unit, such as 180MB, 12KB or 4GB" })
  .regex(pattern, { error: "a size is a number and a unit (B, KB, MB, GB, KiB, MiB, GiB), such as 180MB or 12KB" })
  .transform((text) => parseSize(text) as number);
