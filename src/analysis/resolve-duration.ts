import { type Issue, ScenarioError } from "../scenario/issue.ts";
import { windowsProblem } from "../scenario/objective.ts";
import { mostReplications } from "../scenario/replications-field.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { formatSignificant } from "../units/significant.ts";
import {
  type ArrivalSettings,
  defaultDuration,
  durationProblem,
  meanRate,
  traceSources,
} from "../workloads/arrivals/index.ts";
import { traceKey } from "../workloads/arrivals/trace.ts";
import type { Trace } from "../workloads/trace.ts";

/** As for traffic without a trace: more requests than this are a typing error, or days of computing. */
const mostRequests = 100_000_000_000;

/** Microseconds of a trace that must be left to measure. */
const shortestRest = microsecondsPer.s;

/**
 * The window's length in microseconds once the traces are read: the scenario's own, or all that a trace has left after
 * the warm-up was cut from its start.
 *
 * @throws ScenarioError where the trace is too short, for itself or for the stretches of an objective, or holds too many requests
 */
export function resolveDuration(scenario: Scenario, traces: Traces): number {
  const { warmUp, workload } = scenario;
  const duration = scenario.duration ?? defaultDuration(workload.arrivals, warmUp, traces) ?? 0;
  if (duration <= 0) throw refuse("warmUp", warmUp, "leaves nothing of the trace to measure; shorten it");
  const problem = durationProblem(workload.arrivals, { duration, warmUp }, traces);
  if (problem !== null) {
    throw refuse("duration", duration, `${problem}; shorten it, or leave it out to take the whole trace`);
  }
  if (scenario.duration === null && duration < shortestRest) {
    throw refuse("warmUp", warmUp, `leaves only ${formatDuration(duration)} of the trace to measure; shorten it`);
  }
  checkWork(scenario, duration, traces);
  const issues = scenario.slo.flatMap((objective, index): Issue[] => {
    const message = windowsProblem(objective, duration);
    return message === null ? [] : [{ path: `slo[${index}]`, value: objective.text, message, file: null, line: null }];
  });
  if (issues.length > 0) throw new ScenarioError(issues);
  return duration;
}

function checkWork(scenario: Scenario, duration: number, traces: Traces): void {
  const { workload, warmUp, duration: asked } = scenario;
  if (traceSources(workload.arrivals).length === 0) return; // the scenario's own check has seen it
  const requests = requestsWithin(workload.arrivals, warmUp + duration, traces) * mostReplications(scenario);
  if (requests <= mostRequests) return;
  const traffic = "functions" in workload ? "workload.functions" : "workload.arrivals";
  const path = asked === null ? traffic : "duration";
  const message = `about ${formatSignificant(requests)} requests would be simulated, at most ${formatSignificant(mostRequests)} are; shorten the duration, or lower the replications or the scale`;
  throw new ScenarioError([{ path, message, file: null, line: null }]);
}

type Traces = ReadonlyMap<string, Trace>;

/** Requests in the first `span` microseconds: of a trace those recorded, times its scale; else the mean. */
function requestsWithin(arrivals: ArrivalSettings, span: number, traces: Traces): number {
  if (arrivals.kind === "sum") return arrivals.of.reduce((sum, part) => sum + requestsWithin(part, span, traces), 0);
  const trace = arrivals.kind === "trace" ? traces.get(traceKey(arrivals)) : undefined;
  if (arrivals.kind !== "trace" || trace === undefined) return (meanRate(arrivals) * span) / microsecondsPer.s;
  return arrivals.scale * recordedWithin(trace, span);
}

function recordedWithin(trace: Trace, span: number): number {
  if (trace.kind === "streamed") return trace.requests * Math.min(1, span / trace.length);
  let requests = 0;
  if (trace.kind === "requests") {
    for (let i = 0; i < trace.times.length && trace.times[i]! < span; i++) requests++;
    return requests;
  }
  const { counts, interval } = trace;
  for (let i = 0; i < counts.length && i * interval < span; i++) {
    requests += counts[i]! * Math.min(1, (span - i * interval) / interval);
  }
  return requests;
}

function refuse(path: string, microseconds: number, problem: string): ScenarioError {
  const value = formatDuration(microseconds);
  return new ScenarioError([{ path, value, message: `${path} ${value} ${problem}`, file: null, line: null }]);
}
