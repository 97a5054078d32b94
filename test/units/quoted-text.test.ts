import { expect, test } from "vitest";
import { quotedText } from "../../src/units/quoted-text.ts";

test.each([
  ["plain", '"plain"'],
  ['with "quotes"', '"with \\"quotes\\""'],
  ["\u001b[2J\u009b", '"\\u001b[2J\\u009b"'],
  ["\u202eturned\u061c", '"\\u202eturned\\u061c"'],
  ["\ud800", '"\\ud800"'],
  ["x".repeat(61), `"${"x".repeat(60)}..."`],
])("%j", (text, quoted) => {
  expect(quotedText(text)).toBe(quoted);
});
