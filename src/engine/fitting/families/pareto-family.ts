import type { ParetoSettings } from "../../distributions/pareto.ts";
import { normalQuantile975 } from "../../statistics/student-quantile.ts";
import { lawOf } from "../law-of.ts";
import { minimise } from "../minimise.ts";
import { cellLogLikelihood } from "../sample-cells.ts";
import type { LawFamily } from "./law-family.ts";

/**
 * A least value, which lies somewhere in the first cell, and a power-law tail. Only where nothing was recorded as zero,
 * and where the tail has a mean.
 */
export const paretoFamily: LawFamily = ({ cells }) => {
  const start = cells.low[0]!;
  if (!(start > 0)) return null;
  const least = (place: number) => start + (0.999 * cells.resolution) / (1 + Math.exp(-place));
  const law = ([logExcess, place]: readonly number[]) => paretoFrom(least(place as number), logExcess as number);
  const cost = (at: readonly number[]) => -cellLogLikelihood(cells, lawOf(law(at)));
  const { at, value } = minimise(cost, [0, 0], { step: [0.5, 1] });
  const settings = law(at);
  if (settings.shape < 1.01) return null;
  return {
    settings,
    parameters: 2,
    logLikelihood: -value,
    intervals() {
      // The logarithms above the least value are exponential, and the shape is one over their mean.
      const factor = Math.exp(normalQuantile975 / Math.sqrt(cells.size));
      const [low, high] = [settings.shape / factor, settings.shape * factor];
      const mean = (shape: number) => (least(at[1] as number) * shape) / (shape - 1);
      return {
        shape: { value: settings.shape, low, high },
        mean: { value: settings.mean, low: mean(high), high: low > 1 ? mean(low) : null },
      };
    },
  };
};

function paretoFrom(least: number, logExcess: number): ParetoSettings {
  const shape = 1 + Math.exp(Math.min(10, logExcess));
  return { kind: "pareto", mean: (least * shape) / (shape - 1), shape };
}
