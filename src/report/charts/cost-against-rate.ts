import type { BreakEvenResult, Crossing, Result } from "../../analysis/result.ts";
import { dailyInWords, unitAfter } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import { ownPlace } from "../candidates.ts";
import { findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { commonOptions, decadeTicks, fixedWidth, logAxis } from "./axes.ts";
import type { ChartDescription } from "./chart-description.ts";
import { costDataset, costLines, refusedStretches } from "./cost-lines.ts";
import { whitePaper } from "./draw-text.ts";
import { fleetPanel } from "./fleet-panel.ts";
import { hatching } from "./hatching.ts";
import { heightOfLineNames, lineNames, roomForLineNames } from "./line-names.ts";
import { rateMarks, roomForRateMarks } from "./rate-marks.ts";
import { type VerticalMark, verticalMarks } from "./vertical-marks.ts";

const ownHeight = 400;
/** More crossings than these are not all named: the main ones, and otherwise the first and the last. */
const mostNamed = 3;

/**
 * What each candidate costs at each rate, both on log axes, with the crossings and the range that disputed inputs give
 * them; hatched where a candidate is not acceptable; growing fleets in a panel below. Null without a break-even.
 */
export function costAgainstRate(result: Result): ChartDescription | null {
  const { breakEven } = result;
  if (breakEven === undefined || breakEven.curve.length === 0) return null;
  const lines = costLines(result, breakEven);
  const costs = lines.flatMap(({ points }) => points.map(({ y }) => y));
  if (costs.length === 0) return null;
  const [from, to] = breakEven.searched as [number, number];
  const [cheapest, dearest] = [Math.min(...costs) / 1.3, Math.max(...costs) * 1.3];
  const title = `Cost against ${breakEven.axis}: ${titleOf(breakEven)}`;
  const panel = fleetPanel(result, lines);
  const isRate = breakEven.axis === "rate";
  const hatched = lines.map((line) => ({ color: line.look.ink, stretches: refusedStretches(line) }));
  const note = noteOf(
    breakEven,
    hatched.some(({ stretches }) => stretches.length > 0),
  );
  const names = lines.map(({ name, look, points }) => ({ name, color: look.ink, end: points.at(-1)! }));
  const named = lines.map(({ name }) => name);
  const right = roomForLineNames(named);
  const height = Math.max(ownHeight, 150 + heightOfLineNames(named));
  const costAxis = {
    ...logAxis("left", {
      title: "cost, USD/month",
      min: cheapest,
      max: dearest,
      ticks: decadeTicks(cheapest, dearest),
    }),
    ...(panel === null
      ? {}
      : { stack: "panels", stackWeight: height - 140, ...fixedWidth(decadeTicks(cheapest, dearest)) }),
  };
  return {
    name: "cost-against-rate",
    title,
    alt: altOf(result, panel !== null),
    width: 800,
    height: height + (panel?.height ?? 0),
    hover: { units: { x: breakEven.unit, y: "USD/month", instances: "instances" } },
    config: {
      type: "line",
      data: { datasets: [...lines.map(costDataset), ...(panel?.datasets ?? [])] },
      options: {
        ...commonOptions(title, {
          right,
          ...(note === "" ? {} : { note }),
          ...(isRate ? { above: roomForRateMarks } : {}),
        }),
        scales: {
          x: logAxis("bottom", {
            title: breakEven.unit === "" ? breakEven.axis : `${breakEven.axis}, ${breakEven.unit}`,
            min: from,
            max: to,
            ticks: decadeTicks(from, to),
          }),
          ...(panel?.scales ?? {}),
          y: costAxis,
        },
      },
      plugins: [
        whitePaper,
        ...(isRate ? [rateMarks([from, to])] : []),
        hatching(hatched),
        verticalMarks(
          marksOf(result, breakEven),
          lines.map(({ points }) => points),
        ),
        lineNames(names),
        ...(panel?.plugins ?? []),
      ],
    },
  };
}

function altOf(result: Result, hasPanel: boolean): string {
  const panel = hasPanel ? " A panel below shows the size of each growing fleet." : "";
  const crossings = findings(result).mainCrossings.join(" ");
  const axis = result.breakEven?.axis === "rate" ? "the rate of requests" : (result.breakEven?.axis ?? "");
  return `Monthly cost of each candidate against ${axis}.${panel} ${crossings}`;
}

function noteOf({ crossings, axis }: BreakEvenResult, isEverRefused: boolean): string {
  return [
    ...(crossings.some(({ band }) => band !== undefined)
      ? ["shaded: where the crossing lies over the disputed inputs"]
      : []),
    ...(isEverRefused ? [`hatched: not acceptable ${axis === "rate" ? "at that rate" : "there"}`] : []),
  ].join("; ");
}

function marksOf(result: Result, { crossings, unit }: BreakEvenResult): readonly VerticalMark[] {
  const named = namedCrossings(crossings);
  const marks = crossings.flatMap((crossing): VerticalMark[] => {
    const { at, band, monthlyCost } = crossing;
    if (at.mean === null) return [];
    const point = { x: at.mean, point: monthlyCost };
    if (!named.includes(crossing)) return [{ ...point, lines: [], hasLine: false }];
    const range =
      band === undefined ? [] : [`${formatNumber(band.low)} to ${formatNumber(band.high)} over disputed inputs`];
    return [
      {
        ...point,
        interval: at.low === null || at.high === null ? null : [at.low, at.high],
        band: band === undefined ? null : [band.low, band.high],
        lines: [...placeLines(at.mean, unit), ...range, `${formatSignificant(monthlyCost)} USD/month`],
        shortLines: [
          ...placeLines(at.mean, unit),
          ...(band === undefined ? [] : [`${formatNumber(band.low)} to ${formatNumber(band.high)}`]),
        ],
      },
    ];
  });
  const rate = ownPlace(result);
  if (rate === null) return marks;
  return [
    ...marks,
    { x: rate, lines: [`this scenario: ${dailyInWords(rate, unit) ?? formatSignificant(rate)}`], isDotted: true },
  ];
}

/** A place in its unit; a low rate has a second line with the rate a day. */
function placeLines(at: number, unit: string): readonly string[] {
  const number = formatNumber(at);
  const daily = dailyInWords(at, unit);
  return [`${number}${unitAfter(number, unit)}`, ...(daily === null ? [] : [daily])];
}

function namedCrossings(crossings: readonly Crossing[]): readonly Crossing[] {
  if (crossings.length <= mostNamed) return crossings;
  const main = crossings.filter(({ band }) => band !== undefined);
  return main.length > 0 && main.length <= mostNamed ? main : [crossings[0]!, crossings.at(-1)!];
}

function titleOf({ crossings, unit }: BreakEvenResult): string {
  if (crossings.length === 0) return "the lines do not cross";
  const places = crossings.map(({ at }) => formatNumber(at.mean));
  if (places.length <= mostNamed) return `the answer changes at ${places.join(", ")} ${unit}`;
  return `${places.length} changes between ${places[0]} and ${places.at(-1)} ${unit}`;
}
