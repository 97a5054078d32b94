import type {
  FittedSample,
  ImportedTraffic,
  ImportedWorkload,
} from "../../analysis/import-traffic/imported-traffic.ts";
import type { FittedValues } from "../../engine/fitting/fitted-value.ts";
import { formatDuration } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { DispersionAtScale } from "../../workloads/fitting/dispersion.ts";
import type { ArrivalFit } from "../../workloads/fitting/fit-arrivals.ts";
import { formatPercent } from "../format-percent.ts";
import { plainCharacters } from "../plain-characters.ts";
import { writtenDuration, writtenRate } from "./written-law.ts";

/** What was read, in sentences. */
export function recordingEvidence(traffic: ImportedTraffic): readonly string[] {
  const { files, format, isDetected, workloads, isCalendar, functionCount, busiest, missed } = traffic;
  const requests = workloads.reduce((sum, workload) => sum + workload.requests, 0);
  const failed = workloads.reduce((sum, workload) => sum + workload.failed, 0);
  const names = files.slice(0, 3).map(plainCharacters).join(", ");
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  const told = [
    `Recorded: ${count(requests)} requests of ${names}${more}, read as ${format}${isDetected ? " (detected)" : ""}.`,
  ];
  const span = spanOf(workloads);
  if (span !== null) told.push(`${spanText(span, isCalendar)}.`);
  told.push(...workloads.flatMap(busyEvidence).slice(0, workloads.length === 1 ? 2 : 0));
  if (failed > 0) told.push(`${count(failed)} of them failed (${formatPercent(failed / requests)}).`);
  if (functionCount > 1) {
    const few = busiest.map((one) => `${shortName(one.name)} ${count(one.requests)}`).join(", ");
    told.push(`${count(functionCount)} functions; the busiest: ${few}.`);
  }
  if (missed !== null && missed.functions + missed.tables > 0) {
    told.push(
      `${count(missed.functions)} functions have no table of durations, ${count(missed.tables)} tables no invocations; the others stand for all.`,
    );
  }
  return [...told, ...leftOutEvidence(traffic)];
}

/** Names of functions may be hashes of hashes: their last part, and its beginning, tells them apart. */
function shortName(name: string): string {
  const last = plainCharacters(name.slice(name.lastIndexOf("/") + 1) || name);
  return last.length > 24 ? `${last.slice(0, 12)}…` : last;
}

/** What a reader checks first: the busiest time, and how long requests took. */
function busyEvidence({ arrivals: { steps }, meanDuration }: ImportedWorkload): readonly string[] {
  const busiest = steps === null ? null : steps.counts.reduce((most, requests) => Math.max(most, requests), 0);
  return [
    ...(busiest === null || steps === null || steps.counts.length < 2
      ? []
      : [`At most ${count(busiest)} in ${formatDuration(steps.step)}.`]),
    ...(meanDuration === null ? [] : [`Their mean duration is ${writtenDuration(meanDuration)}.`]),
  ];
}

function leftOutEvidence({ leftOut, skippedRows, cutRows, lateRows }: ImportedTraffic): readonly string[] {
  const others = leftOut.map((one) => `${count(one.count)} x ${plainCharacters(one.what)}`);
  return [
    ...(others.length > 0 ? [`Left out: ${others.join(", ")}.`] : []),
    ...(skippedRows > 0 ? [`Left out: ${count(skippedRows)} rows that could not be read.`] : []),
    ...(cutRows > 0 ? [`Left out: ${count(cutRows)} rows outside from and to.`] : []),
    ...(lateRows > 0 ? [`${count(lateRows)} rows stood after later ones and were put in order of time.`] : []),
  ];
}

function spanOf(workloads: readonly ImportedWorkload[]): { readonly first: number; readonly last: number } | null {
  const spans = workloads.flatMap(({ span }) => (span === null ? [] : [span]));
  if (spans.length === 0) return null;
  return {
    first: spans.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    last: spans.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY),
  };
}

function spanText({ first, last }: { readonly first: number; readonly last: number }, isCalendar: boolean): string {
  const length = writtenDuration(last - first + 1);
  if (!isCalendar) return `They span ${length} of a clock of their own`;
  const date = (time: number) => new Date(time / 1000).toISOString().slice(0, 19).replace("T", " ");
  return `From ${date(first)} to ${date(last)} UTC, ${length}`;
}

/** Why the arrivals are what they are. */
export function arrivalEvidence(
  { arrivals, requests, timeless }: ImportedWorkload,
  interval: number,
): readonly string[] {
  const { fit, settings, reason } = arrivals;
  if (fit === null) return [`Arrivals: ${reason}`];
  const taken = fit.fits.find((one) => one.settings === settings) ?? null;
  const scales = fit.dispersion.map(({ scale, index }) => `${formatSignificant(index)} in ${formatDuration(scale)}`);
  const unit = interval > 0 ? `; counts per ${formatDuration(interval)} tell nothing finer` : "";
  return [
    `Arrivals, fitted to ${count(requests - timeless)}: ${reason}`,
    ...(timeless === 0
      ? []
      : [
          `${count(timeless)} requests tell no time and are not among them: the true rate is ${formatSignificant(requests / Math.max(1, requests - timeless))} times this one.`,
        ]),
    ...(taken === null ? [] : intervalEvidence(taken)),
    ...(scales.length > 0 ? [`Index of dispersion of the counts (Poisson: 1): ${scales.join(", ")}${unit}.`] : []),
    ...(fit.fits.length > 1 ? [`AICc above the best: ${fit.fits.map(fitName).join(", ")}.`] : []),
    ...(taken?.caveat == null ? [] : [taken.caveat]),
    ...(taken === null || taken.rejectedAt === null ? [] : [`Rejected: ${residual(taken.rejectedAt)}.`]),
  ];
}

function residual({ index, scale }: DispersionAtScale): string {
  return `what it leaves over scatters ${formatSignificant(index)} times as much as it should in ${formatDuration(scale)}`;
}

function fitName({ settings, deltaAicc }: ArrivalFit): string {
  const hours = settings.kind === "diurnal" ? ` over ${settings.profile?.length ?? 0} hours` : "";
  return `${settings.kind}${hours} ${formatSignificant(deltaAicc, 3)}`;
}

const rateKeys: ReadonlySet<string> = new Set(["rate", "burstRate", "calmRate"]);

function intervalEvidence({ intervals }: ArrivalFit): readonly string[] {
  const shown = Object.entries(intervals).filter(([key]) => !key.startsWith("profile"));
  const write = (key: string) => (rateKeys.has(key) ? writtenRate : writtenDuration);
  return intervalSentence(shown, write);
}

function intervalSentence(
  entries: readonly (readonly [string, FittedValues[string]])[],
  write: (key: string) => (value: number) => string,
): readonly string[] {
  const parts = entries.flatMap(([key, { low, high }]) =>
    low === null || high === null ? [] : [`${key} ${write(key)(low)} to ${write(key)(high)}`],
  );
  return parts.length === 0 ? [] : [`95 % intervals: ${parts.join(", ")}.`];
}

const timeKeys: ReadonlySet<string> = new Set(["mean", "median", "from", "to", "sd", "p90", "p95", "p99"]);

/** What speaks for a fitted law of durations: `what` is what was measured. */
export function sampleEvidence({ fit, recorded, quantiles }: FittedSample, what: string): readonly string[] {
  const { chosen, candidates, intervals, kolmogorov, size, mean } = fit;
  const sampled = recorded > size ? `, by a random sample of ${count(size)}` : "";
  const others = candidates.slice(1, 4).map((one) => `${one.settings.kind} ${formatSignificant(one.deltaAicc)}`);
  const shown = Object.entries(intervals).filter(([key]) => !/[.]/.test(key));
  const write = (key: string) => (timeKeys.has(key) ? writtenDuration : (value: number) => formatSignificant(value, 4));
  const at = (share: number) => {
    const point = quantiles.reduce((best, one) =>
      Math.abs(one.share - share) < Math.abs(best.share - share) ? one : best,
    );
    return `p${share * 100} ${writtenDuration(point.recorded)} / ${writtenDuration(point.fitted)}`;
  };
  return [
    `${what}: ${chosen.settings.kind} by AICc, fitted to ${count(recorded)} values${sampled}; their mean is ${writtenDuration(mean)}.`,
    ...intervalSentence(shown, write),
    ...(quantiles.length < 20 ? [] : [`Recorded / fitted: ${[0.5, 0.9, 0.95, 0.99].map(at).join(", ")}.`]),
    ...(others.length > 0 ? [`AICc above it: ${others.join(", ")}.`] : []),
    `Largest distance from the recorded shares ${formatSignificant(kolmogorov.distance)}; chance exceeds ${formatSignificant(kolmogorov.critical)} once in 20${kolmogorov.distance > kolmogorov.critical ? ", so the law is near, not exact" : ""}.`,
  ];
}

/** A count with its thousands apart. */
export function count(value: number): string {
  return formatSignificant(value, 15);
}
