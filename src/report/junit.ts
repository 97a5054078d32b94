import type { CandidateResult, Check, IneligibleCandidate, ObjectiveResult, Result } from "../analysis/result.ts";
import { type Reason, whyNotAcceptable } from "../analysis/why-not-acceptable.ts";
import { formatEstimate, formatNumber } from "./format-estimate.ts";
import { type JunitCase, type JunitSuite, junitOf } from "./junit/junit-of.ts";
import { missedInWords, openInWords, reasonInWords } from "./sentences/reason-in-words.ts";

/** The result as JUnit XML: a suite per candidate with a case per objective, and a suite of the self-checks. */
export function junit(result: Result): string {
  return junitOf(result.scenario.name, junitSuites(result));
}

/** The same as data, for answers that hold several results. */
export function junitSuites({ candidates, checks }: Pick<Result, "candidates" | "checks">): readonly JunitSuite[] {
  const suites = candidates.map((candidate) => ({ name: candidate.name, cases: candidateCases(candidate) }));
  return checks.length === 0 ? suites : [...suites, { name: "self-checks", cases: checks.map(checkCase) }];
}

/** Eligible, each objective in the scenario's order, and acceptable. */
function candidateCases(candidate: CandidateResult | IneligibleCandidate): readonly JunitCase[] {
  const reasons = whyNotAcceptable(candidate);
  const acceptable = acceptableCase(reasons);
  if (!candidate.eligible) return [{ name: "eligible", failure: candidate.ineligibleBecause }, acceptable];
  const objectives = candidate.slo.map((objective) => objectiveCase(objective, reasons));
  return [{ name: "eligible" }, ...objectives, acceptable];
}

/** Fails for reasons of its own alone, so that nothing counts twice; for others it names the cases that fail. */
function acceptableCase(reasons: readonly Reason[]): JunitCase {
  const name = "acceptable";
  const failure = reasons.filter(({ kind }) => kind === "overloaded" || kind === "incomplete").map(reasonInWords);
  if (failure.length > 0) return { name, failure };
  if (reasons.length === 0) return { name };
  const failing = reasons.map((reason) => (reason.kind === "objective" ? reason.missed.objective : "eligible"));
  return { name, note: `not acceptable: see ${[...new Set(failing)].join(", ")}` };
}

/** What too few requests leave open fails too, as a build must not pass by silence; its type tells it apart. */
function objectiveCase(objective: ObjectiveResult, reasons: readonly Reason[]): JunitCase {
  const name = objective.objective;
  if (objective.passed) return objective.certain ? { name } : { name, note: openInWords(objective) };
  const reason = reasons.find((one) => one.kind === "objective" && one.missed === objective);
  const failure = [reason === undefined ? missedInWords(objective, null) : reasonInWords(reason)];
  return objective.observed.mean === null ? { name, failure, failureType: "undecided" } : { name, failure };
}

function checkCase({ law, candidate, expected, observed, holds }: Check): JunitCase {
  const name = `${law}: ${candidate}`;
  if (holds) return { name };
  const expectation = `expected ${formatNumber(expected, { digits: 4 })}`;
  return { name, failure: [`${expectation}, observed ${formatEstimate(observed, { digits: 4 })}`] };
}
