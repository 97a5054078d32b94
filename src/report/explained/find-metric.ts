import { nearestName } from "../../units/nearest-name.ts";
import { explainedMetrics } from "./metrics.ts";
import type { ExplainedMetric } from "./working.ts";

/**
 * The metric of that name, alias or field of the result, whatever its case and however its words are joined; or the
 * nearest name there is, null where none is near.
 */
export function findMetric(
  word: string,
): { readonly metric: ExplainedMetric } | { readonly metric: null; readonly nearest: string | null } {
  const wanted = plain(word);
  const metric = explainedMetrics.find((one) => namesOf(one).some((name) => plain(name) === wanted));
  if (metric !== undefined) return { metric };
  const names = explainedMetrics.flatMap(namesOf);
  return { metric: null, nearest: nearestName(word.trim(), names) };
}

function namesOf({ name, aliases }: ExplainedMetric): readonly string[] {
  return [name, ...aliases];
}

/** "Cold starts", "coldStarts" and "cold-starts" are one word; a path may begin at the candidate. */
function plain(word: string): string {
  return word
    .trim()
    .replace(/^candidates(\[[^\]]*\])?\./, "")
    .toLowerCase()
    .replace(/[\s_.-]+/g, "");
}
