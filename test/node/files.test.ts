import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readScenario } from "../../src/node/read-scenario.ts";
import { readText } from "../../src/node/read-text.ts";
import { sha256 } from "../../src/node/sha256.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

test("sha256 of the empty text is the published one", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("text is read without its byte order mark", async () => {
  writeFileSync(at("bom.yaml"), "\ufeffname: é\n");
  expect(await readText(at("bom.yaml"))).toBe("name: é\n");
});

test("what is no text file is refused in a sentence", async () => {
  writeFileSync(at("bytes"), Uint8Array.of(0xff, 0xfe, 0x00));
  writeFileSync(at("huge"), Buffer.alloc(8 * 1024 * 1024 + 1, "#"));
  await expect(readText(at("none"))).rejects.toThrow(/there is no such file/);
  await expect(readText(folder.path)).rejects.toThrow(/it is a folder/);
  await expect(readText(at("bytes"))).rejects.toThrow(/not UTF-8/);
  await expect(readText(at("huge"))).rejects.toThrow(/larger than 8 MB/);
});

test("a file is written with its folders, replaces the old one and keeps its permissions", async () => {
  const path = at("deep/er/x.txt");
  await writeWhole(path, "one");
  chmodSync(path, 0o640);
  await writeWhole(path, new TextEncoder().encode("two"));
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(at("deep/er"))).toEqual(["x.txt"]);
});

test("a link stays a link where nothing is at its end yet", async () => {
  symlinkSync("later/end.txt", at("dangling.txt"));
  await writeWhole(at("dangling.txt"), "new");
  expect(lstatSync(at("dangling.txt")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("later/end.txt"), "utf8")).toBe("new");
});

test("a link stays a link, and what it points to is replaced", async () => {
  writeFileSync(at("target.txt"), "old");
  symlinkSync("target.txt", at("link.txt"));
  await writeWhole(at("link.txt"), "new");
  expect(lstatSync(at("link.txt")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("target.txt"), "utf8")).toBe("new");
});

test("a file that cannot be written leaves nothing behind", async () => {
  writeFileSync(at("file"), "");
  await expect(writeWhole(at("file/x.txt"), "x")).rejects.toThrow(/cannot write .*x\.txt/);
  await expect(writeWhole(at("deep"), "x")).rejects.toThrow(/cannot write/);
  expect(readdirSync(folder.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

const scenario = `
name: A
workload: {arrivals: {kind: trace, file: data/a.csv, columns: {timestamp: t}}, work: {io: 45ms}}
candidates: [{name: L, platform: aws-lambda, memory: 512MB}]
`;

test("a trace that is missing is an issue at its line, relative to the scenario", async () => {
  writeFileSync(at("s.yaml"), scenario);
  expect(await readScenario(at("s.yaml"))).toMatchObject({
    issues: [
      { path: "workload.arrivals.file", line: 3, file: at("s.yaml"), message: expect.stringMatching(/no such file/) },
    ],
  });
  await writeWhole(at("data/a.csv"), "t\n1\n");
  expect(await readScenario(at("s.yaml"))).toHaveProperty("scenario.name", "A");
});
