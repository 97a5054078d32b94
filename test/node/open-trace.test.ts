import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openTrace, traceOpener } from "../../src/node/open-trace.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
/** Longer than one piece of a stream, with characters of several bytes that pieces may cut. */
const text = Array.from({ length: 100_000 }, (_, i) => `${i},µé€😀\n`).join("");

async function readAll(path: string): Promise<string> {
  let all = "";
  for await (const chunk of openTrace(path, path.split("/").at(-1)).chunks) all += chunk;
  return all;
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

describe("the text comes as it was written", () => {
  test.each([
    ["plain", "a.csv", () => text],
    ["gzip by name", "a.csv.gz", () => gzipSync(text)],
    ["gzip by its first bytes", "b.csv", () => gzipSync(text)],
    ["two gzip members", "c.csv.gz", () => Buffer.concat([gzipSync(text.slice(0, 1000)), gzipSync(text.slice(1000))])],
    ["with a byte order mark", "d.csv", () => `\ufeff${text}`],
    ["with a byte order mark, gzip", "e.csv.gz", () => gzipSync(`\ufeff${text}`)],
  ])("%s", async (_, name, content) => {
    expect((await readAll(write(name, content()))) === text).toBe(true);
  });

  test("an empty file is no text", async () => {
    expect(await readAll(write("empty.csv", ""))).toBe("");
    expect(await readAll(write("empty.csv.gz", ""))).toBe("");
  });

  test("one byte is enough", async () => {
    expect(await readAll(write("one.csv", "1"))).toBe("1");
  });
});

test("the hash is of the file's bytes, and known at the end", async () => {
  const bytes = gzipSync("a,b\n1,2\n");
  const opened = openTrace(write("hash.csv.gz", bytes));
  expect(opened.sha256()).toBeNull();
  for await (const _ of opened.chunks);
  expect(opened.sha256()).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("names are relative to the scenario's folder", async () => {
  write("relative.csv", "x\n");
  const chunks: string[] = [];
  for await (const chunk of traceOpener(folder.path)("relative.csv").chunks) chunks.push(chunk);
  expect(chunks).toEqual(["x\n"]);
});

describe("what cannot be read is told in a sentence", () => {
  const packed = gzipSync(Array.from({ length: 20_000 }, (_, i) => `${(i * 7919) % 100_003}\n`).join(""));
  test.each([
    [
      "a gzip file cut short",
      "cut.csv.gz",
      () => packed.subarray(0, packed.length / 2),
      /^cut\.csv\.gz: .* cut short$/,
    ],
    [
      "damaged gzip data",
      "bad.csv.gz",
      () => Buffer.from(packed).fill(0x55, 5_000, 5_100),
      /^bad\.csv\.gz: .* damaged$/,
    ],
    ["text named .gz", "fake.csv.gz", () => "a,b\n", /is named \.gz but is not gzip/],
    ["bytes that are not UTF-8", "latin.csv", () => Uint8Array.of(0x61, 0xff, 0xfe), /^latin\.csv is not UTF-8/],
    ["a character cut at the end", "half.csv", () => Uint8Array.of(0x61, 0xe2, 0x82), /^half\.csv is not UTF-8/],
  ])("%s", async (_, name, content, message) => {
    await expect(readAll(write(name, content()))).rejects.toThrow(message);
  });

  test("a missing file", async () => {
    await expect(readAll(join(folder.path, "none.csv"))).rejects.toThrow("cannot read none.csv: there is no such file");
  });

  test("a folder", async () => {
    await expect(readAll(folder.path)).rejects.toThrow(/it is a folder, not a file/);
  });
});
