import { type ClosedForm, closedForm } from "../../../../src/analysis/tune/closed-form/closed-form.ts";
import { parseScenario } from "../../../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../../../src/scenario/scenario.ts";

/** What a test says of a scenario with one candidate; each as a scenario writes it. */
export interface ScenarioParts {
  readonly arrivals?: string;
  readonly work?: string;
  /** Further keys of the workload. */
  readonly workload?: string;
  /** Keys of the candidate, its platform among them. */
  readonly candidate: string;
  readonly duration?: string;
  /** Further lines. */
  readonly top?: string;
}

/** A function whose calls take 100 ms of CPU and 40 ms of io, ten times a second, evenly spaced, where nothing else is said. */
export function scenarioOf(parts: ScenarioParts): Scenario {
  const { arrivals = "{kind: constant, rate: 10/s}", work = "{cpu: 100ms, io: 40ms}", workload = "" } = parts;
  const { candidate, duration = "1h", top = "" } = parts;
  const text = `
name: closed form
duration: ${duration}
${top}
workload: {arrivals: ${arrivals}, work: ${work}, memory: 100MB${workload}}
candidates:
  - {name: f, ${candidate}}
`;
  const parsed = parseScenario(text, { file: "closed-form.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

export const lambda = "platform: aws-lambda, coldStart: 0ms, overhead: 10ms";

/** The closed form of the scenario's candidate, without recorded data. */
export function formOf(scenario: Scenario): ClosedForm {
  const form = closedForm(scenario.candidates[0]!, scenario, dataOf(scenario));
  if ("problem" in form) throw new Error(form.problem);
  return form;
}

export function dataOf({ duration }: Scenario) {
  return { traces: new Map(), samples: new Map(), duration: duration! };
}
