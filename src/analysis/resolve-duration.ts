import { type Issue, ScenarioError } from "../scenario/issue.ts";
import { windowsProblem } from "../scenario/objective.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { formatDuration } from "../units/duration.ts";
import { defaultDuration, durationProblem } from "../workloads/arrivals/index.ts";
import type { Trace } from "../workloads/trace.ts";

/**
 * The window's length in microseconds once the traces are read: the scenario's own, or all that a trace has left after
 * the warm-up was cut from its start.
 *
 * @throws ScenarioError where the trace is too short, for itself or for the stretches of an objective
 */
export function resolveDuration(scenario: Scenario, traces: ReadonlyMap<string, Trace>): number {
  const { warmUp, workload } = scenario;
  const duration = scenario.duration ?? defaultDuration(workload.arrivals, warmUp, traces) ?? 0;
  if (duration <= 0) throw refuse("warmUp", warmUp, "leaves nothing of the trace to measure; shorten it");
  const problem = durationProblem(workload.arrivals, { duration, warmUp }, traces);
  if (problem !== null) {
    throw refuse("duration", duration, `${problem}; shorten it, or leave it out to take the whole trace`);
  }
  const issues = scenario.slo.flatMap((objective, index): Issue[] => {
    const message = windowsProblem(objective, duration);
    return message === null ? [] : [{ path: `slo[${index}]`, value: objective.text, message, file: null, line: null }];
  });
  if (issues.length > 0) throw new ScenarioError(issues);
  return duration;
}

function refuse(path: string, microseconds: number, problem: string): ScenarioError {
  const value = formatDuration(microseconds);
  return new ScenarioError([{ path, value, message: `${path} ${value} ${problem}`, file: null, line: null }]);
}
