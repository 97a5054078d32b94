import { bytesPerGigabyte } from "../../units/size.ts";

/** Managed disks are sold in sizes that double, from 32 GB for a system's disk: the one that is billed for a size asked for. */
export function soldDisk(size: number): number {
  if (size === 0) return 0;
  let sold = 32 * bytesPerGigabyte;
  while (sold < size) sold *= 2;
  return sold;
}
