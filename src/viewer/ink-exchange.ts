/**
 * On a dark page each ink of a chart has a lighter one that keeps its hue, and paper and ink change places. Keys are the
 * colours of report/charts/palette.ts; what is not listed stays as it is, such as the words on light areas;
 * those on dark areas turn dark, for these areas turn light.
 */
const darkInks: Readonly<Record<string, string>> = {
  // Paper, ink, quiet ink and grid, as the page has them.
  "#ffffff": "#15191e",
  "#fefefe": "#15191e",
  "#1a1a1a": "#e8eaed",
  "#555555": "#a9b1ba",
  "#dddddd": "#363d46",
  "#eeeeee": "#262c33",
  "#000000": "#f4f5f6",
  // Lines and areas.
  "#0072b2": "#3f9fe0",
  "#d55e00": "#f0823e",
  "#009e73": "#2fc49a",
  "#cc79a7": "#e08fbd",
  "#56b4e9": "#8fd2f8",
  "#bbbbbb": "#9aa1a8",
  "#9a9a9a": "#848b93",
  // Words in the colour of their line.
  "#b34f00": "#f59a63",
  "#007a59": "#4bd0a9",
  "#a04d78": "#eaa6cb",
  "#8f6300": "#eeb33c",
  "#1b75a8": "#8fd2f8",
  "#666666": "#a2a9b1",
};

/** A colour as the dark page shows it, its transparency kept; what is no colour of ours comes back unchanged. */
export function darkInk(color: string): string {
  const parsed = parseColor(color);
  if (parsed === null) return color;
  const exchanged = darkInks[parsed.solid];
  return exchanged === undefined ? color : `${exchanged}${parsed.alpha}`;
}

/** The same colour with this share of its opacity. */
export function fainter(color: string, share: number): string {
  const parsed = parseColor(color);
  if (parsed === null) return color;
  const alpha = parsed.alpha === "" ? 255 : Number.parseInt(parsed.alpha, 16);
  return `${parsed.solid}${twoDigits(alpha * share)}`;
}

interface ParsedColor {
  /** #rrggbb. */
  readonly solid: string;
  /** Two hexadecimal digits, or nothing where it is opaque. */
  readonly alpha: string;
}

/** Reads #rgb, #rrggbb, #rrggbbaa, rgb() and rgba(); null for anything else. */
function parseColor(color: string): ParsedColor | null {
  const text = color.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short !== null)
    return {
      solid: `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")}`,
      alpha: "",
    };
  const long = /^(#[0-9a-f]{6})([0-9a-f]{2})?$/.exec(text);
  if (long !== null) return { solid: long[1]!, alpha: long[2] ?? "" };
  const call = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$/.exec(text);
  if (call === null) return null;
  const [red, green, blue] = call.slice(1, 4).map((part) => twoDigits(Number(part)));
  return { solid: `#${red}${green}${blue}`, alpha: call[4] === undefined ? "" : twoDigits(255 * Number(call[4])) };
}

function twoDigits(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
