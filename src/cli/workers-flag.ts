import { availableParallelism } from "node:os";
import { UsageError } from "./usage-error.ts";

/** Threads that no machine of today has. */
const most = 1024;

/** `--workers N`; without it as many as the machine has cores. */
export function parseWorkers(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const workers = /^\d+$/.test(text) ? Number(text) : 0;
  if (workers >= 1 && workers <= most) return workers;
  throw new UsageError(`--workers ${text}: write a whole number from 1 to ${most}, such as --workers 2`);
}
