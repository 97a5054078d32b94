import type { Result } from "../../analysis/result.ts";
import type { ChartDescription } from "./chart-description.ts";
import { costAgainstP99 } from "./cost-against-p99.ts";
import { costAgainstRate } from "./cost-against-rate.ts";
import { costByLine } from "./cost-by-line.ts";
import { latencyByCandidate } from "./latency-by-candidate.ts";
import { pageOneTornado } from "./page-one-tornado.ts";
import { trafficOverTime } from "./traffic-over-time.ts";

/** Every chart this result has something to show in, each with its own name. */
export function charts(result: Result): readonly ChartDescription[] {
  return [
    costAgainstRate(result),
    pageOneTornado(result),
    costAgainstP99(result),
    latencyByCandidate(result),
    costByLine(result),
    trafficOverTime(result),
  ].filter((chart) => chart !== null);
}
