import { plainCharacters } from "./plain-characters.ts";

/**
 * Text as Markdown that shows exactly this text, on one line, wherever it stands: in a paragraph, a list, a table's
 * cell or an image's description. No markup, no HTML, no link comes out of it.
 */
export function escapeMarkdown(text: string): string {
  return plainCharacters(text)
    .trim()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]|~#$!@^{}]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:") // no bare address becomes a link
    .replace(/(www)\./gi, "$1\\.")
    .replace(/^[-+=](?=[-+=\s]|$)/, "\\$&") // no list and no underline at the start of a line
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
