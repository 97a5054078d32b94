/**
 * A chart as data: what Chart.js 4 needs to draw it, and what a reader who cannot see it needs to know. Nothing here
 * touches a canvas; the caller draws it, in Node or in a browser.
 */
export interface ChartDescription {
  /** The file's name without its extension. */
  readonly name: string;
  /** What the chart shows, in a few words; also drawn above it. */
  readonly title: string;
  /** What the chart finds, in a sentence, for the image's alternative text. */
  readonly alt: string;
  /** Size in CSS pixels; drawn at twice as many. */
  readonly width: number;
  readonly height: number;
  readonly config: ChartConfig;
  /** How a value is told to a reader who points at it; `hoverWords` puts it into words. */
  readonly hover?: Hover;
}

/** Units of the axes, by their names in `config.options.scales`. Bars have their values on "x". */
export interface Hover {
  /** Such as {x: "requests/s", y: "USD/month"}; an axis that is missing has none. */
  readonly units?: Readonly<Record<string, string>>;
  /** What a value is multiplied by before it is told: 100 makes a share a percentage. Default 1. */
  readonly scales?: Readonly<Record<string, number>>;
  /** Of an axis whose places stand for something else, such as a name; then it has no unit. */
  readonly words?: Readonly<Record<string, (place: number) => string>>;
  /** Between the two numbers of a point: "487 USD/month at 40 requests/s". Default "at". */
  readonly joiner?: string;
}

/** The part of a Chart.js configuration that is used here. Plain data, but for functions that write labels. */
export interface ChartConfig {
  readonly type: "line" | "bar";
  readonly data: { readonly labels?: readonly string[]; readonly datasets: readonly Dataset[] };
  readonly options: Readonly<Record<string, unknown>>;
  readonly plugins: readonly ChartPlugin[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Dataset = Readonly<Record<string, unknown>> & {
  /** The name of the candidate or line that it is of; what no reader asks about has a word of its own. */
  readonly label: string;
  readonly data: readonly (Point | number)[];
  /** False marks a helper (the edge of a band, a joined front): nobody points at it, so it has nothing to say. */
  readonly tooltip?: false;
};

/** What a plugin may do before anything is drawn, once the axes are, and once the chart's own parts are. */
export interface ChartPlugin {
  readonly id: string;
  beforeDraw?(chart: DrawnChart): void;
  beforeDatasetsDraw?(chart: DrawnChart): void;
  afterDatasetsDraw?(chart: DrawnChart): void;
}

/** What of a drawn Chart.js chart the plugins here use; positions are CSS pixels. */
export interface DrawnChart {
  readonly ctx: DrawingContext;
  readonly width: number;
  readonly height: number;
  readonly chartArea: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly scales: Readonly<Record<string, DrawnScale>>;
}

/** An axis once it is drawn: where its own panel begins and ends, from top to bottom or from left to right. */
export interface DrawnScale {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  getPixelForValue(value: number): number;
}

/** What of a canvas's 2D context the plugins here use. */
export interface DrawingContext {
  font: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  textAlign: string;
  textBaseline: string;
  save(): void;
  restore(): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeText(text: string, x: number, y: number): void;
  fillText(text: string, x: number, y: number): void;
  setLineDash(segments: number[]): void;
  measureText(text: string): { readonly width: number };
}
