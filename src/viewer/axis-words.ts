import { formatSignificant } from "../units/significant.ts";

/** What a drawn axis says of itself. */
export interface WordedAxis {
  /** Such as "cost, USD/month"; empty where the axis has none. */
  readonly title: string;
  /** What stands at a tick of this value. */
  readonly tick: (value: number) => string;
}

/** The axis as its description has it; Chart.js keeps that as the scale's options. */
export function wordedAxis(options: unknown): WordedAxis {
  const { title, ticks } = (options ?? {}) as {
    readonly title?: { readonly text?: unknown };
    readonly ticks?: { readonly callback?: (value: number) => unknown };
  };
  return {
    title: typeof title?.text === "string" ? title.text : "",
    tick: (value) => {
      const written = ticks?.callback?.(value);
      return Array.isArray(written) ? written.join(" ") : String(written ?? value);
    },
  };
}

/** A value with its unit, such as "487 USD/month": the axis's own words where they are no plain number. */
export function valueInWords({ title, tick }: WordedAxis, value: number): string {
  const written = tick(value);
  const text = isPlainNumber(written) ? formatSignificant(value, 4) : written;
  const comma = title.lastIndexOf(", ");
  if (title === "") return text;
  return comma < 0 ? `${title} ${text}` : `${text} ${title.slice(comma + 2)}`;
}

function isPlainNumber(text: string): boolean {
  return text !== "" && Number.isFinite(Number(text.replace(/,/g, "")));
}
