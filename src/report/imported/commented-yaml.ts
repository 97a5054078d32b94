import { stringify } from "yaml";
import { displayWidth } from "../terminal/display-width.ts";
import { wrapText } from "../terminal/wrap-text.ts";

/** A key with its value, the sentences above it, and the keys inside it instead of a value. */
export interface CommentedKey {
  readonly key: string;
  readonly comments?: readonly string[];
  readonly value?: unknown;
  /** A group of keys. */
  readonly inside?: readonly CommentedKey[];
  /** A list, each item of it a group of keys. */
  readonly items?: readonly (readonly CommentedKey[])[];
  /** Written as a comment: an alternative that is not taken. */
  readonly isAlternative?: boolean;
}

const lineWidth = 116;

/** Keys as YAML, each with its comments above it. Values stand on one line where they fit. */
export function commentedYaml(keys: readonly CommentedKey[]): string {
  return `${keys.flatMap((key) => linesOf(key)).join("\n")}\n`;
}

function linesOf(entry: CommentedKey): readonly string[] {
  const { key, comments = [], value, inside, items, isAlternative = false } = entry;
  const said = comments.flatMap((sentence) => wrapText(sentence, lineWidth - 2)).map((line) => `# ${line}`);
  if (inside !== undefined) return [...said, `${key}:`, ...indented(inside.flatMap(linesOf))];
  if (items !== undefined) return [...said, `${key}:`, ...items.flatMap(itemLines)];
  const written = valueLines(key, value);
  return [...said, ...(isAlternative ? written.map((line) => `# ${line}`) : written)];
}

function itemLines(item: readonly CommentedKey[]): readonly string[] {
  const lines = item.flatMap(linesOf);
  return lines.map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** In flow style, broken between items where the line is full. */
function valueLines(key: string, value: unknown): readonly string[] {
  const lines: string[] = [];
  let line = `${scalar(key)}:`;
  for (const word of flowWords(value)) {
    const longer = /[{[]$/.test(line) ? `${line}${word}` : `${line} ${word}`;
    if (displayWidth(longer) <= lineWidth) line = longer;
    else {
      lines.push(line);
      line = `  ${word}`;
    }
  }
  return [...lines, line];
}

/** The pieces of a value between which a line may be broken. */
function flowWords(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [scalar(value)];
  if (Array.isArray(value)) return enclosed("[", value.map(flowWords), "]");
  const entries = Object.entries(value).map(([key, child]) => {
    const [first = "", ...rest] = flowWords(child);
    return [`${scalar(key)}: ${first}`, ...rest];
  });
  return enclosed("{", entries, "}");
}

function enclosed(open: string, items: readonly (readonly string[])[], close: string): readonly string[] {
  const words = items.flatMap((item, i) => {
    const isLast = i === items.length - 1;
    return item.map((word, j) => (j === item.length - 1 && !isLast ? `${word},` : word));
  });
  if (words.length === 0) return [`${open}${close}`];
  return words.map((word, i) => `${i === 0 ? open : ""}${word}${i === words.length - 1 ? close : ""}`);
}

/** As it is written inside a list, where more has to be quoted than outside. */
function scalar(value: unknown): string {
  if (typeof value === "string" && /[\p{Cc}\u2028\u2029]/u.test(value)) return JSON.stringify(value); // YAML too, on one line
  const oneLine = {
    collectionStyle: "flow",
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  } as const;
  return stringify([value], oneLine).replace(/^\[[ \n]*|[ \n]*\][ \n]*$/g, "");
}
