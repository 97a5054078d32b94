import { valueInWords, wordedAxis } from "./axis-words.ts";
import { Chart } from "./chart-js.ts";

/** A line under a chart that has no lines of its own: the place on its axes where the pointer is. */
export function placeReadout(canvas: HTMLCanvasElement): HTMLElement {
  const tools = document.createElement("div");
  tools.className = "tools";
  const said = document.createElement("output");
  // It follows the pointer, which a screen reader need not hear.
  said.setAttribute("aria-live", "off");
  tools.append(said);
  canvas.addEventListener("pointermove", (event) => {
    said.textContent = placeInWords(Chart.getChart(canvas), event, canvas);
  });
  canvas.addEventListener("pointerleave", () => {
    said.textContent = "";
  });
  return tools;
}

function placeInWords(chart: Chart | undefined, event: PointerEvent, canvas: HTMLCanvasElement): string {
  if (chart === undefined) return "";
  const shrunk = chart.width / canvas.getBoundingClientRect().width;
  const at = { x: event.offsetX * shrunk, y: event.offsetY * shrunk };
  const { left, right, top, bottom } = chart.chartArea;
  if (at.x < left || at.x > right || at.y < top || at.y > bottom) return "";
  const words = (["x", "y"] as const).flatMap((axis) => {
    const scale = chart.scales[axis];
    const worded = wordedAxis(chart.options.scales?.[axis]);
    return scale === undefined || worded.title === ""
      ? []
      : [valueInWords(worded, scale.getValueForPixel(at[axis]) ?? 0)];
  });
  return words.join("; ");
}
