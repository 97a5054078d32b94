import { plainCharacters } from "./plain-characters.ts";

const number = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** Also their full-width forms, which spreadsheets of East Asia take for the same. */
const formula = /^\s*[=+\-@＝＋－＠]/;

/** Text for a spreadsheet's cell: what it would compute (beginning with = + - @) gets an apostrophe; numbers stay. */
export function inertText(text: string): string {
  const plain = plainCharacters(text);
  return formula.test(plain) && !number.test(plain) ? `'${plain}` : plain;
}
