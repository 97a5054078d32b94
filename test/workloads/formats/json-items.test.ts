import { describe, expect, it } from "vitest";
import { type JsonItem, jsonItems } from "../../../src/workloads/formats/json-items.ts";
import { chunked } from "../chunked.ts";

async function itemsOf(text: string, { length = 1, longest = 1000 } = {}): Promise<readonly JsonItem[]> {
  const items: JsonItem[] = [];
  for await (const block of jsonItems(chunked(text, length), { within: ["rows"], longest })) items.push(...block);
  return items;
}

describe("jsonItems", () => {
  it.each([
    ["outermost objects", '{"a":1}\n{"b":[1]} {"c":{}}', ['1 {"a":1}', '2 {"b":[1]}', '2 {"c":{}}']],
    ["elements of a list", '[\n{"a":1},\n[{"b":2}]\n]', ['2 {"a":1}', '3 [{"b":2}]']],
    ["a named list", '{"x":[1],"rows":[{"a":1},{"b":2}],"y":{"rows":[3]}}', ['1 {"a":1}', '1 {"b":2}']],
    ["two named lists of two documents", '{"rows":[{"a":1}]}\r\n{"rows":[[2]]}', ['1 {"a":1}', "2 [2]"]],
    ["brackets in strings", '[{"a":"}]\\"{"}]', ['1 {"a":"}]\\"{"}']],
    ["a value that looks like the key", '{"x":"rows","y":[{"a":1}]}', ['1 {"x":"rows","y":[{"a":1}]}']],
    ["nothing", " \n[]\n", []],
  ])("gives %s", async (_, text, expected) => {
    for (const length of [1, 3, 100]) {
      expect((await itemsOf(text, { length })).map((item) => `${item.line} ${item.text}`)).toEqual(expected);
    }
  });

  it.each([
    ["an open object", '{"a":1', /ends before its brackets are closed/],
    ["an open list", '[{"a":1},', /ends before its brackets are closed/],
    ["an open named list", '{"rows":[{"a":1}]', /ends before its brackets are closed/],
    ["words", "hello", /"h..." stands where JSON/],
    ["numbers in a list", "[1,{}]", /"1..." stands where a list whose elements/],
    ["a value that is too long", `[{"a":"${"x".repeat(1000)}"}]`, /longer than 1000 characters/],
  ])("says what is wrong with %s", async (_, text, message) => {
    const problems = (await itemsOf(text)).filter(({ problem }) => problem !== null);
    expect(problems.map(({ problem }) => problem)).toEqual([expect.stringMatching(message)]);
  });
});
