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
    ? "It is paid by the hour, whatever the traffic does."
    : "It is paid by use, and no limit says how much can be used in an hour.";
}

function steps({ bill, limits }: CandidateResult, perHour: number): readonly Step[] {
  const price = bill.lines.find((line) => line.meter === "gbSeconds" && line.price > 0)?.price;
  if (price === undefined && bill.lines.some(({ meter }) => meter === "vcpuSeconds" || meter === "instanceVcpuSeconds"))
    return ["Every container that there may be, in use for the whole hour, at the first tier's prices."];
  if (price === undefined) return ["The bill has no priced line of computing time to take the price from."];
  const gigabytes = perHour / price / 3600;
  const limit = limits.find((one) => /^(account|reserved) concurrency$/.test(one.limit));
  const size = limit === undefined ? null : gigabytes / limit.value;
  const capacity =
    limit === undefined || size === null ? `${figure(gigabytes)} GB` : `${figure(limit.value)} x ${figure(size)} GB`;
  const label =
    limit === undefined
      ? "Memory of all instances x seconds x price"
      : `Limit (${limit.limit}) x memory x seconds x price`;
  return [{ label, expression: `${capacity} x 3,600 s x ${figure(price)} USD`, value: perHour, unit: " USD an hour" }];
}
