import type { Chart, InteractionItem, InteractionModeFunction } from "chart.js";
import { Interaction } from "chart.js";

declare module "chart.js" {
  interface InteractionModeMap {
    /** Whatever is nearest to the pointer among what has something to say. */
    told: InteractionModeFunction;
  }
}

/** Marks a helper, as chart descriptions do. */
interface MarkedDataset {
  readonly tooltip?: false;
}

/**
 * Chart.js looks for what is nearest among all it draws; here helpers (edges of bands, joined fronts) are left out, so
 * that pointing at one finds the figure beside it.
 */
Interaction.modes.told = (chart, event, _options, useFinalPosition) => {
  const [x, y] = [event.x ?? 0, event.y ?? 0];
  const { left, right, top, bottom } = chart.chartArea;
  if (x < left - 8 || x > right + 8 || y < top - 8 || y > bottom + 8) return [];
  let nearest: InteractionItem | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of told(chart)) {
    const at = item.element.tooltipPosition(useFinalPosition === true);
    if (at.x === null || at.y === null) continue;
    const distance = (at.x - x) * (at.x - x) + (at.y - y) * (at.y - y);
    if (!(distance < least)) continue;
    nearest = item;
    least = distance;
  }
  return nearest === null ? [] : [nearest];
};

function told(chart: Chart): readonly InteractionItem[] {
  return chart.getSortedVisibleDatasetMetas().flatMap(({ data, index }) => {
    if ((chart.data.datasets[index] as MarkedDataset | undefined)?.tooltip === false) return [];
    return data.map((element, place) => ({ element, datasetIndex: index, index: place }));
  });
}
