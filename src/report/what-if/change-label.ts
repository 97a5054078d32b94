import type { WhatIfChange } from "../../analysis/what-if/what-if-result.ts";

/** What a change is called: the values it sets, as they were written. */
export function changeLabel({ set, together }: Pick<WhatIfChange, "set" | "together">): string {
  return together ? "all changes together" : set.map(({ path, value }) => `${path}=${value}`).join(", ");
}
