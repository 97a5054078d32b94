import type { Tone } from "../document.ts";

const introducer = "\u001b[";
const codes: Readonly<Record<Tone, string | null>> = {
  plain: null,
  strong: "1",
  good: "32",
  bad: "31",
  caution: "33",
  quiet: "2",
};

/** Puts text in the colour of its tone. */
export type Paint = (text: string, tone: Tone) => string;

/** Colours where they are wanted; else the text alone. */
export function painter(color: boolean): Paint {
  if (!color) return (text) => text;
  return (text, tone) => {
    const code = codes[tone];
    return code === null || text === "" ? text : `${introducer}${code}m${text}${introducer}0m`;
  };
}
