import { displayWidth } from "./display-width.ts";

/**
 * The text in lines of at most `width` columns, broken at spaces; a longer word is broken where it must be. Spaces at
 * its start indent every line.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const indentation = /^ */.exec(text)?.[0] ?? "";
  if (indentation !== "" && indentation.length < width) {
    return wrapText(text.slice(indentation.length), width - indentation.length).map((line) => indentation + line);
  }
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).flatMap((word) => splitWord(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function splitWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && displayWidth(part + character) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
