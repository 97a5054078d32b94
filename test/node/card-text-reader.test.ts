import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cardTextReader } from "../../src/node/card-text-reader.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();

test("a card file is relative to the scenario's folder, or absolute", () => {
  mkdirSync(join(folder.path, "prices"));
  writeFileSync(join(folder.path, "prices", "a.json"), "{}");
  const read = cardTextReader(folder.path);
  expect(read("prices/a.json")).toBe("{}");
  expect(read(join(folder.path, "prices/a.json"))).toBe("{}");
});

test("what cannot be read is said in one sentence", () => {
  writeFileSync(join(folder.path, "latin.json"), Buffer.from([0x7b, 0xe9, 0x7d]));
  writeFileSync(join(folder.path, "large.json"), "");
  truncateSync(join(folder.path, "large.json"), 65 * 1024 * 1024);
  const read = cardTextReader(folder.path);
  expect(() => read("none.json")).toThrow("cannot read the card file none.json: there is no such file");
  expect(() => read(".")).toThrow("cannot read the card file .: it is a folder, not a file");
  expect(() => read("latin.json")).toThrow("cannot read the card file latin.json: it is not UTF-8 text");
  expect(() => read("large.json")).toThrow(
    "cannot read the card file large.json: it is larger than 64 MB; import one --region only",
  );
  expect(() => read("-")).toThrow("standard input can be no card file; save it and name the file");
});
