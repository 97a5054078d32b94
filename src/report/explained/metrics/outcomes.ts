import type { CandidateResult, Estimate } from "../../../analysis/result.ts";
import { estimateFraction } from "../../../engine/statistics/estimate-fraction.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { shareInterval, shareInWords, shareSteps } from "../share-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

const countInterval =
  "The counts of the replications give Student's interval, cut at 0. Where no replication saw one, it reaches from 0 to 3 / replications.";

export const offered: ExplainedMetric = {
  name: "offered",
  aliases: ["requests.offered", "requests", "traffic", "rate"],
  family: "Requests",
  gist: "requests that arrived in the window, per replication",
  definition:
    "First attempts that arrive inside the window; warm-up does not count, and neither do further attempts of refused requests. Every candidate is offered the same requests at the same moments with the same work.",
  unit: "requests per replication",
  formula: "offered = completed + throttled + rejected + timedOut + failed; rate = offered / duration",
  interval: countInterval,
  workings: perCandidate(({ requests }, { scenario }) => ({
    answer: formatEstimate(requests.offered, { unit: " requests per replication", digits: 6 }),
    steps: offeredSteps(requests, scenario.durationSeconds),
  })),
};

function offeredSteps(requests: CandidateResult["requests"], seconds: number): readonly Step[] {
  const all = requests.offered.mean ?? 0;
  const { completed, throttled, rejected, timedOut, failed } = requests;
  const ends = [completed, throttled, rejected, timedOut, failed].map(({ mean }) => figure(mean ?? 0));
  return [
    {
      label: "Every request ends once, as completed, throttled, rejected, timed out or failed",
      expression: ends.join(" + "),
      value: all,
      unit: "",
    },
    { label: "Rate", expression: `${figure(all)} / ${figure(seconds)}`, value: all / seconds, unit: " requests/s" },
  ];
}

type Outcome = "completed" | "throttled" | "rejected" | "timedOut" | "failed";

export const completed = outcome("completed", {
  aliases: ["completion", "success", "availability"],
  gist: "requests that were answered, as a share of those offered",
  definition:
    "Requests that were served in full, before any timeout and without an error. An acceptable candidate completes at least 99.9 % of what is offered, unless an objective on completed says otherwise.",
});

export const throttled = outcome("throttled", {
  aliases: ["throttles", "throttling", "throttledBy"],
  gist: "requests that a limit refused, as a share of those offered",
  definition:
    "Requests refused at arrival because a limit was reached: the account's or the function's own concurrency, the scale-out rate, the request rate, or the front door's; or refused once they had waited for an instance as long as the platform lets them. They touch no instance and have no latency. With retries, only a request whose last attempt is refused counts.",
});

export const rejected = outcome("rejected", {
  aliases: ["rejections", "queue full"],
  gist: "requests that found the queue full, as a share of those offered",
  definition:
    "Requests that arrive at instances whose slots are all taken and whose queues are full: of machines, of containers, and of functions whose instances serve several requests (429). They are refused at once and have no latency; functions of one request per instance have no queue and reject nothing.",
});

export const timedOut = outcome("timedOut", {
  aliases: ["timeouts", "timed out", "timed-out"],
  gist: "requests cut by a timeout, as a share of those offered",
  definition:
    "Requests whose service, or whose wait behind a front door, reached the timeout, or whose CPU time reached a limit on it. They are billed for the time they held an instance, and their latency counts with that of the completed ones.",
});

export const failed = outcome("failed", {
  aliases: ["failures", "errors", "error rate"],
  gist: "requests that ended in an error, as a share of those offered",
  definition:
    "Requests that the workload itself makes fail (workload.failures, none by default). They are served and billed for their duration and have no latency.",
});

function outcome(name: Outcome, words: Pick<ExplainedMetric, "aliases" | "gist" | "definition">): ExplainedMetric {
  return {
    name,
    ...words,
    aliases: [`requests.${name}`, ...words.aliases],
    family: "Requests",
    unit: "share of the requests offered (in the file: requests per replication)",
    formula: `mean over replications of ${name} / offered`,
    interval: shareInterval,
    workings: perCandidate((candidate) => work(candidate, name)),
  };
}

function work(candidate: CandidateResult, name: Outcome) {
  const { requests, byReplication } = candidate;
  const counts = requests[name];
  const among = requests.offered.mean ?? 0;
  const share = observedShare(candidate, name);
  const steps: Step[] = [
    `Per replication, ${formatEstimate(counts, { digits: 6 })} of ${formatEstimate({ ...requests.offered, low: null, high: null }, { digits: 6 })} offered.`,
    ...(name === "throttled" ? causes(candidate) : []),
    ...shareSteps({ estimate: share, values: byReplication?.[name], among, of: "offered" }),
  ];
  return { answer: shareInWords(share), steps };
}

/** The result holds counts; the share is that of an objective on it, or what the replications' own shares give. */
function observedShare({ requests, byReplication, slo }: CandidateResult, name: Outcome): Estimate {
  const judged = slo.find(({ objective }) => new RegExp(`^\\s*${name}\\s*[<>=]+\\s*\\S+\\s*$`).test(objective));
  if (judged !== undefined) return judged.observed;
  const shares = byReplication?.[name].filter((share) => share !== null) ?? [];
  const trials = shares.map(() => requests.offered.mean ?? 0);
  if (shares.length > 0)
    return estimateFraction(
      shares.map((share, place) => share * trials[place]!),
      trials,
    );
  const all = requests.offered.mean;
  const mean = requests[name].mean;
  return { mean: all === null || all === 0 || mean === null ? null : mean / all, low: null, high: null };
}

function causes({ throttledBy }: CandidateResult): readonly Step[] {
  const words = {
    account: "account concurrency",
    reserved: "reserved concurrency",
    scaleRate: "scale-out rate",
    requestRate: "request rate",
    frontDoor: "front door",
    pending: "waiting too long for an instance",
  } as const;
  const parts = (Object.keys(words) as (keyof typeof words)[]).flatMap((cause) => {
    const count = throttledBy[cause];
    return (count?.mean ?? 0) > 0 ? [`${formatEstimate(count!)} by ${words[cause]}`] : [];
  });
  if (parts.length === 0) return [];
  return [`By cause, per replication: ${parts.join(", ")}.`];
}

export const retried: ExplainedMetric = {
  name: "retried",
  aliases: ["requests.retried", "retries", "attempts"],
  family: "Requests",
  gist: "further attempts of refused requests, per replication",
  definition:
    "Attempts after the first, made by callers whose request was throttled or rejected, after a random pause that may double each time. They are not offered requests of their own; the pauses count into the latency of the request that succeeds in the end. By default callers try once.",
  unit: "attempts per replication",
  formula: "retried = attempts of all requests of the window - offered",
  interval: countInterval,
  workings: perCandidate(({ requests: { retried: again, offered: first } }) => {
    const [more, all] = [again.mean ?? 0, first.mean ?? 0];
    const expression = `(${figure(all)} + ${figure(more)}) / ${figure(all)}`;
    return {
      answer: formatEstimate(again, { unit: " attempts per replication" }),
      steps: all === 0 ? [] : [{ label: "Attempts per request", expression, value: (all + more) / all, unit: "" }],
    };
  }),
};
