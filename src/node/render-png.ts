import { createRequire } from "node:module";
import type { ChartDescription } from "../report/charts/chart-description.ts";

/** The name the charts ask for first (report/charts/axes.ts); a font of the machine can never be behind it. */
const fontName = "Evenpoint DejaVu Sans";

/** Draws configurations of one size. */
interface Canvas {
  renderToBufferSync(config: unknown, mimeType: string): Uint8Array;
}

interface Drawing {
  canvasOf(width: number, height: number): Canvas;
}

/** What of a canvas package is used: @napi-rs/canvas has `GlobalFonts`, node-canvas has `registerFont`. */
interface CanvasPackage {
  readonly GlobalFonts?: { registerFromPath(path: string, name: string): unknown };
  registerFont?(path: string, options: { family: string; weight: string }): void;
}

const require = createRequire(import.meta.url);

/**
 * A chart as PNG, twice as many pixels as the description says; equal descriptions give equal bytes. Throws an Error
 * that says what to install where the optional packages are missing.
 */
export async function renderPng(chart: ChartDescription): Promise<Uint8Array> {
  const { width, height, config } = chart;
  const { canvasOf } = (drawing ??= loadDrawing());
  // A copy, because Chart.js writes into the configuration it is given.
  const buffer = canvasOf(width, height).renderToBufferSync(copyOf(config), "image/png");
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Loaded when the first chart is drawn, then kept: most runs draw none, and loading takes longer than a run. */
let drawing: Drawing | null = null;

function loadDrawing(): Drawing {
  const ChartCanvas = loadChartCanvas();
  const canvases = new Map<string, Canvas>();
  return {
    canvasOf(width, height) {
      const size = `${width}x${height}`;
      const canvas = canvases.get(size) ?? new ChartCanvas({ width, height });
      canvases.set(size, canvas);
      return canvas;
    },
  };
}

type ChartCanvas = new (options: { readonly width: number; readonly height: number }) => Canvas;

function loadChartCanvas(): ChartCanvas {
  try {
    const { ChartJSNodeCanvas } = require("chartjs-node-canvas") as { readonly ChartJSNodeCanvas: ChartCanvas };
    // The very canvas and Chart.js that it draws with, found from where it is installed.
    const requireBeside = createRequire(require.resolve("chartjs-node-canvas"));
    requireBeside.resolve("chart.js/auto");
    registerFonts(requireBeside("canvas") as CanvasPackage);
    return ChartJSNodeCanvas;
  } catch (cause) {
    throw new Error(
      "PNG charts need optional packages that are not installed: run `npm install chartjs-node-canvas@5 chart.js@4 " +
        "@fontsource/dejavu-sans@5`. Everything but the PNG charts works without them.",
      { cause },
    );
  }
}

function registerFonts(canvas: CanvasPackage): void {
  for (const [file, weight] of fontFiles) {
    const path = require.resolve(`@fontsource/dejavu-sans/files/${file}`);
    if (canvas.GlobalFonts !== undefined) canvas.GlobalFonts.registerFromPath(path, fontName);
    else canvas.registerFont?.(path, { family: fontName, weight });
  }
}

const fontFiles = [
  ["dejavu-sans-latin-400-normal.woff", "normal"],
  ["dejavu-sans-latin-700-normal.woff", "bold"],
] as const;

/** Objects and lists copied to the bottom; functions, which nobody changes, as they are. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}
