const openers = "[{";
const closers = "]}";

/**
 * Splits text at a separator (one character) wherever it stands outside quotation marks and brackets, as YAML's flow
 * style reads them: a quotation mark opens only where a value or key can begin, so that `it's` is a word. Parts keep
 * their spaces; text without the separator is one part.
 */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (isQuote(character) && canOpen(text.slice(from, i))) i = closingQuote(text, i);
    else if (openers.includes(character)) depth += 1;
    else if (closers.includes(character)) depth -= 1;
    else if (character === separator && depth <= 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

/** True at the start of a part, and behind what a value or key may follow. */
function canOpen(before: string): boolean {
  const last = before.trimEnd().at(-1);
  return last === undefined || "[{,:=;".includes(last);
}

/** The place of the mark that ends a quotation, the text's end where none does. */
function closingQuote(text: string, opening: number): number {
  const mark = text[opening];
  for (let i = opening + 1; i < text.length; i++) {
    if (mark === '"' && text[i] === "\\") i += 1;
    else if (mark === "'" && text[i] === mark && text[i + 1] === mark) i += 1;
    else if (text[i] === mark) return i;
  }
  return text.length;
}
