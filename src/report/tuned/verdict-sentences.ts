import type { TunedSize, TuneResult, WorkingSize } from "../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatEstimate } from "../format-estimate.ts";
import { formatPercent } from "../format-percent.ts";
import { monthlyInWords } from "./money-in-words.ts";
import { currentSize, namesInWords, pickOf, workingSize, workingSizes } from "./tuned-rows.ts";

/** What to take, in one sentence or two. */
export function verdictSentence(result: TuneResult): string {
  const chosen = workingSize(result, result.advice.recommended);
  if (chosen === null) return nothingSentence(result);
  return `Take ${chosen.name}: ${monthlyInWords(chosen.cost.monthly, chosen.cost.monthlyBand)}, ${latencyInWords(result, chosen)}; ${why(result, chosen)}.`;
}

/** p95, or the mean where no run was made. */
function latencyInWords({ method }: TuneResult, { latency }: WorkingSize): string {
  if (method === "closed form") return `mean latency ${formatEstimate(latency.mean, { unit: " ms" })}`;
  return `p95 ${formatEstimate(latency.p95, { unit: " ms" })}`;
}

function why(result: TuneResult, { acceptable, undecided, slo }: WorkingSize): string {
  const { strategy, objectives, method } = result;
  if (strategy === "slo") {
    if (objectives.length === 0) return "the cheapest that completes its requests";
    const open = slo.filter(({ observed }) => observed.mean === null).map(({ objective }) => objective);
    if (method === "closed form" && undecided) {
      return `the cheapest of those that miss no objective that is known without a run (open: ${open.join(", ")})`;
    }
    return `the cheapest that meets ${objectives.join(" and ")}`;
  }
  const met = acceptable ? ", and meets the objectives" : ", and does not meet the objectives";
  const known = undecided ? ", and whether it meets the objectives is open" : met;
  const standing = objectives.length === 0 ? "" : known;
  const chosen = { cost: "the cheapest", speed: "the fastest", balanced: "the balanced choice" }[strategy];
  return `${chosen}${standing}`;
}

function nothingSentence(result: TuneResult): string {
  const working = workingSizes(result);
  if (working.length === 0) return `No size of ${result.candidate.name} can serve this workload.`;
  const cheapest = workingSize(result, pickOf(result, "cost").size);
  const fastest = workingSize(result, pickOf(result, "speed").size);
  const undecided = working.filter((row) => row.undecided);
  if (undecided.length > 0) {
    return `No size is known to be acceptable: too few requests decide an objective of ${namesInWords(
      result,
      undecided.map(({ name }) => name),
    )}; a longer duration settles it.`;
  }
  const misses = fastest === null ? "" : ` The fastest, ${fastest.name}, misses ${reasons(fastest)}.`;
  const cost =
    cheapest === null ? "" : ` The cheapest is ${cheapest.name}, ${monthlyInWords(cheapest.cost.monthly, null)}.`;
  return `No size is acceptable.${misses}${cost}`;
}

function reasons({ unacceptableBecause }: WorkingSize): string {
  return unacceptableBecause.map((reason) => reason.replace(/: missed$/, "")).join(" and ");
}

/** What the choice saves against the current size, a month. */
export function savingsSentence(result: TuneResult): string | null {
  const { savings, recommended } = result.advice;
  const current = currentSize(result);
  if (current === null || recommended === null) return null;
  if (current.name === recommended) return `${current.name} is what the scenario has already.`;
  if (!current.works)
    return `The scenario has ${current.name}, which cannot serve this workload: ${current.because[0] ?? ""}.`;
  if (savings === null || savings.monthly.mean === null) return null;
  const { mean } = savings.monthly;
  const half = halfWidthOf(savings);
  const [less, more] = [mean - half, mean + half];
  const standing = standingOf(result, current);
  if (mean === 0 && half === 0) return `It costs as much as ${current.name}, which the scenario has${standing}.`;
  if (less <= 0 && more >= 0) {
    const range = `${formatSignificant(less)} to ${formatSignificant(more)}`;
    return `Against ${current.name}, which the scenario has${standing}, the difference in cost cannot be told from none: it saves ${range} USD a month.`;
  }
  if (mean < 0) {
    const share = savings.share === null ? "" : `, ${formatPercent(-savings.share)}`;
    return `That is ${formatSignificant(-mean)} USD a month${share} more than ${current.name}, which the scenario has${standing}.`;
  }
  const share = savings.share === null ? "" : `, ${formatPercent(savings.share)}`;
  return `It saves ${monthlyInWords(savings.monthly, savings.band)}${share}, against ${current.name}, which the scenario has${standing}.`;
}

/** Dice and what a fit leaves open are independent of each other: their squares add up. */
function halfWidthOf({ monthly, band }: NonNullable<TuneResult["advice"]["savings"]>): number {
  const dice = monthly.low === null || monthly.high === null ? 0 : (monthly.high - monthly.low) / 2;
  const fit = band === null ? 0 : (band.high - band.low) / 2;
  return Math.sqrt(dice * dice + fit * fit);
}

function standingOf({ objectives }: TuneResult, current: TunedSize): string {
  if (!current.works || objectives.length === 0 || current.undecided) return "";
  return current.acceptable ? "" : " and which misses the objectives";
}

/** Sizes that cannot be told from the choice. */
export function alikeSentence(result: TuneResult): string | null {
  const { recommended } = result.advice;
  const { alike } = pickOf(result, result.strategy);
  if (recommended === null || alike.length < 2) return null;
  const what = result.strategy === "speed" ? "mean latency" : "cost";
  const by = result.strategy === "speed" ? "fastest" : "cheapest";
  if (areEqual(result, alike)) {
    const other = result.strategy === "speed" ? "cheapest" : "fastest";
    return `${namesInWords(result, alike)} are equal in ${what}; ${recommended} is the ${other} of them.`;
  }
  const open = [
    ...(result.method === "closed form" ? [] : ["dice"]),
    ...(result.measurements.length > 0 ? ["measurements"] : []),
  ];
  return `${namesInWords(result, alike)} are indistinguishable in ${what}: ${open.join(" and ")} leave open which is the ${by}; ${recommended} has the best estimate.`;
}

/** Whether sizes are the same in what the strategy weighs, as where a free tier covers all of them. */
function areEqual(result: TuneResult, names: readonly string[]): boolean {
  const weighed = names.map((name) => {
    const row = workingSize(result, name);
    return result.strategy === "speed" ? row?.latency.mean.mean : row?.cost.monthly.mean;
  });
  return new Set(weighed).size === 1;
}

/** A size that costs hardly more and is faster. */
export function fasterSentence(result: TuneResult): string | null {
  const [chosen, faster] = [
    workingSize(result, result.advice.recommended),
    workingSize(result, result.advice.fasterForLittle),
  ];
  if (chosen === null || faster === null) return null;
  const [cost, more] = [chosen.cost.monthly.mean, faster.cost.monthly.mean];
  const [time, less] = [chosen.latency.mean.mean, faster.latency.mean.mean];
  if (cost === null || more === null || time === null || less === null || cost === 0) return null;
  const extra = more <= cost ? "costs no more" : `costs ${formatSignificant((100 * (more - cost)) / cost, 2)} % more`;
  return `${faster.name} ${extra} and is ${formatSignificant((100 * (time - less)) / time, 2)} % faster on average.`;
}
