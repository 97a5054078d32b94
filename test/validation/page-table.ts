import { escapeMarkdown } from "../../src/report/escape-markdown.ts";

/** Columns of words; all others hold numbers, set to the right. */
const words = ["case", "run", "recording", "table", "quantity", "verdict", "verdicts", "meaning"];

/** A table of Markdown whose cells show exactly the given text. */
export function pageTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((title) => (words.includes(title) ? "---" : "--:"));
  const lines = [header, ...rows].map((cells) => cells.map(escapeMarkdown));
  return [lines[0]!, rule, ...lines.slice(1)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
