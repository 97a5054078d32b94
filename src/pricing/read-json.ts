/** What a JSON text holds, or one sentence that says where and why it is none. */
export type JsonOutcome = { readonly value: unknown } | { readonly fault: string };

/** Reads JSON; a text that was cut short, and one of another form, are told from a mistake inside. */
export function readJson(text: string): JsonOutcome {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    return { value: JSON.parse(body) };
  } catch (error) {
    return { fault: explain(body, error instanceof Error ? error.message : "") };
  }
}

function explain(text: string, message: string): string {
  const start = text.trimStart();
  if (start === "") return "it is empty";
  if (start[0] !== "{" && start[0] !== "[") {
    return `it is not JSON: it begins with ${JSON.stringify(start.slice(0, 20))}`;
  }
  const open = openBrackets(text);
  const lines = text.split("\n");
  if (open > 0) {
    const brackets = open === 1 ? "1 bracket" : `${open} brackets`;
    return `the JSON ends too early, on line ${lines.length} with ${brackets} open: the file was cut short, fetch it again`;
  }
  const comma = looseComma(text);
  if (comma !== null) return `it is not valid JSON: nothing follows the comma on ${placeOf(text, comma)}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return "it is not valid JSON";
  return `it is not valid JSON: a mistake on ${placeOf(text, Number(position))}`;
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, character ${before.at(-1)!.length + 1}`;
}

/** Where a comma stands before a closing bracket, which hands leave behind and engines give no position of; else null. */
function looseComma(text: string): number | null {
  let comma: number | null = null;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (isText && character === "\\") i += 1;
    else if (character === '"') isText = !isText;
    if (isText || character.trim() === "") continue;
    if (comma !== null && (character === "]" || character === "}")) return comma;
    comma = character === "," ? i : null;
  }
  return null;
}

/** How many brackets are open where the text ends; a string that does not end counts as one. */
function openBrackets(text: string): number {
  let open = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isText && character === "\\") i += 1;
    else if (character === '"') isText = !isText;
    else if (!isText && (character === "{" || character === "[")) open += 1;
    else if (!isText && (character === "}" || character === "]")) open -= 1;
  }
  return open + (isText ? 1 : 0);
}
