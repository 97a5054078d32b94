import { plainCharacters } from "../plain-characters.ts";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * Text on one line for an XML 1.0 attribute or element. Characters that XML cannot hold, not even as references, are
 * shown as visible escapes or as U+FFFD.
 */
export function escapeXml(text: string): string {
  return plainCharacters(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (mark) => references[mark] as string);
}
