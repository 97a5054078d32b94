import { meters as known, type Meter } from "../../../usage/meter.ts";
import { formatNumber } from "../../format-estimate.ts";
import { type ExplainedMetric, perCandidate } from "../working.ts";

export const meters: ExplainedMetric = {
  name: "meters",
  aliases: [
    "meter",
    "monthly usage",
    "consumption",
    "gbSeconds",
    "instanceHours",
    "vcpuHours",
    "vcpuSeconds",
    "instanceVcpuSeconds",
    "nodeHours",
    "lcuHours",
    "egressGb",
    "logsGb",
  ],
  family: "Money",
  gist: "what a month consumes, by meter: the quantities of the bill",
  definition:
    "Consumption as the provider counts it, before any price: requests, GB-seconds (memory times billed duration), hours of machines and addresses, vCPUs and memory of containers by the hour or the second, GB of traffic and logs, load-balancer capacity units. A run counts them inside its window, a request that begins there in full; the bill prices the month made of them.",
  unit: "each meter has its own",
  formula: "a month's quantity = mean over replications of the window's quantity x month / duration",
  interval: "None of its own: the bill of each replication's quantities gives the interval of the cost.",
  workings: perCandidate(({ usage, bill }) => {
    const used = Object.entries(usage).filter(([, quantity]) => quantity > 0);
    const unitOf = (meter: string) => (Object.hasOwn(known, meter) ? ` ${known[meter as Meter].unit}` : "");
    return {
      answer: `${used.length} meters, ${bill.lines.length} lines of the bill`,
      steps: used.map(
        ([meter, quantity]) => `${meter}: ${formatNumber(quantity, { digits: 9 })}${unitOf(meter)} a month`,
      ),
    };
  }),
};
