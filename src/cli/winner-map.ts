import type { PathAxis } from "../analysis/break-even/over-path.ts";
import type { MapPlan, OtherAxis } from "../analysis/winner-map/winner-map.ts";
import { winnerMap as answerWinnerMap } from "../analysis/winner-map/winner-map.ts";
import { mapForms } from "../report/mapped/map-forms.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { valueAt } from "../scenario/scenario-path.ts";
import { parseQuantity } from "../scenario/vary/quantity.ts";
import { rangeValues } from "../scenario/vary/range-values.ts";
import { meanRate, traceSources } from "../workloads/arrivals/index.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { UsageError } from "./usage-error.ts";

const example = "--over rate --over workload.work.cpu=10ms..500ms:log:20";
/** Points of an axis that does not say how many. */
const usualPoints = 20;
const mostPoints = 200;
/** A range that spans more is divided into equal factors. */
const widestEven = 5;
/** Of the scenario's own rate, down and up. */
const usualFactor = 10;

interface OverAxis {
  readonly name: string;
  readonly range: string | null;
}

/** `evenpoint break-even SCENARIO --over rate --over PATH=LOW..HIGH`: the winner over the rate and one other input. */
export function winnerMap(file: string, over: readonly string[], flags: AnswerFlags): Promise<number> {
  const planFor = mapPlanner(over);
  let plan: MapPlan;
  return answer({
    verb: "break-even",
    file,
    flags,
    ownFlags: over.map((text) => ["--over", text] as const),
    keeps: "replications",
    check({ scenario }) {
      plan = planFor(scenario);
    },
    ask: ({ scenario, options }) => answerWinnerMap(scenario, plan, options),
    forms: mapForms,
    formNames: ["text", "json", "md", "html", "csv"],
  });
}

/**
 * What a map is drawn over, as its two `--over` say; a range that needs the scenario is read with it.
 *
 * @throws UsageError where they are not the rate and one other input
 */
export function mapPlanner(over: readonly string[]): (scenario: Scenario) => MapPlan {
  const axes = over.map(axisOf);
  const rate = axes.find(({ name }) => name === "rate");
  const other = axes.find(({ name }) => name !== "rate");
  if (axes.length !== 2 || rate === undefined || other === undefined) {
    throw new UsageError(`--over takes one axis, or the rate and one other input, such as ${example}`);
  }
  const otherAxis = otherAxisOf(other);
  return (scenario) => ({
    rates: ratesOf(rate, scenario),
    other: { ...otherAxis, path: pathIn(scenario, otherAxis.path) },
  });
}

/** "memory" is that of the only candidate whose size it is; anything else is a path. */
export function pathIn({ candidates, written }: Scenario, name: string): string {
  if (name !== "memory") return name;
  const sized = candidates.filter((candidate) => valueAt(writtenOf(written, candidate.name), ["memory"]) !== undefined);
  const paths = sized.map((candidate) => `candidates[${JSON.stringify(candidate.name)}].memory`);
  if (paths.length === 1) return paths[0]!;
  const choose =
    paths.length === 0
      ? "no candidate has a memory to choose"
      : `several candidates have one; write ${paths.join(" or ")}`;
  throw new UsageError(`--over memory: ${choose}`);
}

function writtenOf(written: unknown, name: string): unknown {
  const list = valueAt(written, ["candidates"]);
  return Array.isArray(list) ? list.find((one) => valueAt(one, ["name"]) === name) : undefined;
}

/** Along one input alone: `workload.work.cpu=10ms..500ms:log:20`. */
export function pathAxisOf(text: string): PathAxis {
  const { path, unit, values } = otherAxisOf(axisOf(text));
  const numbers = values.map(({ number }) => number);
  if (numbers[0]! > 0) return { path, unit, values: numbers };
  throw new UsageError(`--over ${text}: the lowest value must be above zero`);
}

function axisOf(text: string): OverAxis {
  const at = text.lastIndexOf("=");
  return at < 0
    ? { name: text.trim(), range: null }
    : { name: text.slice(0, at).trim(), range: text.slice(at + 1).trim() };
}

function otherAxisOf({ name, range }: OverAxis): OtherAxis {
  if (range === null) throw new UsageError(`--over ${name}: say from where to where, such as ${example}`);
  const { texts, isLogarithmic } = spread(name, range);
  const first = parseQuantity(texts[0]!)!;
  const values = texts.map((text) => {
    const quantity = parseQuantity(text)!;
    const number = (quantity.number * quantity.perUnit) / first.perUnit;
    return { written: first.unit === "" ? number : text, number };
  });
  return { path: name, unit: first.unit, isLogarithmic, values };
}

function ratesOf({ range }: OverAxis, { workload }: Scenario): readonly number[] {
  if (range === null) {
    if (traceSources(workload.arrivals).length > 0) {
      throw new UsageError(
        "--over rate: the mean rate of recorded traffic is known only once it is read; say from where to where, such as rate=1/s..100/s",
      );
    }
    const own = meanRate(workload.arrivals);
    const factor = (i: number) => Math.exp(Math.log(usualFactor) * ((2 * i) / (usualPoints - 1) - 1));
    return Array.from({ length: usualPoints }, (_, i) => own * factor(i));
  }
  const { texts } = spread("rate", range);
  return texts.map((text) => {
    const { kind, number, perUnit } = parseQuantity(text)!;
    if ((kind === "rate" || kind === "number") && number > 0) return kind === "rate" ? number * perUnit : number;
    throw new UsageError(`--over rate=${range}: write rates above zero, such as 1/s..100/s`);
  });
}

/** The values of a range, and whether they lie apart by equal factors. */
function spread(name: string, range: string): { readonly texts: readonly string[]; readonly isLogarithmic: boolean } {
  const [low, high] = range
    .split(":")[0]!
    .split("..")
    .map((end) => parseQuantity(end.trim()));
  const hasSpacing = range.includes(":");
  const ratio =
    low == null || high == null || low.number <= 0 ? 1 : (high.number * high.perUnit) / (low.number * low.perUnit);
  const isWide = ratio > widestEven || name === "rate";
  const outcome = rangeValues(hasSpacing ? range : `${range}:${isWide ? "log:" : ""}${usualPoints}`);
  if ("problem" in outcome) throw new UsageError(`--over ${name}=${range}: ${outcome.problem}`);
  if (outcome.values.length < 2 || outcome.values.length > mostPoints) {
    throw new UsageError(`--over ${name}=${range}: ${outcome.values.length} points; an axis has 2 to ${mostPoints}`);
  }
  return { texts: outcome.values, isLogarithmic: hasSpacing ? /:log:/.test(range) : isWide };
}
