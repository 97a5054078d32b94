// One workload, measured in a process of its own: `node bench/measure.js w1 8000000` prints one line of JSON.

import { parseScenario, simulate } from "evenpoint";
import { workloads } from "./workloads.js";

const [name, invocations] = process.argv.slice(2);
const parsed = parseScenario(workloads[name](Number(invocations)));
if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join("\n"));

await simulate(parsed.scenario); // once to let the compiler see everything
const start = process.hrtime.bigint();
const { candidates } = await simulate(parsed.scenario);
const nanoseconds = Number(process.hrtime.bigint() - start);
const [{ requests, coldStarts, concurrency, instances }] = candidates;
const offered = requests.offered.mean;
console.log(
  JSON.stringify({
    name,
    offered,
    nanoseconds: nanoseconds / offered,
    perSecond: (offered / nanoseconds) * 1e9,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    coldFraction: coldStarts.fraction.mean,
    concurrency: concurrency.mean.mean,
    instances: instances.mean.mean,
  }),
);
