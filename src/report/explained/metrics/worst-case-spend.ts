import type { CandidateResult } from "../../../analysis/result.ts";
import { formatNumber } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const worstCaseSpend: ExplainedMetric = {
  name: "worstCaseSpend",
  aliases: ["worstCaseSpend.perHour", "worst case", "worst case spend", "runaway cost"],
  family: "Money",
  gist: "what an hour costs at most, with every instance the limit allows busy",
  definition:
    "The computing time of one hour in which as many requests are in service as the concurrency limit lets through, or as many containers serve as there may be, at the first tier's price and with nothing free: what a runaway loop can spend before anybody looks. Requests, traffic and logs come on top. Machines, and containers paid by the clock, have no such figure, as their number is yours; isolates that no limit stops have none either.",
  unit: "USD an hour",
  formula:
    "functions: concurrency limit x memory in GB x 3,600 s x price of a GB-second, and more where requests are shorter than the least time that is billed, at their mean work; containers: most instances x 3,600 s x (vCPUs x price of a vCPU-second + GB x price of a GB-second)",
  interval: "None: it follows from the limit and the price, not from the traffic.",
  workings: perCandidate((candidate) => {
    const { perHour } = candidate.worstCaseSpend;
    if (perHour === null) return { answer: "n/a", steps: [whyNone(candidate)] };
    return { answer: `${formatNumber(perHour)} USD an hour`, steps: steps(candidate, perHour) };
  }),
};

function whyNone({ usage }: CandidateResult): string {
  return usage.cpuMilliseconds === undefined
    ? "It is paid by the hour for the instances that there are, and how many there may be is a setting."
    : "It is paid by use, and no limit says how much can be used in an hour.";
}

function steps({ bill, limits }: CandidateResult, perHour: number): readonly Step[] {
  const price = bill.lines.find((line) => line.meter === "gbSeconds" && line.price > 0)?.price;
  const limit = limits.find((one) => /^(account|reserved) concurrency$/.test(one.limit));
  if (price === undefined || limit === undefined)
    return ["Every instance that there may be, in use for the whole hour, at the first tier's prices."];
  const capacity = `${figure(limit.value)} x ${figure(perHour / price / 3600 / limit.value)} GB`;
  const label = `Limit (${limit.limit}) x memory x seconds x price`;
  return [{ label, expression: `${capacity} x 3,600 s x ${figure(price)} USD`, value: perHour, unit: " USD an hour" }];
}
