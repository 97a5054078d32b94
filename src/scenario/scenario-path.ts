/** The place of a value in a scenario: keys and list positions from the top. */
export type ScenarioPath = readonly (string | number)[];

const plainKey = /^[A-Za-z_][\w-]*$/;
const step = /\.?([A-Za-z_][\w-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** `["candidates", 0, "memory"]` to `candidates[0].memory`; "" for the whole file. */
export function formatPath(path: ScenarioPath): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (!plainKey.test(part)) text += `[${JSON.stringify(part)}]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}

/** `candidates["Lambda 1 GB"].memory` to its parts; null if the text is not a path. */
export function parsePath(text: string): ScenarioPath | null {
  const path: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = step.exec(text);
    if (match === null || (at === 0 ? match[1] === undefined || text.startsWith(".") : !startsStep(text, at)))
      return null;
    if (match[1] !== undefined) path.push(match[1]);
    else if (match[2] !== undefined) path.push(Number(match[2]));
    else path.push(unquote(match[3] as string));
  }
  return path.length === 0 ? null : path;
}

/** After the first key every step begins with a dot or a bracket. */
function startsStep(text: string, at: number): boolean {
  return text[at] === "." || text[at] === "[";
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, "$1");
}

/** What a tree of plain data holds at a path; undefined where there is nothing. */
export function valueAt(tree: unknown, path: ScenarioPath): unknown {
  let value = tree;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
