import type { CandidateResult } from "../../../analysis/result.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { shareInterval, shareInWords, shareSteps } from "../share-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const coldStarts: ExplainedMetric = {
  name: "coldStarts",
  aliases: ["coldStarts.fraction", "coldStarts.count", "cold starts", "cold start", "cold start rate"],
  family: "Requests",
  gist: "requests that waited for an instance to initialise, as a share of those served",
  definition:
    "A request is cold if no warm instance was free at its arrival and a new one had to be set up and initialised for it. They come with growing concurrency and after pauses longer than the keep-alive, so their share falls as traffic grows. Served are completed, timed-out and failed requests.",
  unit: "share of the requests served (coldStarts.count: requests per replication)",
  formula: "mean over replications of cold requests / (completed + timedOut + failed)",
  interval: shareInterval,
  workings: perCandidate((candidate) => ({
    answer: shareInWords(candidate.coldStarts.fraction),
    steps: steps(candidate),
  })),
};

function steps(candidate: CandidateResult): readonly Step[] {
  const { coldStarts: seen, requests, byReplication } = candidate;
  const ends = [requests.completed, requests.timedOut, requests.failed].map(({ mean }) => mean ?? 0);
  const served = ends.reduce((sum, count) => sum + count, 0);
  const count = formatEstimate(seen.count, { digits: 4 });
  return [
    `${count} cold starts per replication.`,
    {
      label: "Served per replication, as completed, timed out or failed",
      expression: ends.map((end) => figure(end)).join(" + "),
      value: served,
      unit: "",
    },
    ...shareSteps({
      estimate: seen.fraction,
      values: byReplication?.coldStarts,
      among: served,
      of: "served",
    }),
  ];
}
