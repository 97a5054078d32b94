import type { FittedSample } from "../../analysis/import-traffic/imported-traffic.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { commonOptions, decadeTicks, linearAxis, logAxis } from "./axes.ts";
import type { ChartDescription, DrawnChart, Point } from "./chart-description.ts";
import { whitePaper } from "./draw-text.ts";
import { ink, okabeIto, quietInk } from "./palette.ts";

export interface QuantileChartOptions {
  /** The file's name without its extension. */
  readonly name: string;
  /** What was measured, such as "work". */
  readonly what: string;
}

/** Recorded against fitted quantiles, on log axes where they span a decade: on the diagonal both say the same. Null where nothing is above zero. */
export function quantileQuantile(sample: FittedSample, { name, what }: QuantileChartOptions): ChartDescription | null {
  const points = sample.quantiles
    .map(({ fitted, recorded }): Point => ({ x: fitted / microsecondsPer.ms, y: recorded / microsecondsPer.ms }))
    .filter(({ x, y }) => x > 0 && y > 0 && Number.isFinite(x));
  if (points.length === 0) return null;
  const all = points.flatMap(({ x, y }) => [x, y]);
  const least = Math.min(...all) / 1.1;
  const most = Math.max(...all) * 1.1;
  const { kind } = sample.fit.chosen.settings;
  const title = `${what}: recorded against fitted quantiles (${kind})`;
  // Within less than a decade a log axis has hardly a tick.
  const isNarrow = most / least < 10;
  const axis = isNarrow ? linearAxis : logAxis;
  const ticks = isNarrow ? {} : { ticks: decadeTicks(least, most) };
  return {
    name,
    title,
    alt: altOf(sample, what),
    width: 560,
    height: 560,
    hover: { units: { x: "ms fitted", y: "ms recorded" } },
    config: {
      type: "line",
      data: {
        datasets: [
          {
            label: "quantiles",
            data: points,
            showLine: false,
            borderColor: okabeIto.blue,
            backgroundColor: okabeIto.blue,
            pointRadius: points.map((_, i) => (i === points.length - 1 ? 4 : 2.5)),
          },
          {
            label: "both alike",
            tooltip: false,
            data: [
              { x: least, y: least },
              { x: most, y: most },
            ],
            borderColor: quietInk,
            borderDash: [6, 4],
            borderWidth: 1.5,
            pointRadius: 0,
          },
        ],
      },
      options: {
        ...commonOptions(title, { right: 24, note: noteOf(sample) }),
        scales: {
          x: axis("bottom", { title: "fitted, ms", min: least, max: most, ...ticks }),
          y: axis("left", { title: "recorded, ms", min: least, max: most, ...ticks }),
        },
      },
      plugins: [whitePaper, marks(sample)],
    },
  };
}

function noteOf({ recorded, fit }: FittedSample): string {
  return `${formatSignificant(recorded, 15)} values; largest distance ${formatSignificant(fit.kolmogorov.distance)}; the dashed line is where both are alike`;
}

const named = [0.5, 0.9, 0.99] as const;

/** The point nearest to each share that has a name. */
function namedPoints({ quantiles }: FittedSample) {
  if (quantiles.length < 20) return [];
  return named.map((share) => {
    const point = quantiles.reduce((best, one) =>
      Math.abs(one.share - share) < Math.abs(best.share - share) ? one : best,
    );
    return { label: `p${share * 100}`, ...point };
  });
}

/** Names p50, p90 and p99 above their points, on the side where a rising line has room. */
function marks(sample: FittedSample) {
  return {
    id: "percentile-names",
    afterDatasetsDraw({ ctx, scales }: DrawnChart) {
      const { x, y } = scales;
      if (x === undefined || y === undefined) return;
      ctx.save();
      ctx.fillStyle = ink;
      ctx.strokeStyle = ink;
      ctx.font = '12px "Evenpoint DejaVu Sans", "DejaVu Sans", sans-serif';
      ctx.textAlign = "right";
      ctx.textBaseline = "bottom";
      for (const { label, fitted, recorded } of namedPoints(sample)) {
        const at = {
          x: x.getPixelForValue(fitted / microsecondsPer.ms),
          y: y.getPixelForValue(recorded / microsecondsPer.ms),
        };
        ctx.beginPath();
        ctx.arc(at.x, at.y, 5, 0, 2 * Math.PI);
        ctx.stroke();
        ctx.fillText(label, at.x - 7, at.y - 3);
      }
      ctx.restore();
    },
  };
}

function altOf(sample: FittedSample, what: string): string {
  const { kind } = sample.fit.chosen.settings;
  const at = namedPoints(sample).map(
    ({ label, recorded, fitted }) =>
      `${label} ${formatSignificant(recorded / microsecondsPer.ms)} ms recorded and ${formatSignificant(fitted / microsecondsPer.ms)} ms fitted`,
  );
  return `${what}: recorded against fitted quantiles of ${kind}. ${at.join(", ")}.`;
}
