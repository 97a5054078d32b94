import { canonicalScenario } from "../../scenario/canonical.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Parsed, ParseWith } from "../../scenario/parse-scenario.ts";
import type { PlannedCell, SweepPlan } from "../../scenario/vary/sweep-plan.ts";
import type { Result } from "../result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { answerEach } from "../tasks/answer-each.ts";
import type { Kept } from "../tasks/kept.ts";
import { version } from "../version.ts";
import { type SweepCell, type SweepResult, sweepCellSchema } from "./sweep-result.ts";
import { sweptCandidate } from "./swept-candidate.ts";

/** What a sweep takes beside what every simulation takes. */
export interface SweepOptions extends SimulateOptions {
  /** Cells that were finished before, needs `hash`; absent: none. */
  readonly kept?: Kept;
}

/**
 * Answers the scenario once for each cell of the plan. All cells see the same dice. What differs only in prices, free
 * tier or purchase is simulated once, and priced for each cell.
 *
 * @throws ScenarioError where a cell makes no scenario; as `simulate` does
 */
export async function sweep(parseWith: ParseWith, plan: SweepPlan, options: SweepOptions = {}): Promise<SweepResult> {
  const { hash, kept } = options;
  const parsed = ({ overrides }: Pick<PlannedCell, "overrides">): Parsed => {
    const outcome = parseWith(overrides);
    if ("issues" in outcome) throw new ScenarioError(outcome.issues);
    return outcome;
  };
  const base = parsed({ overrides: [] }).scenario;
  const cells = await answerEach<Outcome>(
    {
      count: plan.cells.length,
      question: (index) => parsed(plan.cells[index]!),
      take: outcomeOf,
      kept,
      isAnswer: (value): value is Outcome => outcomeSchema.safeParse(value).success,
      detail: false,
      label: `sweeping ${plan.cells.length} cells`,
    },
    options,
  );
  return {
    schemaVersion: 1,
    kind: "sweep",
    version,
    command: options.command ?? "",
    scenario: {
      name: base.name,
      question: base.question,
      seed: base.seed,
      digest: hash === undefined ? null : `sha256:${hash(canonicalScenario(base, {}))}`,
    },
    currency: "USD",
    axes: plan.axes.map(({ paths, points }) => ({
      paths: [...paths],
      points: points.map(({ label, values }) => ({ label, values: [...values] })),
    })),
    mode: plan.mode,
    cells: cells.map((outcome, index) => ({ points: [...plan.cells[index]!.points], ...outcome })),
  };
}

/** A cell without its place in the plan. */
const outcomeSchema = sweepCellSchema.omit({ points: true });
type Outcome = Omit<SweepCell, "points">;

function outcomeOf({ scenario, verdict, candidates }: Result): Outcome {
  const { digest, replications, durationSeconds } = scenario;
  return {
    digest,
    replications,
    durationSeconds,
    verdict: { best: verdict.best, kind: verdict.kind },
    candidates: candidates.map(sweptCandidate),
  };
}
