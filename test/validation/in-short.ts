import { type Balance, balances } from "./balance.ts";
import { deviation } from "./deviation.ts";
import type { ValidationRow } from "./validation-row.ts";
import { largest, usual, type Verdict, verdictOf } from "./verdict.ts";

/** The page's answer: one paragraph on the laws, one on what was measured. */
export function inShort(rows: readonly ValidationRow[]): readonly string[] {
  return [laws(rows), measurements(rows)];
}

function laws(rows: readonly ValidationRow[]): string {
  const exact = rows.filter((row) => row.kind === "law");
  const crossings = rows.filter(({ kind }) => kind === "crossing");
  const { all, first } = balances(rows);
  const far = exact.filter((row) => !(Math.abs(deviation(row)!) <= largest)).length;
  return [
    `${all.values} exact values in ${first.values} cases:`,
    `${far === 0 ? "none" : far} beyond ${largest} standard errors, ${all.beyond} beyond ${usual}.`,
    `By chance alone there would be ${all.expected.toFixed(1)} on average (Student's law, 39 degrees of freedom), and ${all.beyond} or more with a probability of ${percent(all)} (binomial, were all values independent).`,
    `The values of one case share their dice; of the first of each case, which are independent, ${first.beyond} of ${first.values} lie beyond: so many or more with ${percent(first)}.`,
    `${agreeing(crossings)} of ${crossings.length} break-evens are what arithmetic gives.`,
  ].join(" ");
}

const percent = ({ chance }: Balance): string => `${(100 * chance).toFixed(0)} %`;

const agreeing = (rows: readonly ValidationRow[]): number => rows.filter((row) => verdictOf(row) === "agrees").length;

function measurements(rows: readonly ValidationRow[]): string {
  const measured = rows.filter(({ kind }) => kind === "measured");
  const facts = rows.filter(({ kind }) => kind === "fact");
  const bounds = rows.filter((row) => row.kind === "bound");
  const count = (verdict: Verdict) => measured.filter((row) => verdictOf(row) === verdict).length;
  const errors = bounds.map(({ what, error }) => `${(100 * error).toFixed(1)} % for ${what}`);
  return [
    `${measured.length} measured values: ${count("agrees")} agree within ${usual} standard errors, ${count("within 4")} more within ${largest},`,
    `${count("model differs")} beyond that (explained below); ${count("no interval")} were measured without an interval.`,
    `Over ten experiments on AWS Lambda the mean relative error is ${errors.join(" and ")}.`,
    `${facts.filter((row) => verdictOf(row) === "same").length} of ${facts.length} numbers known of recordings are the same to the last request.`,
  ].join(" ");
}
