import type { ImportedTraffic, ImportedWorkload } from "../../analysis/import-traffic/imported-traffic.ts";
import { distributionQuantile } from "../../engine/fitting/quantiles-of.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import { type CommentedKey, commentedYaml } from "./commented-yaml.ts";
import { recordingEvidence, sampleEvidence } from "./evidence.ts";
import { functionNames, shortened } from "./function-names.ts";
import { importedWorkload, type WorkloadChoices } from "./imported-workload.ts";
import { writtenDistribution, writtenDuration } from "./written-law.ts";
import { writtenTrace } from "./written-trace.ts";

export interface ImportedScenarioOptions extends WorkloadChoices {
  readonly name: string;
}

/** A scenario whose workload is what was imported, every figure with its evidence; a pure function of what was imported. */
export function importedScenario(traffic: ImportedTraffic, options: ImportedScenarioOptions): string {
  const { workloads } = traffic;
  const duration = durationOf(traffic);
  const names = functionNames(workloads.map(({ name }) => name));
  return commentedYaml([
    {
      key: "name",
      comments: [
        ...recordingEvidence(traffic),
        "Each figure has its evidence above it; what no recording tells is said.",
      ],
      value: shortened(options.name, 80),
    },
    { key: "question", value: "Should this traffic run on functions or on virtual machines?" },
    { key: "seed", value: 1 },
    ...(duration === null ? [] : [duration]),
    {
      key: "workload",
      inside:
        workloads.length === 1 && workloads[0]!.name === ""
          ? workloadKeys(workloads[0]!, traffic, options)
          : [
              {
                key: "functions",
                items: workloads.map((workload, i) => [
                  { key: "name", value: names[i] },
                  ...workloadKeys(workload, traffic, options),
                ]),
              },
            ],
    },
    {
      key: "slo",
      comments: [
        "Your objective goes here: this one is twice the slowest hundredth of the work, no more than a start.",
      ],
      value: [`p99 < ${objectiveOf(workloads)}`],
    },
    { key: "candidates", items: candidates(workloads) },
  ]);
}

function workloadKeys(
  workload: ImportedWorkload,
  traffic: ImportedTraffic,
  options: ImportedScenarioOptions,
): readonly CommentedKey[] {
  const keys = Object.entries(importedWorkload(workload, traffic, options)).map(
    ([key, { value, comments }]): CommentedKey => ({ key, value, comments }),
  );
  const isReplaced = workload.arrivals.settings !== null && workload.span !== null && options.file !== null;
  if (!isReplaced) return keys;
  const [arrivals, ...others] = keys as [CommentedKey, ...CommentedKey[]];
  const alternative: CommentedKey = {
    key: "arrivals",
    comments: ["Or the recording itself, replayed exactly:"],
    value: writtenTrace(workload, traffic, options.file as string),
    isAlternative: true,
  };
  return [arrivals, alternative, ...others];
}

const { m, h, d } = microsecondsPer;
const windows = [10 * m, 30 * m, h, 2 * h, 6 * h, 12 * h, d, 2 * d, 7 * d, 14 * d, 30 * d];

/** Requests that a window of steady traffic should hold. */
const wanted = 100_000;

/** A window for steady traffic; periodic shapes and recordings have their own. */
function durationOf({ workloads }: ImportedTraffic): CommentedKey | null {
  const steady = workloads.map(({ arrivals }) => arrivals.settings);
  if (steady.some((settings) => settings === null || settings.kind === "diurnal")) return null;
  const rate = steady.reduce((sum, settings) => sum + ((settings as { readonly rate?: number }).rate ?? 0), 0);
  const cycles = steady.map((settings) => (settings?.kind === "bursty" ? 100 * (settings.burst + settings.calm) : 0));
  const needed = Math.max((wanted / rate) * microsecondsPer.s, ...cycles);
  const duration = windows.find((window) => window >= needed) ?? 30 * d;
  return { key: "duration", comments: ["Long enough for its percentiles."], value: writtenWindow(duration) };
}

function writtenWindow(microseconds: number): string {
  if (microseconds % d === 0) return `${microseconds / d}d`;
  return microseconds % h === 0 ? `${microseconds / h}h` : `${microseconds / m}m`;
}

/** Twice the 99th percentile of the work, rounded up to 1, 2 or 5. */
function objectiveOf(workloads: readonly ImportedWorkload[]): string {
  const slowest = workloads.reduce((most, workload) => Math.max(most, slowWork(workload)), 0);
  const least = Math.max(2 * slowest, 100 * microsecondsPer.ms);
  const decade = Number(`1e${Math.floor(Math.log10(least))}`);
  const step = [1, 2, 5, 10].find((step) => step * decade >= least * 0.999999) as number;
  return writtenDuration(step * decade);
}

/** Bytes at which Lambda gives one full vCPU. */
const memoryOfOneVcpu = 1769 * bytesPerMegabyte;

/** About the 99th percentile of a workload's durations at its memory, microseconds; a second where nothing is known of them. */
function slowWork({ work, memorySize }: ImportedWorkload): number {
  switch (work.kind) {
    case "fitted":
      return distributionQuantile(work.sample.fit.chosen.settings, 0.99);
    case "split": {
      const vcpus = Math.min(1, (memorySize ?? memoryOfOneVcpu) / memoryOfOneVcpu);
      return distributionQuantile(work.split.cpu, 0.99) / vcpus + distributionQuantile(work.split.io, 0.99);
    }
    case "quantiles":
      return (work.quantiles.find(({ share }) => share >= 0.99) ?? work.quantiles.at(-1)!).value;
    case "lognormal":
      return work.value;
    case "mean":
      return work.mean * Math.log(100);
    default:
      return microsecondsPer.s;
  }
}

function candidates(workloads: readonly ImportedWorkload[]): readonly (readonly CommentedKey[])[] {
  const known = (of: (workload: ImportedWorkload) => number | null) =>
    workloads.reduce((most, workload) => Math.max(most, of(workload) ?? 0), 0);
  const used = Math.ceil(known(({ memoryUsed }) => memoryUsed) / bytesPerMegabyte);
  const given = known(({ memorySize }) => memorySize) / bytesPerMegabyte;
  const memory = Math.min(10_240, Math.max(128, given > 0 ? Math.max(given, used) : Math.max(1024, used)));
  const cold = workloads.map(({ coldStart }) => coldStart).find((sample) => sample !== null) ?? null;
  const isSlow = known((workload) => slowWork(workload)) > 15 * microsecondsPer.s;
  const coldStart: CommentedKey[] =
    cold === null
      ? []
      : [
          {
            key: "coldStart",
            comments: [
              ...sampleEvidence(cold, "Cold start"),
              "Only the initialisation is recorded: the placement before it (setup) and the slower first call take no time here.",
            ],
            value: { init: writtenDistribution(cold.fit.chosen.settings) },
          },
        ];
  return [
    [
      { key: "name", value: `Lambda ${memory} MB` },
      { key: "platform", value: "aws-lambda" },
      {
        key: "memory",
        comments: [
          given > 0 && given >= used
            ? "As recorded, most often of all sizes (of several, the largest)."
            : "No recording tells it: yours goes here.",
        ],
        value: `${memory}MB`,
      },
      ...(isSlow ? [{ key: "timeout", comments: [tooSlow], value: "900s" }] : []),
      ...coldStart,
      ...(isSlow ? [] : [{ key: "frontDoor", value: "aws-http-api" }]),
    ],
    [
      { key: "name", value: "m7g.large fleet" },
      { key: "platform", value: "aws-ec2" },
      { key: "instance", value: "m7g.large" },
      { key: "instances", comments: ["As many machines as the objective needs, at least two."], value: "auto" },
      ...(isSlow ? [] : [{ key: "frontDoor", value: "aws-alb" }]),
    ],
  ];
}

const tooSlow = "Requests are too slow for a front door, which gives up after 29 to 60 s: neither candidate has one.";
