import { expect, test } from "vitest";
import { readSource } from "../../src/scenario/source.ts";

function issuesOf(text: string): readonly { message: string; line: number | null }[] {
  const source = readSource(text, "x.yaml");
  return "issues" in source ? source.issues : [];
}

test("every key and item has its physical line", () => {
  const source = readSource("# title\na: 1\n\nb:\n  c: [2,\n      3]\n  d: {e: 4}\n", "x.yaml");
  expect("lines" in source && Object.fromEntries(source.lines)).toEqual({
    a: 2,
    b: 4,
    "b.c": 5,
    "b.c[0]": 5,
    "b.c[1]": 6,
    "b.d": 7,
    "b.d.e": 7,
  });
});

test("JSON with tabs is read as well", () => {
  const source = readSource('{\n\t"a": {\n\t\t"b": [1, 2]\n\t}\n}\n', "x.json");
  expect("lines" in source && [JSON.stringify(source.value), source.lines.get("a.b")]).toEqual([
    '{"a":{"b":[1,2]}}',
    3,
  ]);
});

test.each([
  ["a key that comes twice", "a: 1\nb: 2\na: 3\n", 3, /"a" comes twice, first on line 1/],
  ["bad indentation", "a:\n  b: 1\n c: 2\n", 3, /not valid YAML/],
  ["an open bracket", "a: [1, 2\nb: 3\n", 2, /not valid YAML/],
  ["two documents", "a: 1\n---\nb: 2\n", 2, /a second YAML document begins here; one file holds one scenario/],
  ["an unknown tag", "a: 1\nb: !secret 2\n", 2, /tag/],
  ["a list as a key", "a: 1\n[b, c]: 2\n", 2, /keys/],
])("%s is an issue at its line", (_, text, line, message) => {
  const [first] = issuesOf(text);
  expect(first?.line).toBe(line);
  expect(first?.message).toMatch(message);
});

test("an alias stands for its anchor, at the anchor's values", () => {
  const source = readSource("a: &x {b: 1}\nc: *x\n", null);
  expect("value" in source && JSON.stringify(source.value)).toBe('{"a":{"b":1},"c":{"b":1}}');
});

test("aliases that would unfold without end are refused", () => {
  const levels = Array.from({ length: 12 }, (_, i) => {
    const items = i === 0 ? Array(12).fill("x") : Array(12).fill(`*a${i - 1}`);
    return `a${i}: &a${i} [${items.join(", ")}]`;
  });
  expect(issuesOf(levels.join("\n"))[0]?.message).toMatch(/values/);
  expect(issuesOf("a: &a [*a]\n")[0]?.message).toMatch(/nested|alias/i);
});

test.each([101, 5_000, 100_000])("%d levels are refused", (depth) => {
  expect(issuesOf(`a: ${"[".repeat(depth)}${"]".repeat(depth)}`)[0]?.message).toMatch(/nested more than 100 levels/);
});

test.each(["- ", "? ", ": "])("so are many %j in a row", (indicator) => {
  expect(issuesOf(`${indicator.repeat(20_000)}x`)[0]?.message).toMatch(/nested more than 100 levels/);
});

test("a wide file is not a deep one", () => {
  const keys = Array.from({ length: 500 }, (_, i) => `"k${i}": [${i}, {"a": -1}]`).join(", ");
  expect(issuesOf(`{${keys}}`)).toEqual([]);
  expect(issuesOf(keys.replaceAll("], ", "]\n"))).toEqual([]);
});

test("a file far too long is refused in a sentence", () => {
  expect(issuesOf("#".repeat(250_001))).toEqual([
    expect.objectContaining({
      line: null,
      message: expect.stringMatching(/250001 characters; a scenario has at most/),
    }),
  ]);
});

test("no key reaches a prototype", () => {
  expect(issuesOf("a: 1\n__proto__: {polluted: true}\n")[0]).toMatchObject({ line: 2 });
  const source = readSource("constructor: 1\ntoString: 2\n", null);
  expect("value" in source && Object.keys(source.value as object)).toEqual(["constructor", "toString"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
