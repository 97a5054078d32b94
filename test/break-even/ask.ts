import { type BreakEvenOptions, type BreakEvenResult, breakEven, parseScenario, type Result } from "../../src/index.ts";

/** A scenario as an object, in the words of a scenario file; a workload of pure waiting, so that nothing is shared. */
export interface Question {
  /** Such as "constant" or "poisson". */
  readonly arrivals?: string;
  /** The scenario's own rate, such as "10/s". */
  readonly rate?: string;
  /** How long every request waits on others, such as "100ms". */
  readonly io: string;
  readonly month?: string;
  readonly freeTier?: boolean;
  readonly replications?: number;
  readonly slo?: readonly string[];
  /** Ranges of disputed inputs, by path. */
  readonly uncertain?: Readonly<Record<string, readonly unknown[]>>;
  readonly candidates: readonly object[];
}

/** What the search found. Throws where the scenario is not one. */
export async function ask(question: Question, options: BreakEvenOptions = {}): Promise<BreakEvenResult> {
  const { breakEven: found } = await answer(question, options);
  if (found === undefined) throw new Error("the result has no break-even");
  return found;
}

export function answer(question: Question, options: BreakEvenOptions = {}): Promise<Result> {
  const { arrivals = "constant", rate = "10/s", io, replications = 2, ...rest } = question;
  const workload = { arrivals: { kind: arrivals, rate }, work: { io } };
  const outcome = parseScenario(
    JSON.stringify({ name: "break-even", seed: 1, duration: "1m", replications, workload, ...rest }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return breakEven(outcome.scenario, options);
}

/** A function whose requests cost exactly their work: cold starts take no time, nothing is added. */
export function lambda(name: string, settings: object): object {
  return { name, platform: "aws-lambda", coldStart: "0ms", overhead: "0ms", ...settings };
}

/** Machines with room for every request of these tests. */
export function machines(name: string, settings: object): object {
  return { name, platform: "aws-ec2", slots: 2000, overhead: "0ms", ...settings };
}
