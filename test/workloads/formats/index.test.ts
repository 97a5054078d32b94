import { describe, expect, it } from "vitest";
import { detectFormat, traceFormats } from "../../../src/workloads/formats/index.ts";
import { samples } from "./samples.ts";

const cases = Object.entries(samples).flatMap(([format, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ format, name, text })),
);

describe("traceFormats", () => {
  it("has a sample of each, and each name once", () => {
    expect(Object.keys(traceFormats).sort()).toEqual(Object.keys(samples).sort());
  });

  it.each(cases)("finds $format ($name) to be itself", ({ format, text }) => {
    expect(detectFormat(text)?.name).toBe(format);
    expect(detectFormat(`\uFEFF${text}`)?.name).toBe(format);
    expect(detectFormat(text.replaceAll("\n", "\r\n"))?.name).toBe(format);
  });

  // JSON lines and tables are the exceptions: any object per line, and any table with times, may be read as such.
  it.each(cases)("finds $format ($name) to be nothing else", ({ format, text }) => {
    const found = Object.values(traceFormats)
      .filter((candidate) => candidate.recognises(text))
      .map(({ name }) => name);
    expect(found.filter((name) => (name !== "json-lines" && name !== "csv") || format === name)).toEqual([format]);
  });

  it.each(["", "\n\n", "<html>", "{}", "[]", '{"a":1}', "hello", "\0"])("takes %j for none of them", (text) => {
    expect(detectFormat(text)).toBeNull();
  });
});
