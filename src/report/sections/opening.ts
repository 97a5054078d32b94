import { halfWidthText } from "../../analysis/precision/half-width-text.ts";
import type { Result } from "../../analysis/result.ts";
import { meanRate } from "../candidates.ts";
import type { Block, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { formatSeconds } from "../format-seconds.ts";
import { mostInOwnOrder } from "../reading-order.ts";
import { ranking } from "./ranking.ts";

/** Page one: the verdict, where it turns, what was asked and how sure the numbers are. */
export function opening(
  result: Result,
  { verdict, mainCrossings, turningPoints, candidates, refusals, warnings }: Findings,
): Section {
  const { name, question } = result.scenario;
  const asked = question === null ? name : `${name}: ${question}`;
  const blocks: Block[] = [{ kind: "paragraph", text: { text: verdict, tone: "strong" } }];
  for (const text of [...mainCrossings, ...turningPoints]) blocks.push({ kind: "paragraph", text });
  const refused = refusals.map((text) => ({ text, tone: "caution" as const }));
  // A sentence each of so many; of more a table is easier to compare.
  const isLong = result.candidates.length > mostInOwnOrder;
  if (isLong) blocks.push({ kind: "table", table: ranking(result) });
  blocks.push(
    { kind: "list", items: isLong ? refused : [...candidates, ...refused] },
    { kind: "paragraph", text: { text: asked, tone: "quiet" } },
    { kind: "paragraph", text: { text: runInWords(result), tone: "quiet" } },
  );
  if (warnings.length > 0) {
    blocks.push({
      kind: "list",
      items: warnings.map((text) => ({ text: `Warning: ${text}`, tone: "caution" as const })),
    });
  }
  return { title: null, blocks };
}

function runInWords(result: Result): string {
  const { precision } = result;
  const { replications, durationSeconds } = result.scenario;
  const rate = meanRate(result);
  const traffic = rate === null ? "" : `, ${formatNumber(rate)} requests/s on average`;
  const span = `${formatSeconds(durationSeconds)} of traffic${traffic}`;
  if (replications === 1) return `Simulated ${span}, once: no intervals.`;
  const until = precision === undefined ? "" : precisionInWords(precision);
  return `Simulated ${span}, ${replications} times${until}; (low to high) is the 95 % interval of the dice, left out where it is narrower than the digits shown.`;
}

/** Why so many times: half a sentence. */
function precisionInWords({ asked, reached, metric, candidate, met }: NonNullable<Result["precision"]>): string {
  const wanted = `± ${halfWidthText(asked)}`;
  if (metric === null) return ` (${wanted} was asked, and nothing was observed that has a width)`;
  const known = reached === null ? "no interval" : `± ${halfWidthText(reached, asked)}`;
  const widest = `${metric} of ${candidate ?? ""}, ${known}`;
  if (met) return `, until cost, mean, p50, p95 and p99 were known to ${wanted} (the widest: ${widest})`;
  return `, the most allowed, without reaching the ${wanted} asked (the widest: ${widest})`;
}
