/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const references: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** What XML 1.0 lets stand in a document, but the carriage return, which a parser would change. */
const allowed = /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const tag = /^<(\/?)([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/?)>/;

/** Reads the small part of XML that a report needs, strictly; throws where the text is not well-formed. */
export function parseXml(source: string): XmlElement {
  if (!allowed.test(source)) throw new Error("a character that XML 1.0 forbids");
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(declaration)) throw new Error("no declaration");
  let rest = source.slice(declaration.length);
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const stack: Open[] = [root];
  while (rest !== "") {
    const top = stack.at(-1)!;
    const text = /^[^<]+/.exec(rest)?.[0];
    if (text !== undefined) {
      top.text += unescaped(text);
      rest = rest.slice(text.length);
      continue;
    }
    const match = tag.exec(rest);
    if (match === null) throw new Error(`not a tag: ${rest.slice(0, 60)}`);
    rest = rest.slice(match[0].length);
    const [, closes, name = "", attributes = "", isEmpty] = match;
    if (closes === "/") {
      if (top.name !== name || stack.length === 1) throw new Error(`</${name}> closes <${top.name}>`);
      stack.pop();
      continue;
    }
    const element: Open = { name, attributes: attributesOf(attributes), children: [], text: "" };
    top.children.push(element);
    if (isEmpty !== "/") stack.push(element);
  }
  if (stack.length > 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`);
  if (root.children.length !== 1 || root.text.trim() !== "") throw new Error("there must be one root element");
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([a-z-]+)="([^"<]*)"/g)].map(
    ([, name, value]) => [name!, unescaped(value!)] as const,
  );
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length !== pairs.length) throw new Error("an attribute is given twice");
  return attributes;
}

function unescaped(text: string): string {
  const bare = text.replace(/&([a-z]+);/g, (whole, name: string) => {
    if (references[name] === undefined) throw new Error(`unknown reference ${whole}`);
    return "";
  });
  if (bare.includes("&")) throw new Error(`a bare ampersand: ${text}`);
  return text.replace(/&([a-z]+);/g, (_, name: string) => references[name]!);
}
