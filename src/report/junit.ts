import type { CandidateResult, Check, IneligibleCandidate, Result } from "../analysis/result.ts";
import { whyNotAcceptable } from "../analysis/why-not-acceptable.ts";
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

/** Eligible, each objective in the scenario's order, and acceptable, which is all of them and more. */
function candidateCases(candidate: CandidateResult | IneligibleCandidate): readonly JunitCase[] {
  const reasons = whyNotAcceptable(candidate).map(reasonInWords);
  const acceptable = { name: "acceptable", ...(reasons.length === 0 ? {} : { failure: reasons }) };
  if (!candidate.eligible) return [{ name: "eligible", failure: candidate.ineligibleBecause }, acceptable];
  return [{ name: "eligible" }, ...candidate.slo.map(objectiveCase), acceptable];
}

function objectiveCase(objective: CandidateResult["slo"][number]): JunitCase {
  const name = objective.objective;
  if (!objective.passed) return { name, failure: [missedInWords(objective)] };
  return objective.certain ? { name } : { name, note: openInWords(objective) };
}

function checkCase({ law, candidate, expected, observed, holds }: Check): JunitCase {
  const name = `${law}: ${candidate}`;
  if (holds) return { name };
  const expectation = `expected ${formatNumber(expected, { digits: 4 })}`;
  return { name, failure: [`${expectation}, observed ${formatEstimate(observed, { digits: 4 })}`] };
}
