import type {
  ImportedTraffic,
  ImportedWork,
  ImportedWorkload,
} from "../../analysis/import-traffic/imported-traffic.ts";
import { createDistribution, type DistributionSettings } from "../../engine/distributions/index.ts";
import { scaleDistribution } from "../../engine/distributions/scale-distribution.ts";
import { formatSignificant } from "../../units/significant.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import { formatPercent } from "../format-percent.ts";
import { arrivalEvidence, count, sampleEvidence } from "./evidence.ts";
import { writtenArrivals, writtenDistribution, writtenDuration } from "./written-law.ts";
import { writtenTrace } from "./written-trace.ts";

/** A key's value and what is said above it, in sentences. */
export interface Commented {
  readonly value: unknown;
  readonly comments: readonly string[];
}

export interface WorkloadChoices {
  /** What a scenario calls the recording, relative to itself; null where it cannot be read again. */
  readonly file: string | null;
  /** The share of the recorded durations that is CPU time, 0 to 1. */
  readonly cpuShare: number;
}

/** The keys of a workload that were fitted, with their evidence, in the order in which a scenario has them. */
export function importedWorkload(
  workload: ImportedWorkload,
  traffic: ImportedTraffic,
  choices: WorkloadChoices,
): Readonly<Record<string, Commented>> {
  const { memoryUsed, requestSize, responseSize } = workload;
  const size = (bytes: number | null, what: string): Commented | null =>
    bytes === null ? null : { value: `${Math.round(bytes)}B`, comments: [`Mean recorded ${what}.`] };
  const memory: Commented | null =
    memoryUsed === null
      ? null
      : { value: `${Math.ceil(memoryUsed / bytesPerMegabyte)}MB`, comments: ["The most memory that was used."] };
  const keys = {
    arrivals: arrivals(workload, traffic, choices),
    work: work(workload, choices),
    memory,
    request: size(requestSize, "request size"),
    response: size(responseSize, "response size"),
  };
  return Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== null)) as Record<string, Commented>;
}

function arrivals(workload: ImportedWorkload, traffic: ImportedTraffic, { file }: WorkloadChoices): Commented {
  const { settings } = workload.arrivals;
  const comments = arrivalEvidence(workload, traffic.interval);
  if (settings !== null) return { value: writtenArrivals(settings), comments };
  if (workload.span !== null && file !== null) return { value: writtenTrace(workload, traffic, file), comments };
  return {
    value: { kind: "poisson", rate: "1/s" },
    comments: [...comments, "PUT YOUR RATE HERE: one request a second is no measurement."],
  };
}

function work(workload: ImportedWorkload, choices: WorkloadChoices): Commented {
  if (!isNothing(workload.work)) return laws(workload.work, workload, choices);
  return {
    value: { io: "1us" },
    comments: [
      "Work: every recorded duration is 0, less than it was rounded to. A request needs some: 1 us, the least.",
    ],
  };
}

/** Whether all that was recorded of the work is zero, which a scenario does not take for work. */
function isNothing(work: ImportedWork): boolean {
  if (work.kind === "fitted") return isZero(work.sample.fit.chosen.settings);
  if (work.kind === "split") return isZero(work.split.cpu) && isZero(work.split.io);
  if (work.kind === "quantiles") return work.quantiles.every(({ value }) => value === 0);
  return work.kind === "mean" && work.mean === 0;
}

function isZero(law: DistributionSettings): boolean {
  return law.kind === "constant" && law.value < 0.5;
}

function laws(work: ImportedWork, workload: ImportedWorkload, { cpuShare }: WorkloadChoices): Commented {
  const cpuSaid = cpuShare > 0 ? [`${formatPercent(cpuShare)} of it is CPU time, as was said.`] : [allIo];
  switch (work.kind) {
    case "trace":
      return {
        value: { from: "trace", ...(cpuShare > 0 ? { cpu: cpuShare } : {}) },
        comments: ["The recorded durations.", ...cpuSaid],
      };
    case "fitted":
      return {
        value: divided(work.sample.fit.chosen.settings, cpuShare, workload),
        comments: [...sampleEvidence(work.sample, "Work"), ...cpuSaid],
      };
    case "quantiles": {
      const quantiles = Object.fromEntries(work.quantiles.map(({ share, value }) => [quantileName(share), value]));
      return {
        value: divided({ kind: "empirical", quantiles }, cpuShare, workload),
        comments: [
          `Work: the recorded percentiles of ${count(work.tables)} tables, joined by straight lines.`,
          ...meanGap({ kind: "empirical", quantiles }, workload),
          ...cpuSaid,
        ],
      };
    }
    case "lognormal": {
      const { mean, percentile, value } = work;
      return {
        value: divided({ kind: "lognormal", mean, [percentile]: value }, cpuShare, workload),
        comments: [
          `Work: the lognormal law with the recorded mean and the mean of the recorded ${percentile} of each interval. Single durations were not recorded; p50 and p90 beside them would tell more.`,
          ...cpuSaid,
        ],
      };
    }
    case "mean":
      return {
        value: divided({ kind: "exponential", mean: work.mean }, cpuShare, workload),
        comments: [
          "Work: only means were recorded. That they are exponential is an assumption; ask for percentiles.",
          ...cpuSaid,
        ],
      };
    case "split":
      return splitLaws(work);
    case "unknown":
      return {
        value: { io: "100ms" },
        comments: ["PUT YOUR WORK HERE: the recording tells no durations, and 100 ms is no measurement."],
      };
  }
}

/** A table that is flat below its first percentile and above its last has a mean of its own. */
function meanGap(law: DistributionSettings, { meanDuration }: ImportedWorkload): readonly string[] {
  if (meanDuration === null) return [];
  const { mean } = createDistribution(law);
  return [
    `The table's mean is ${writtenDuration(mean)}, the recorded one ${writtenDuration(meanDuration)} (${formatSignificant(100 * (mean / meanDuration - 1), 2)} %).`,
  ];
}

const allIo =
  "All of it stands as io, which no setting shortens and no machine runs out of: say which share is CPU time (--cpu 40%).";

/** Durations as CPU time on one full vCPU and io; they were measured at the share of a vCPU that their memory gives. */
function divided(law: DistributionSettings, cpuShare: number, { memorySize }: ImportedWorkload): unknown {
  const vcpus = memorySize === null ? 1 : Math.min(1, memorySize / bytesPerMegabyte / memoryOfOneVcpu);
  const part = (factor: number) => writtenDistribution(scaleDistribution(law, factor) ?? law);
  if (cpuShare === 0) return { io: writtenDistribution(law) };
  if (cpuShare === 1) return { cpu: part(vcpus) };
  return { cpu: part(cpuShare * vcpus), io: part(1 - cpuShare) };
}

/** Megabytes at which Lambda gives one full vCPU. */
const memoryOfOneVcpu = 1769;

function splitLaws({ split, recorded }: Extract<ImportedWork, { kind: "split" }>): Commented {
  const { cpu, io, intervals, residuals } = split;
  const range = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
    low === null || high === null ? "" : ` (95 %: ${writtenDuration(low)} to ${writtenDuration(high)})`;
  const left = residuals.map(({ memory, relative }) => `${memory} MB ${formatSignificant(relative * 100, 2)} %`);
  const mean = ({ value }: { readonly value: number }) => writtenDuration(value);
  return {
    value: {
      ...(isZero(cpu) ? {} : { cpu: writtenDistribution(cpu) }),
      ...(isZero(io) ? {} : { io: writtenDistribution(io) }),
    },
    comments: [
      `Work, told apart by ${residuals.length} memory sizes in ${count(recorded)} durations: io + cpu / min(memory / 1769 MB, 1).`,
      `Mean CPU time ${mean(intervals.cpu)}${range(intervals.cpu)}, mean io ${mean(intervals.io)}${range(intervals.io)}.`,
      `Measured above fitted: ${left.join(", ")}.`,
    ],
  };
}

/** 0.999 to "p99.9". */
function quantileName(share: number): string {
  return `p${Number((share * 100).toPrecision(10))}`;
}
