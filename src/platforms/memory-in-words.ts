import { formatSize } from "../units/size.ts";

/** Bytes as names of sizes show them: "512 MB", "2 GB". */
export function memoryInWords(bytes: number): string {
  return formatSize(bytes).replace(/[A-Z]+$/, (unit) => ` ${unit}`);
}
