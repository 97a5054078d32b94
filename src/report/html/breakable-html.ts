import { escapeHtml } from "./escape-html.ts";

/** Words of so many characters are no words of a language: names and addresses, which would widen a column past the paper. */
const longWord = /[^\s-]{25,}/gu;
const piece = /.{1,12}/gu;

/** Text as HTML that shows exactly this text; what is too long for a column of a table may break anywhere. */
export function breakableHtml(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(longWord)) {
    parts.push(escapeHtml(text.slice(end, index)), (word.match(piece) ?? []).map(escapeHtml).join("<wbr>"));
    end = index + word.length;
  }
  return [...parts, escapeHtml(text.slice(end))].join("");
}
