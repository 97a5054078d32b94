import type { Result } from "../../analysis/result.ts";
import type { Block } from "../document.ts";
import { findings } from "../findings.ts";
import { formatEstimate } from "../format-estimate.ts";
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

function because({ verdict }: Result): string {
  const { kind, difference } = verdict;
  if (difference === null) return "no other option is acceptable";
  const { with: next, monthly } = difference;
  const by = `${next} costs ${formatEstimate(monthly, { unit: " USD/month more" })}`;
  switch (kind) {
    case "cheaper but not materially":
      return `it costs least of the acceptable options, though not by much: ${by}`;
    case "cannot tell":
      return `it costs least of the acceptable options, though the dice leave that open: ${by}`;
    default:
      return `it costs least of the acceptable options: ${by}`;
  }
}
