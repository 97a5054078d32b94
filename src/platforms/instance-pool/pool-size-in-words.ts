import { formatSignificant } from "../../units/significant.ts";
import { autoscalers } from "../autoscaling/autoscalers.ts";
import type { PoolSize } from "./pool-settings.ts";

/** "one", "3", "2 to 10 (growing at 60 % CPU)", "as many as needed (at least 2, CPU at most 80 % in any hour)". */
export function poolSizeInWords(size: PoolSize): string {
  if (size.kind === "fixed") return size.count === 1 ? "one" : `${size.count}`;
  if (size.kind === "growing") {
    const { min, max, scaler } = size;
    return `${min} to ${max} (growing ${autoscalers[scaler.kind].describe(scaler)})`;
  }
  return `as many as needed (at least ${size.minimum}, CPU at most ${formatSignificant(100 * size.ceiling)} % in any hour)`;
}
