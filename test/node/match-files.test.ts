import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { filePattern, matchFiles } from "../../src/node/match-files.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const files = ["logs/a.log", "logs/b.log", "logs/deep/c.log", "other/a [1].log", "plain.log"];

beforeAll(() => {
  for (const name of ["logs/deep", "other", "elsewhere"]) mkdirSync(join(folder.path, name), { recursive: true });
  for (const file of files) writeFileSync(join(folder.path, file), "x");
});

describe("matchFiles", () => {
  test.each([
    ["logs/*.log", ["logs/a.log", "logs/b.log"]],
    ["logs/**/*.log", ["logs/a.log", "logs/b.log", "logs/deep/c.log"]],
    ["{plain,logs/a}.log", ["logs/a.log", "plain.log"]],
    ["other/a [1].log", ["other/a [1].log"]],
    ["missing.log", ["missing.log"]],
    ["-", ["-"]],
  ])("%s", (pattern, expected) => {
    expect(matchFiles(pattern, folder.path)).toEqual(expected);
  });

  test("a pattern that nothing matches is refused", () => {
    expect(() => matchFiles("none-*.log", folder.path)).toThrow("no file matches the pattern none-*.log");
  });
});

describe("filePattern", () => {
  test.each([
    ["here", ".", ["logs/a.log", "logs/b.log"]],
    ["from a folder beside them", "elsewhere", ["../logs/a.log", "../logs/deep/c.log"]],
    ["in several folders", ".", ["logs/a.log", "other/a [1].log", "plain.log"]],
    ["one file", ".", ["plain.log"]],
    ["one file whose name looks like a pattern", ".", ["other/a [1].log"]],
  ])("stands for exactly the files: %s", (_, from, names) => {
    const base = join(folder.path, from);
    const pattern = filePattern(names, base);
    expect(pattern).not.toBeNull();
    expect(matchFiles(pattern as string, base)).toEqual([...names].sort());
  });

  test("stands for files by their whole path", () => {
    const names = ["logs/a.log", "plain.log"].map((name) => join(folder.path, name));
    expect(matchFiles(filePattern(names, "/") as string, "/").map((name) => join("/", name))).toEqual(names);
  });

  test("there is none for too many files, nor for names that a pattern cannot hold", () => {
    expect(
      filePattern(
        Array.from({ length: 51 }, (_, i) => `${i}.log`),
        folder.path,
      ),
    ).toBeNull();
    expect(filePattern(["a,b.log", "plain.log"], folder.path)).toBeNull();
  });
});
