import type { Dataset, Point } from "../chart-description.ts";
import type { Look } from "../palette.ts";

export interface BandedPoint extends Point {
  readonly low: number | null;
  readonly high: number | null;
}

export interface LineStyle {
  readonly label: string;
  readonly look: Look;
  readonly axis: string;
  readonly isThin?: boolean;
}

/** A line with the band about it where there is one: three data sets, the last two of them the band's edges. */
export function lineAndBand(
  points: readonly BandedPoint[],
  { label, look, axis, isThin = false }: LineStyle,
): readonly Dataset[] {
  const line: Dataset = {
    label,
    data: points.map(({ x, y }) => ({ x, y })),
    yAxisID: axis,
    borderColor: look.color,
    backgroundColor: look.color,
    borderDash: isThin ? [3, 3] : look.dash,
    borderWidth: isThin ? 1.5 : 2.25,
    pointRadius: isThin || points.length > 60 ? 0 : 2.5,
    pointStyle: look.point,
    // A line along the foot of its panel, of what costs nothing, is drawn whole.
    clip: false,
  };
  const banded = points.filter(({ low, high }) => low !== null && high !== null && low < high);
  if (banded.length < 2) return [line];
  const edge = (name: string, of: (point: BandedPoint) => number, fill: string | false): Dataset => ({
    label: `${label}, ${name}`,
    data: banded.map((point) => ({ x: point.x, y: of(point) })),
    yAxisID: axis,
    borderWidth: 0,
    pointRadius: 0,
    backgroundColor: `${look.color}26`,
    fill,
    tooltip: false,
  });
  return [line, edge("low", ({ low }) => low!, false), edge("high", ({ high }) => high!, "-1")];
}
