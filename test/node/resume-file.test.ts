import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../../src/node/input-error.ts";
import { openResumeFile, type ResumePlace, resumeFile } from "../../src/node/resume-file.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const place: ResumePlace = { keeps: "replications", scenario: "5c" };
const values = { aa: { offered: 1.5, p99: [1, null] }, bb: ["x", '"],\\n'] };

beforeAll(async () => {
  const kept = resumeFile(place);
  for (const [digest, value] of Object.entries(values)) kept.keep(digest, value);
  await kept.save(at("fine.resume"));
});

test("what was kept is there again, value by value", async () => {
  const kept = await openResumeFile(at("fine.resume"), place);
  for (const [digest, value] of Object.entries(values)) expect(kept.recall(digest)).toEqual(value);
  expect([kept.recall("cc"), kept.count, kept.isChanged]).toEqual([undefined, 2, false]);
});

test("what is kept later joins it; what is there already stays", async () => {
  const kept = await openResumeFile(at("fine.resume"), place);
  kept.keep("aa", "other");
  expect(kept.isChanged).toBe(false);
  kept.keep("cc", 3);
  expect(kept.isChanged).toBe(true);
  await kept.save(at("more.resume"));
  const again = await openResumeFile(at("more.resume"), place);
  expect([again.recall("aa"), again.recall("cc"), again.count]).toEqual([values.aa, 3, 3]);
});

test("a file that is not there yet holds nothing", async () => {
  const kept = await openResumeFile(at("new.resume"), place);
  expect([kept.count, kept.isChanged]).toEqual([0, false]);
});

describe("refused, in one sentence, and left alone", () => {
  const fine = (): Buffer => readFileSync(at("fine.resume"));
  const changed = (from: string, to: string): Buffer => Buffer.from(fine().toString().replace(from, to));
  type Case = readonly [what: string, content: () => Buffer, place: ResumePlace, sentence: RegExp];
  const cases: readonly Case[] = [
    [
      "another scenario's",
      fine,
      { ...place, scenario: "5d" },
      /belongs to another scenario, or to this one with other/,
    ],
    [
      "cells instead of replications",
      fine,
      { ...place, keeps: "cells" },
      /keeps replications, and here are cells to keep/,
    ],
    [
      "another version's",
      () => changed('"version":"', '"version":"9.'),
      place,
      /written by version 9\.\S+, and this is/,
    ],
    ["a later form's", () => changed('"schemaVersion":1', '"schemaVersion":2'), place, /written by version/],
    ["one cut short", () => fine().subarray(0, -4), place, /cut short or damaged/],
    ["one that was edited", () => changed("1.5", "2.5"), place, /cut short or damaged/],
    ["one cut in its header", () => fine().subarray(0, 60), place, /no file that --resume has written/],
    ["an empty one", () => Buffer.from(""), place, /no file that --resume has written/],
    ["a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 10, 0]), place, /no file that --resume has written/],
    ["a result", () => readFileSync("reports/quick-start.json"), place, /no file that --resume has written/],
    ["a list", () => Buffer.from("[1]\n"), place, /no file that --resume has written/],
  ];
  test.each(cases)("%s", async (_, content, wanted, sentence) => {
    const bytes = content();
    writeFileSync(at("bad.resume"), bytes);
    const failure = await openResumeFile(at("bad.resume"), wanted).catch((error) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(failure.message).toMatch(sentence);
    expect(failure.message).toMatch(/; nothing of it was changed: name another file to start anew$/);
    expect(readFileSync(at("bad.resume")).equals(bytes)).toBe(true);
  });

  test("a folder, and no name", async () => {
    await expect(openResumeFile(folder.path, place)).rejects.toThrow(/it is a folder; name a file/);
    await expect(openResumeFile("", place)).rejects.toThrow(/needs the name of a file/);
  });
});

test("what is no JSON under a sum that is right is not known", async () => {
  const [header, ...lines] = readFileSync(at("fine.resume"), "utf8").split("\n").slice(0, -1);
  const body = [lines[0]!, '["bb",[1]'].map((line) => `${line}\n`).join("");
  const sha256 = createHash("sha256").update(body).digest("hex");
  writeFileSync(at("odd.resume"), `${JSON.stringify({ ...JSON.parse(header!), sha256 })}\n${body}`);
  const kept = await openResumeFile(at("odd.resume"), place);
  expect([kept.recall("aa"), kept.recall("bb")]).toEqual([values.aa, undefined]);
});
