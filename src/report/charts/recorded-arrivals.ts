import type { ImportedWorkload } from "../../analysis/import-traffic/imported-traffic.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { ArrivalSettings } from "../../workloads/arrivals/index.ts";
import { timeOfWeek } from "../../workloads/calendar-start.ts";
import { formatSeconds, timeTicks, timeUnitFor } from "../format-seconds.ts";
import { commonOptions, linearAxis } from "./axes.ts";
import type { ChartDescription, Point } from "./chart-description.ts";
import { whitePaper } from "./draw-text.ts";
import { okabeIto, quietInk } from "./palette.ts";

/** The recorded rate over time, and the fitted one with the band in which Poisson counts would lie. Null without times. */
export function recordedArrivals(
  { arrivals, requests, span }: ImportedWorkload,
  { name, isCalendar }: { readonly name: string; readonly isCalendar: boolean },
): ChartDescription | null {
  const { steps, settings } = arrivals;
  if (steps === null || steps.counts.length < 2) return null;
  const { start, step } = steps;
  const counts = withoutRest(steps, span);
  const seconds = step / microsecondsPer.s;
  const length = seconds * counts.length;
  const time = timeUnitFor(length);
  const at = (i: number) => (i * seconds) / time.seconds;
  const recorded = counts.map((count, i): Point => ({ x: at(i), y: count / seconds }));
  const fitted = counts.map((_, i): Point => ({ x: at(i), y: rateAt(settings, start + (i + 0.5) * step) }));
  const isFitted = settings !== null;
  /** Of bursts only the mean is a line: their own scatter is what they are. */
  const hasBand = isFitted && settings.kind !== "bursty";
  const spread = (sign: number) =>
    fitted.map(({ x, y }) => ({ x, y: Math.max(0, y + (sign * 1.96 * Math.sqrt(y * seconds)) / seconds) }));
  const title = "Arrivals: the recorded rate over time";
  const line = { pointRadius: 0, borderWidth: 1.5, stepped: "before" } as const;
  const edge = { borderColor: quietInk, borderWidth: 0.75, tooltip: false } as const;
  const law = isFitted ? `, the fitted ${settings.kind} dashed` : "; the recording is replayed as it is";
  const from = isCalendar ? ` since ${new Date(start / 1000).toISOString().slice(0, 16).replace("T", " ")} UTC` : "";
  return {
    name,
    title,
    alt: `${formatSignificant(requests, 15)} arrivals over ${formatSignificant(length / time.seconds)} ${time.unit}: a mean of ${formatSignificant(requests / length)} requests/s, at most ${formatSignificant(Math.max(...recorded.map(({ y }) => y)))} in a step of ${formatSeconds(seconds)}. ${arrivals.reason}`,
    width: 800,
    height: 400,
    hover: { units: { x: time.unit, y: "requests/s" } },
    config: {
      type: "line",
      data: {
        datasets: [
          ...(isFitted
            ? [
                { ...line, label: "fitted", data: fitted, borderColor: okabeIto.vermilion, borderDash: [7, 4] },
                ...(hasBand
                  ? [
                      { ...line, label: "above", data: spread(1), ...edge },
                      { ...line, label: "below", data: spread(-1), ...edge },
                    ]
                  : []),
              ]
            : []),
          { ...line, label: "recorded", data: recorded, borderColor: okabeIto.blue },
        ],
      },
      options: {
        ...commonOptions(title, {
          right: 24,
          note: `steps of ${formatSeconds(seconds)}: recorded solid${law}${hasBand ? ", thin lines hold 95 % of Poisson counts" : ""}`,
        }),
        scales: {
          x: linearAxis("bottom", {
            title: `time${from}, ${time.unit}`,
            min: 0,
            max: length / time.seconds,
            ticks: timeTicks(length, time.unit),
          }),
          y: linearAxis("left", { title: "requests/s", min: 0 }),
        },
      },
      plugins: [whitePaper],
    },
  };
}

/** A last step that the recording fills only in part would show a fall that is none. */
function withoutRest(
  { start, step, counts }: NonNullable<ImportedWorkload["arrivals"]["steps"]>,
  span: ImportedWorkload["span"],
): readonly number[] {
  const isPartial = span !== null && span.last + 1 < start + counts.length * step;
  return isPartial && counts.length > 3 ? counts.slice(0, -1) : counts;
}

/** The law's rate at an instant, requests per second; of bursts the mean. */
function rateAt(settings: ArrivalSettings | null, instant: number): number {
  if (settings?.kind === "poisson" || settings?.kind === "bursty") return settings.rate;
  if (settings?.kind !== "diurnal" || settings.profile === undefined) return 0;
  const { profile, rate = 0 } = settings;
  const mean = profile.reduce((sum, hour) => sum + hour, 0) / profile.length;
  const hour = Math.floor(timeOfWeek(instant) / microsecondsPer.h);
  return (rate * profile[hour % profile.length]!) / mean;
}
