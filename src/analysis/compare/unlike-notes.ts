import type { Result } from "../result.ts";
import { arePaired, candidatePairs } from "./result-differences.ts";

/** What is not alike in two results beside their figures, and what that means for the comparison, in sentences. */
export function unlikeNotes(before: Result, after: Result): readonly string[] {
  const [a, b] = [before.scenario, after.scenario];
  return [
    ...(a.name === b.name ? [] : [`The scenarios are not of one name: "${a.name}" before, "${b.name}" after.`]),
    ...(a.durationSeconds === b.durationSeconds
      ? []
      : [
          `The windows differ: ${a.durationSeconds} s before, ${b.durationSeconds} s after; costs are per month in both.`,
        ]),
    ...originNotes(before, after),
    ...diceNotes(before, after),
    ...breakEvenNotes(before, after),
  ];
}

/** A digest covers the seed and the replications too, so that it tells of other changes only where these are alike. */
function originNotes(before: Result, after: Result): readonly string[] {
  const [a, b] = [before.scenario.digest, after.scenario.digest];
  const isOtherQuestion = arePaired(before, after) && a !== null && b !== null && a !== b;
  return [
    ...(isOtherQuestion
      ? ["The scenarios are not the same (their digests differ); a result does not tell what its workload was."]
      : []),
    ...(before.version === after.version
      ? []
      : [
          `Made by unlike versions of evenpoint (${before.version} and ${after.version}): models and prices may differ.`,
        ]),
  ];
}

function diceNotes(before: Result, after: Result): readonly string[] {
  const [a, b] = [before.scenario, after.scenario];
  const isOld = candidatePairs(before, after).some(
    (pair) => pair.before.byReplication === undefined || pair.after.byReplication === undefined,
  );
  if (a.replications === 1 || b.replications === 1) {
    const which = a.replications === b.replications ? "Both results are" : "One of the results is";
    return [`${which} of a single replication, which has no intervals: every difference counts, noise or not.`];
  }
  if (isOld) {
    const origin = "not every result tells what each replication gave (older versions did not)";
    return [`Compared by the intervals of the estimates, which is less sharp: ${origin}.`];
  }
  if (arePaired(before, after)) return [];
  const unlike = [
    ...(a.seed === b.seed ? [] : [`seeds ${a.seed} and ${b.seed}`]),
    ...(a.replications === b.replications ? [] : [`${a.replications} and ${b.replications} replications`]),
  ].join(", ");
  return [
    `Compared by Welch's interval (${unlike}); with one seed and as many replications the same dice would cancel out.`,
  ];
}

function breakEvenNotes(before: Result, after: Result): readonly string[] {
  const [a, b] = [before.breakEven, after.breakEven];
  if (a === undefined && b === undefined) return [];
  if (a === undefined || b === undefined) {
    const side = a === undefined ? "later" : "earlier";
    return [`Only the ${side} result looked for a break-even, so there is nothing to compare it with.`];
  }
  if (a.unit !== b.unit) return [`The break-evens are not on one axis: ${a.axis} before, ${b.axis} after.`];
  const [from, to] = [a.searched, b.searched].map(([low, high]) => `${low} to ${high}`) as [string, string];
  return from === to ? [] : [`Break-evens were searched in unlike ranges: ${from} ${a.unit} before, ${to} after.`];
}
