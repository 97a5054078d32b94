import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type ParsedNode,
  parseDocument,
} from "yaml";
import type { Issue } from "./issue.ts";
import { formatPath, type ScenarioPath } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** A scenario's text as plain data, with the physical line of every key and list item. */
export interface Source {
  /** Maps have no prototype, so that no key can mean anything but itself. */
  readonly value: unknown;
  /** Line (first is 1) by formatted path; paths without an entry have the line of the nearest one above. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A scenario is written by hand: beyond these sizes a file is a mistake, or an attempt to exhaust memory. */
export const sourceLimits = { characters: 250_000, depth: 100, values: 200_000 };

/** Reads YAML or JSON. Every syntax error, duplicate key and unknown tag is an issue with its line. */
export function readSource(text: string, file: string | null): Source | { readonly issues: readonly Issue[] } {
  const problem = (message: string, line: number | null = null) => ({ issues: [{ path: "", message, file, line }] });
  if (text.length > sourceLimits.characters) {
    return problem(`the file has ${text.length} characters; a scenario has at most ${sourceLimits.characters}`);
  }
  if (isTooDeep(text)) return problem(tooDeep);
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const document = parseDocument(text, { ...parserOptions, lineCounter });
  const faults = [...document.errors, ...document.warnings].slice(0, mostSyntaxErrors);
  if (faults.some(({ message }) => message.startsWith("Maximum call stack"))) return problem(tooDeep);
  if (faults.length > 0) {
    const issues = faults.map(({ message, pos, code }) => {
      const line = lineAt(pos[0]);
      if (code === "MULTIPLE_DOCS") return { path: "", message: severalDocuments, file, line };
      return { path: "", message: `not valid YAML or JSON: ${message.replace(/\s+/g, " ")}`, file, line };
    });
    return { issues };
  }
  return toPlain(document, lineAt, (message, line) => ({ path: "", message, file, line }));
}

/** Keys that come twice are found below: the parser compares each with all others, which takes seconds in a long file. */
const parserOptions = { prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: "error" } as const;

/** One wrong character can make a parser stumble at every word after it. */
const mostSyntaxErrors = 20;

const severalDocuments = "a second YAML document begins here; one file holds one scenario, so split it in two";

const tooDeep = `the file is nested more than ${sourceLimits.depth} levels deep; a scenario needs fewer than 20`;

/**
 * Counts open brackets, and indicators in a row, before the parser sees the text: at tens of thousands of levels it ends
 * the process instead of throwing.
 */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") brackets += 1;
    else if (token === "]" || token === "}") brackets -= 1;
    else if (token === "-" || token === "?" || token === ":") indicators += 1;
    else if (token.trim() !== "" || token.includes("\n")) indicators = 0;
    if (brackets > sourceLimits.depth || indicators > sourceLimits.depth) return true;
  }
  return false;
}

/** Walks the document once: plain values, and the line of each. */
function toPlain(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
  issue: (message: string, line: number) => Issue,
): Source | { readonly issues: readonly Issue[] } {
  const lines = new Map<string, number>();
  const issues: Issue[] = [];
  let values = 0;

  function visit(node: ParsedNode | null, path: ScenarioPath, line: number): unknown {
    values += 1;
    if (values > sourceLimits.values || path.length > sourceLimits.depth) return null;
    if (path.length > 0) lines.set(formatPath(path), line);
    if (isAlias(node)) {
      const target = node.resolve(document) as ParsedNode | undefined;
      return target === undefined ? null : visit(target, path, line);
    }
    if (isMap(node)) return visitMap(node.items as readonly MapItem[], path);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const child = item as ParsedNode | null;
        return visit(child, [...path, index], child?.range ? lineAt(child.range[0]) : line);
      });
    }
    return isScalar(node) ? node.value : null;
  }

  function visitMap(items: readonly MapItem[], path: ScenarioPath): unknown {
    const map = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(key.value) : "";
      const line = lineAt(key.range[0]);
      const place = [...path, name];
      if (name === "__proto__") issues.push({ ...issue('unknown key "__proto__"', line), path: formatPath(path) });
      else if (Object.hasOwn(map, name)) issues.push({ ...issue(twice(name, place), line), path: formatPath(place) });
      else map[name] = visit(value, place, line);
      if (values > sourceLimits.values) break;
    }
    return map;
  }

  function twice(name: string, place: ScenarioPath): string {
    return `the key ${showValue(name)} comes twice, first on line ${lines.get(formatPath(place))}`;
  }

  const value = visit(document.contents, [], 1);
  if (values > sourceLimits.values) issues.push(issue(`the file holds more than ${sourceLimits.values} values`, 1));
  else if (deepest(value) > sourceLimits.depth) issues.push(issue(tooDeep, 1));
  return issues.length > 0 ? { issues } : { value, lines };
}

interface MapItem {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

function deepest(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let depth = 0;
  for (const child of Object.values(value)) depth = Math.max(depth, deepest(child));
  return depth + 1;
}
