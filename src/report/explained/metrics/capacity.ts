import { formatEstimate } from "../../format-estimate.ts";
import { formatPercent } from "../../format-percent.ts";
import { figure } from "../figure.ts";
import { intervalSteps, meanSteps, type ReplicationValues, studentInterval } from "../interval-steps.ts";
import { ownShareSteps, shareInWords } from "../share-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const concurrency: ExplainedMetric = {
  name: "concurrency",
  aliases: ["concurrency.mean", "concurrency.peak", "peak concurrency", "in flight"],
  family: "Capacity",
  gist: "requests in service or initialising at one moment: mean and peak",
  definition:
    "How many requests hold an instance or a slot, averaged over every instant of the window, and the most at once. Requests that wait in a queue do not count; on functions those that wait for their instance to initialise do.",
  unit: "requests",
  formula: "mean = time in service of all requests / duration; by Little's law, rate x mean time in service",
  interval: `Each replication gives its own mean. ${studentInterval} The peak is the mean of the replications' own peaks.`,
  workings: (result) =>
    perCandidate(({ name, concurrency: seen }) => {
      const little = result.checks.find((check) => check.law === "Little" && check.candidate === name);
      return {
        answer: `mean ${formatEstimate(seen.mean)}, peak ${formatEstimate(seen.peak)} requests`,
        steps:
          little === undefined
            ? []
            : [
                `Little's law expects ${figure(little.expected)} from the rate and the time in service; ${little.holds ? "it holds" : "it FAILS"}.`,
              ],
      };
    })(result),
};

export const instances: ExplainedMetric = {
  name: "instances",
  aliases: ["instances.mean", "instances.peak", "machines", "fleet size", "execution environments"],
  family: "Capacity",
  gist: "initialised instances, busy or idle: mean and peak",
  definition:
    "How many execution environments, containers or machines are up, averaged over every instant of the window, and the most at once. Warm idle ones count; those that still initialise or boot do not.",
  unit: "instances",
  formula: "mean = time that instances were up in the window / duration",
  interval: `Each replication gives its own mean. ${studentInterval} The peak is the mean of the replications' own peaks.`,
  workings: perCandidate(({ instances: seen, byReplication }) => ({
    answer: `mean ${formatEstimate(seen.mean)}, peak ${formatEstimate(seen.peak)}`,
    steps: ownSteps({ values: byReplication?.instances, unit: "", each: "its own mean", estimate: seen.mean }),
  })),
};

export const utilisation: ExplainedMetric = {
  name: "utilisation",
  aliases: ["instances.utilisation", "utilization", "cpu", "load"],
  family: "Capacity",
  gist: "how much of what was up was in use",
  definition:
    "Of functions: the time their instances were busy, over the time they were initialised. Of machines and containers: the CPU time used, over the vCPU time of all that ran; where containers run on nodes, over that of the nodes. The two are not comparable: an instance that waits on a database is busy, a CPU is not.",
  unit: "share (percent in reports)",
  formula: "in each replication, time in use / time available; then the mean over replications",
  interval: `Each replication gives its own share. ${studentInterval}`,
  workings: perCandidate(({ instances: { utilisation: seen }, byReplication }) => ({
    answer: shareInWords(seen),
    steps: ownShareSteps(byReplication?.utilisation, seen),
  })),
};

export const provisioned: ExplainedMetric = {
  name: "provisioned",
  aliases: ["provisioned.spill", "provisioned.utilisation", "spill", "provisioned concurrency", "provisioned spill"],
  family: "Capacity",
  gist: "provisioned concurrency: what spilled over it, and how much of it was used",
  definition:
    "Spill is the share of served requests that found every provisioned instance busy and went to one on demand. Utilisation is the busy time of the provisioned instances over the time they were kept ready and paid for. Much spill asks for more of them, little utilisation for fewer.",
  unit: "shares: spill of the requests served, utilisation of the provisioned time",
  formula: "spill = served on demand / served; utilisation = busy time / provisioned time",
  interval: `Each replication gives its own shares. ${studentInterval}`,
  workings: perCandidate(({ provisioned: seen }) => {
    if (seen === undefined) return { answer: "n/a", steps: ["It has no provisioned concurrency."] };
    return {
      answer: `spill ${shareInWords(seen.spill)}, utilisation ${shareInWords(seen.utilisation)}`,
      steps: [unusedSentence(seen.utilisation.mean)],
    };
  }),
};

function unusedSentence(used: number | null): string {
  if (used === null) return "Nothing was provisioned inside the window.";
  return `${formatPercent(1 - used)} of the time that was paid for was not used: see idle.`;
}

function ownSteps(values: ReplicationValues): readonly Step[] {
  return values.estimate.low === null ? [...meanSteps(values), ...intervalSteps(values)] : intervalSteps(values);
}
