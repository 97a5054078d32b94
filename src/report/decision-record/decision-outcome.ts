import type { Result } from "../../analysis/result.ts";
import type { Block } from "../document.ts";
import { findings } from "../findings.ts";
import { confidenceSentence } from "../sentences/confidence-sentence.ts";
import { confirmation } from "./confirmation.ts";
import { consequences } from "./consequences.ts";

/** Which option is chosen and why, how sure that is, what follows, and how it is confirmed. */
export function decisionOutcome(result: Result): readonly Block[] {
  const { best } = result.verdict;
  const chosen = best === null ? "No option is chosen yet." : `Chosen option: "${best}", because ${because(result)}.`;
  const following: readonly Block[] =
    best === null
      ? []
      : [
          { kind: "subtitle", text: "Consequences" },
          { kind: "list", items: consequences(result) },
        ];
  return [
    { kind: "paragraph", text: { text: chosen, tone: "strong" } },
    { kind: "paragraph", text: findings(result).verdict },
    { kind: "paragraph", text: confidenceSentence(result) },
    ...following,
    { kind: "subtitle", text: "Confirmation" },
    ...confirmation(result),
  ];
}

/** The amounts are the verdict's, which follows. */
function because({ verdict: { kind, difference }, candidates }: Result): string {
  if (candidates.length === 1) return "it is acceptable; no other option was looked at";
  if (difference === null) return "no other option is acceptable";
  const least = "it costs least of the acceptable options";
  switch (kind) {
    case "cheaper but not materially":
      return `${least}, though not by much`;
    case "cannot tell":
      return `${least}, though the dice leave that open`;
    default:
      return least;
  }
}
