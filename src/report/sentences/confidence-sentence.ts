import type { Result } from "../../analysis/result.ts";
import { ownPlace } from "../candidates.ts";
import { formatEstimate } from "../format-estimate.ts";
import { placeInWords } from "./place-in-words.ts";
import { priceDates } from "./price-dates.ts";
import { unconfirmedInputs } from "./unconfirmed-inputs.ts";

/** How far the verdict is to be trusted, in one line: the dice, the disputed inputs, what nobody confirmed, the prices. */
export function confidenceSentence(result: Result): string {
  const inputs = unconfirmedInputs(result).length;
  const dates = priceDates(result);
  const parts = [
    dice(result),
    ...nearestCrossing(result),
    inputs === 0 ? "no input is unconfirmed" : `${inputs === 1 ? "1 input is" : `${inputs} inputs are`} unconfirmed`,
    ...(dates === null ? [] : [`prices of ${dates}`]),
  ];
  return `Confidence: ${parts.join("; ")}.`;
}

function dice({ scenario, verdict }: Result): string {
  const runs = scenario.replications === 1 ? "1 replication" : `${scenario.replications} replications`;
  if (verdict.difference === null) return runs;
  const { with: next, monthly } = verdict.difference;
  const interval = monthly.low === null ? ", without an interval" : " by the dice";
  return `in ${runs} ${next} costs ${formatEstimate(monthly, { unit: " USD/month more" })}${interval}`;
}

/** Where the verdict turns that is nearest to the scenario's own place. */
function nearestCrossing(result: Result): readonly string[] {
  const { breakEven } = result;
  const own = ownPlace(result);
  if (breakEven === undefined || own === null || own <= 0) return [];
  const placed = breakEven.crossings.filter(({ at }) => at.mean !== null && at.mean > 0);
  const away = (at: number | null) => Math.abs(Math.log((at ?? own) / own));
  const [nearest] = [...placed].sort((one, other) => away(one.at.mean) - away(other.at.mean));
  return nearest === undefined ? [] : [`the nearest change is at ${placeInWords(nearest, breakEven.unit)}`];
}
