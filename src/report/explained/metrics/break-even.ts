import type { BreakEvenResult, Crossing, Result } from "../../../analysis/result.ts";
import { formatEstimate, formatNumber } from "../../format-estimate.ts";
import { exactFigure, figure } from "../figure.ts";
import type { ExplainedMetric, Step, Working } from "../working.ts";

const noBreakEven: Working = {
  subject: "Break-even",
  answer: "not computed",
  steps: ["This result is of run; evenpoint break-even computes it."],
};

export const breakEven: ExplainedMetric = {
  name: "break-even",
  aliases: ["breakEven", "crossing", "crossings", "breakEven.crossings"],
  family: "Answer",
  gist: "the request rate at which the cheapest acceptable candidate changes",
  definition:
    "The traffic keeps its shape and its rate is scaled, from a hundredth to a hundred times the scenario's own unless told otherwise; every rate is simulated afresh. A crossing is a rate at which another candidate becomes the best: because the costs are equal there (cost), because a fleet takes one more instance (step), or because a candidate begins or ceases to be acceptable (objective).",
  unit: "requests/s",
  formula: "cost: the root of the cost difference on a straight line between two simulated rates at most 0.5 % apart",
  interval:
    "cost: each replication's own difference has a root; Student's interval of these, widened to hold the two rates. step and objective: none, as the rate is known to the 0.5 % it was searched to.",
  workings: ({ breakEven: found }) => {
    if (found === undefined) return [noBreakEven];
    if (found.crossings.length === 0) return [noCrossing(found)];
    return found.crossings.map((crossing) => ({
      subject: `${crossing.cheaperBelow} below, ${crossing.cheaperAbove} above`,
      answer: `${formatEstimate(crossing.at)} ${found.unit}, at ${formatNumber(crossing.monthlyCost)} USD a month`,
      steps: crossingSteps(crossing, found),
    }));
  },
};

function noCrossing({ searched: [from, to], unit }: BreakEvenResult): Working {
  const range = `${formatNumber(from ?? 0)} and ${formatNumber(to ?? 0)} ${unit}`;
  return { subject: "Break-even", answer: "none", steps: [`Between ${range} the best candidate does not change.`] };
}

type Point = BreakEvenResult["curve"][number];

/** The simulated rates next to a place, on either side. */
function neighbours({ curve }: BreakEvenResult, at: number): readonly [Point | undefined, Point | undefined] {
  return [curve.findLast(({ rate }) => rate < at), curve.find(({ rate }) => rate > at)];
}

function crossingSteps(crossing: Crossing, found: BreakEvenResult): readonly Step[] {
  const { at, because } = crossing;
  const rate = at.mean ?? 0;
  const [below, above] = neighbours(found, rate);
  if (below === undefined || above === undefined) return [];
  const points = [below, above].map((point) => pointSentence(point, crossing, found.unit));
  if (because === "step") return [...points, "A fleet takes one more instance between the two rates."];
  if (because === "objective") return objectiveSteps(crossing, found);
  return [...points, ...rootSteps(crossing, found.unit, [below, above])];
}

function pointSentence(point: Point, { cheaperBelow, cheaperAbove }: Crossing, unit: string): string {
  const costs = [cheaperBelow, cheaperAbove].map((name) => {
    const one = point.candidates[name];
    if (one === undefined) return `${name} was not simulated`;
    return `${name} ${figure(one.monthly)} USD${one.acceptable ? "" : " (not acceptable)"}`;
  });
  return `At ${figure(point.rate)} ${unit}: ${costs.join(", ")}.`;
}

/**
 * The curve keeps the rates at which all candidates were simulated; the search for the end of an acceptable range went
 * on with one candidate alone, so that its end is told by `acceptableFrom`.
 */
function objectiveSteps({ at, cheaperBelow, cheaperAbove, monthlyCost }: Crossing, found: BreakEvenResult) {
  const rate = at.mean ?? 0;
  const isHere = (end: number) => Math.abs(end / rate - 1) < 0.01;
  const ends = Object.entries(found.acceptableFrom).flatMap(([name, range]) => {
    const [from = 0, to = 0] = range ?? [];
    if (isHere(to))
      return [`${name} is acceptable up to ${figure(to)} ${found.unit}; at a rate at most 0.5 % higher it is not.`];
    return isHere(from)
      ? [`${name} is acceptable from ${figure(from)} ${found.unit} on; at a rate at most 0.5 % lower it is not.`]
      : [];
  });
  const cost = `${cheaperBelow} costs ${figure(monthlyCost)} USD a month there; beyond, ${cheaperAbove} is the cheapest that is acceptable.`;
  return [...ends, cost];
}

/** The straight line between the two rates, where it gives the crossing as it was found. */
function rootSteps(crossing: Crossing, unit: string, [below, above]: readonly [Point, Point]): readonly Step[] {
  const differences = [below, above].map(({ candidates }) => {
    const [first, second] = [candidates[crossing.cheaperBelow], candidates[crossing.cheaperAbove]];
    return first === undefined || second === undefined ? Number.NaN : second.monthly - first.monthly;
  });
  const [before = Number.NaN, after = Number.NaN] = differences;
  const at = crossing.at.mean ?? 0;
  const root = below.rate + ((above.rate - below.rate) * before) / (before - after);
  if (Number.isNaN(root) || Math.abs(root - at) > 1e-6 * at) {
    return [
      `The root, ${figure(at)} ${unit}, lies between the two; the curve has a point nearer to it than the bracket it was found in.`,
    ];
  }
  const [low, high] = [exactFigure(below.rate), exactFigure(above.rate)];
  return [
    {
      label: "Root of the straight line",
      expression: `${low} + (${high} - ${low}) x ${figure(before)} / (${figure(before)} + ${figure(-after)})`,
      value: at,
      unit: ` ${unit}`,
    },
  ];
}

export const band: ExplainedMetric = {
  name: "band",
  aliases: ["input band", "crossings.band", "uncertain", "lowBecause", "highBecause"],
  family: "Answer",
  gist: "the range of a break-even over the inputs people may dispute",
  definition:
    "Each disputed input (staff hours, number of instances, discounts, speed, work, keep-alive, and what the scenario lists under uncertain) is set to its low and to its high, one at a time, and the crossing is looked for again. The band reaches from the smallest to the largest crossing and names the inputs that made them. It is not the interval: more replications do not narrow it.",
  unit: "requests/s",
  formula: "low, high = the smallest and the largest crossing over all disputed inputs, each alone",
  interval: "None: it is a range of answers, not an estimate.",
  workings: ({ breakEven: found }) => {
    if (found === undefined) return [noBreakEven];
    return found.crossings.flatMap(({ band: range, at, cheaperBelow, cheaperAbove }) => {
      if (range === undefined) return [];
      return [
        {
          subject: `${cheaperBelow} below, ${cheaperAbove} above`,
          answer: `${formatNumber(range.low)} to ${formatNumber(range.high)} ${found.unit}, around ${formatNumber(at.mean)}`,
          steps: [
            `Lowest, ${figure(range.low)} ${found.unit}: ${range.lowBecause}.`,
            `Highest, ${figure(range.high)} ${found.unit}: ${range.highBecause}.`,
          ],
        },
      ];
    });
  },
};

export const acceptableFrom: ExplainedMetric = {
  name: "acceptableFrom",
  aliases: ["breakEven.acceptableFrom", "acceptable range"],
  family: "Answer",
  gist: "the range of rates in which a candidate is acceptable",
  definition:
    "The lowest and the highest request rate of the searched range at which the candidate is acceptable: it meets every objective, completes enough and is not overloaded. An end that equals the searched range's says only that the search went no further.",
  unit: "requests/s",
  formula: "each end is searched by halving, to 0.5 %",
  interval: "None: it is known to the 0.5 % it was searched to.",
  workings: (result) => acceptableRanges(result),
};

function acceptableRanges({ breakEven: found }: Result): readonly Working[] {
  if (found === undefined) return [noBreakEven];
  const [lowest, highest] = found.searched;
  return Object.entries(found.acceptableFrom).map(([subject, range]) => {
    if (range === null)
      return {
        subject,
        answer: `at no rate from ${formatNumber(lowest ?? 0)} to ${formatNumber(highest ?? 0)} ${found.unit}`,
        steps: ["It is acceptable at none of the rates that were tried."],
      };
    const [from = 0, to = 0] = range;
    const ends = [from === lowest ? "the lowest" : null, to === highest ? "the highest" : null].filter(
      (end) => end !== null,
    );
    return {
      subject,
      answer: `${formatNumber(from)} to ${formatNumber(to)} ${found.unit}`,
      steps: [
        ends.length === 0
          ? "Both ends lie inside the range that was searched."
          : `The range reaches ${ends.join(" and ")} rate that was searched.`,
      ],
    };
  });
}

export const latencyCrossings: ExplainedMetric = {
  name: "latencyCrossings",
  aliases: ["breakEven.latencyCrossings", "latency crossing", "latency crossings"],
  family: "Answer",
  gist: "the request rate at which the faster candidate changes",
  definition:
    "Along the break-even curve the p50 and the p99 of every two candidates are compared; where their order changes, the rate is searched by halving. It asks who answers faster, whatever that costs and whether or not it is acceptable.",
  unit: "requests/s",
  formula: "the rate between two simulated ones, at most 0.5 % apart, at which the order of a percentile changes",
  interval: "None: it is known to the 0.5 % it was searched to.",
  workings: ({ breakEven: found }) => {
    if (found === undefined) return [noBreakEven];
    if (found.latencyCrossings.length === 0) {
      return [{ subject: "Latency", answer: "none", steps: ["The faster candidate does not change."] }];
    }
    return found.latencyCrossings.map(({ percentile, at, fasterBelow, fasterAbove }) => ({
      subject: `${percentile}: ${fasterBelow} below, ${fasterAbove} above`,
      answer: `${formatEstimate(at)} ${found.unit}`,
      steps:
        percentile === "p99" ? tailSteps(found, at.mean ?? 0) : ["The curve of the result keeps no p50, only p99."],
    }));
  },
};

function tailSteps(found: BreakEvenResult, at: number): readonly string[] {
  return neighbours(found, at).flatMap((point) => {
    if (point === undefined) return [];
    const tails = Object.entries(point.candidates).map(
      ([name, { p99 }]) => `${name} ${formatNumber(p99, { digits: 5 })} ms`,
    );
    return [`At ${figure(point.rate)} ${found.unit}: ${tails.join(", ")}.`];
  });
}
