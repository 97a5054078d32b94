import type { WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { findings } from "../findings.ts";
import { changeLabel } from "./change-label.ts";

/** Warnings and failed self-checks of all results, each once, with where it holds. */
export function gatheredWarnings({ baseline, changes }: WhatIfResult): readonly string[] {
  const results = [
    { label: "as it stands", result: baseline },
    ...changes.map((change) => ({ label: changeLabel(change), result: change.result })),
  ];
  const labels = new Map<string, string[]>();
  for (const { label, result } of results) {
    const { warnings, checks } = findings(result);
    const failed = result.checks.every(({ holds }) => holds) ? [] : checks;
    for (const sentence of new Set([...warnings, ...failed])) {
      labels.set(sentence, [...(labels.get(sentence) ?? []), label]);
    }
  }
  return [...labels].map(([sentence, where]) => {
    const place = where.length === results.length ? "everywhere" : where.join("; ");
    return `Warning: ${sentence.replace(/\.$/, "")} (${place})`;
  });
}
