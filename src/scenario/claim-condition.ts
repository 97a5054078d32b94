import { nearestName } from "../units/nearest-name.ts";
import {
  expectedValue,
  latencyMetrics,
  type ObjectiveMetric,
  objectiveMetrics,
  parseNumber,
  parseNumberOrShare,
  parseObjectiveValue,
} from "./objective.ts";
import { showValue } from "./show-value.ts";

/**
 * Metrics a claim may name: those of objectives, the mean number of instances, and the peak concurrency. Latencies are
 * in milliseconds, shares from 0 to 1, cost in USD a month, the last two in numbers.
 */
export const claimMetrics = [...objectiveMetrics, "instances", "concurrency"] as const;

export type ClaimMetric = (typeof claimMetrics)[number];
export type ClaimComparison = "<" | "<=" | ">" | ">=";

/** A metric of one candidate. */
export interface Measured {
  readonly metric: ClaimMetric;
  /** The candidate's name. */
  readonly of: string;
}

/** `p99 of "Node" < 300ms`, or `p99 of "Node" <= 60% of p99 of "Spring"`. */
export interface MetricCondition extends Measured {
  readonly kind: "metric";
  readonly comparison: ClaimComparison;
  /** A value in the metric's own unit; or a share of another metric, 1 where that is meant whole. */
  readonly bound: { readonly value: number } | (Measured & { readonly share: number });
}

/** `best is "Lambda"`: acceptable, and the cheapest of those that are. */
export interface BestCondition {
  readonly kind: "best";
  readonly of: string;
}

/** One condition on the answer. */
export type ClaimCondition = MetricCondition | BestCondition;

/** Metrics of one kind can be held against each other. */
export type ClaimUnit = "latency" | "money" | "share" | "number";

/** What kind of number a metric is. */
export function claimUnit(metric: ClaimMetric): ClaimUnit {
  if (metric === "instances" || metric === "concurrency") return "number";
  if (metric === "cost") return "money";
  return latencyMetrics.includes(metric) ? "latency" : "share";
}

/** The names of candidates that conditions speak of, in their order. */
export function namesIn(conditions: readonly ClaimCondition[]): readonly string[] {
  return conditions.flatMap((condition) => {
    if (condition.kind === "best" || !("of" in condition.bound)) return [condition.of];
    return [condition.of, condition.bound.of];
  });
}

interface Problem {
  readonly problem: string;
}

interface Token {
  readonly kind: "name" | "comparison" | "word" | "other";
  /** Of a name what it says, without quotation marks. */
  readonly text: string;
  /** Where it begins and ends in the condition. */
  readonly from: number;
  readonly to: number;
}

const tokenPattern = /\s*(?:("(?:[^"\\]|\\.)*")|(<=|>=|<|>)|([^\s"<>=]+)|(\S))/y;

const shape =
  'METRIC of "NAME" (< <= > >=) VALUE, such as p99 of "Node" < 300ms; or (< <= > >=) SHARE of METRIC of "NAME", such as cost of "A" <= 15% of cost of "B"; or best is "NAME"; several are joined by and';

/**
 * Reads the condition under which a claim is true; gives what is wrong with it, in a sentence, where it cannot be read.
 * Candidates' names stand in double quotation marks; one inside a name is written `\"`.
 */
export function parseClaimCondition(text: string): readonly ClaimCondition[] | Problem {
  const conditions: ClaimCondition[] = [];
  for (const part of partsOf(tokensOf(text))) {
    const condition = parsePart(part, text);
    if ("problem" in condition) return condition;
    conditions.push(condition);
  }
  return conditions;
}

/** Ends with the first token that no condition has: looking for the end of each open quotation mark would take long. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const [, name, comparison, word, other = ""] = match;
    const written = name ?? comparison ?? word ?? other;
    const to = match.index + match[0].length;
    const kind =
      name !== undefined ? "name" : comparison !== undefined ? "comparison" : word !== undefined ? "word" : "other";
    const said = kind === "name" ? written.slice(1, -1).replace(/\\(.)/g, "$1").trim() : written;
    tokens.push({ kind, text: said, from: to - written.length, to });
    if (kind === "other") return tokens;
  }
  return tokens;
}

/** The tokens between the words `and`; at least one part. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isWord(token, "and")) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}

function parsePart(part: readonly Token[], text: string): ClaimCondition | Problem {
  const [first, second, third, operator, ...rest] = part;
  const unread = { problem: `${quotePart(part, text)} is not a condition: ${shape}` };
  if (isWord(first, "best") && isWord(second, "is") && third?.kind === "name" && part.length === 3) {
    return { kind: "best", of: third.text };
  }
  const left = parseMeasured([first, second, third]);
  if (left === null || operator?.kind !== "comparison" || rest.length === 0) return unread;
  if ("problem" in left) return left;
  const bound = parseBound(left.metric, rest);
  if (bound === null) return unread;
  if ("problem" in bound) return bound;
  return { kind: "metric", ...left, comparison: operator.text as ClaimComparison, bound };
}

/** A part as the text has it; "" of an empty one, such as that after a last `and`. */
function quotePart(part: readonly Token[], text: string): string {
  return showValue(text.slice(part[0]?.from ?? 0, part.at(-1)?.to ?? 0));
}

/** `METRIC of "NAME"`; null where the tokens are something else. */
function parseMeasured([first, second, third]: readonly (Token | undefined)[]): Measured | Problem | null {
  if (first?.kind !== "word" || !isWord(second, "of") || third?.kind !== "name") return null;
  const metric = claimMetrics.find((known) => known === first.text);
  if (metric !== undefined) return { metric, of: third.text };
  const nearest = nearestName(first.text, claimMetrics);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  return { problem: `${showValue(first.text)} is not a metric${hint} (metrics: ${claimMetrics.join(", ")})` };
}

function parseBound(metric: ClaimMetric, rest: readonly Token[]): MetricCondition["bound"] | Problem | null {
  const [first, second] = rest;
  if (rest.length === 1) return first?.kind === "word" ? parseValue(metric, first.text) : null;
  if (rest.length === 3) return against(metric, { share: 1, other: parseMeasured(rest) });
  if (rest.length !== 5 || first?.kind !== "word" || !isWord(second, "of")) return null;
  const share = parseNumberOrShare(first.text);
  if (share === null || share <= 0 || !Number.isFinite(share)) {
    return { problem: `${showValue(first.text)} is no share of another metric: it is above 0%, such as 15%` };
  }
  return against(metric, { share, other: parseMeasured(rest.slice(2)) });
}

function parseValue(metric: ClaimMetric, written: string): { readonly value: number } | Problem {
  const isNumber = metric === "instances" || metric === "concurrency";
  const value = isNumber ? parseNumber(written) : parseObjectiveValue(metric, written);
  if (value !== null && Number.isFinite(value)) return { value };
  const expected = isNumber ? `${metric} is a number, such as 50` : expectedValue(metric as ObjectiveMetric);
  return { problem: `${showValue(written)} does not fit ${metric}: ${expected}` };
}

interface Other {
  readonly share: number;
  readonly other: Measured | Problem | null;
}

/** A share of another metric, which must be of the same kind. */
function against(metric: ClaimMetric, { share, other }: Other): MetricCondition["bound"] | Problem | null {
  if (other === null || "problem" in other) return other;
  if (claimUnit(metric) === claimUnit(other.metric)) return { share, ...other };
  const alike = claimMetrics.filter((known) => known !== metric && claimUnit(known) === claimUnit(metric));
  const remedy = `hold it against itself${alike.length === 0 ? "" : ` or ${alike.join(", ")}`}`;
  return { problem: `${metric} and ${other.metric} are not in one unit: ${remedy}` };
}
