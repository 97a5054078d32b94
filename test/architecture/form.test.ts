import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { version } from "../../src/index.ts";
import { sourceFiles } from "./source-files.ts";

const files = sourceFiles();
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Readonly<Record<string, unknown>>;

test("files and folders are named in kebab-case", () => {
  const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const wrong = files.filter(({ path }) =>
    path
      .replace(/(\.d)?\.ts$/, "")
      .split("/")
      .some((part) => !word.test(part)),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("no file is a drawer for odds and ends", () => {
  const drawers = ["utils", "util", "helpers", "helper", "common", "misc", "shared"];
  const found = files.filter(({ path }) => path.split("/").some((part) => drawers.includes(basename(part, ".ts"))));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("no file but a rate card passes 400 lines", () => {
  const long = files
    .filter(({ path }) => !path.startsWith("pricing/cards/"))
    .filter(({ source }) => source.split("\n").length > 401);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("exports have names, and no star hides what a file gives", () => {
  const wrong = files.filter(({ source }) => /^export (default\b|\*)/m.test(source));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("the version in results is the package's", () => {
  expect(version).toBe(manifest.version);
});

test("every dependency is pinned to one version", () => {
  const sections = ["dependencies", "optionalDependencies", "devDependencies", "overrides"];
  const pinned = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/;
  const loose = sections
    .flatMap((section) => Object.entries((manifest[section] ?? {}) as Readonly<Record<string, string>>))
    .filter(([, wanted]) => !pinned.test(wanted));
  expect(loose).toEqual([]);
  expect(Object.keys(manifest.dependencies as object)).not.toHaveLength(0);
});

test("everything the library exports has a docstring where it is declared", () => {
  const index = files.find(({ path }) => path === "index.ts")!.source;
  const bare: string[] = [];
  for (const [, list, from] of index.matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)"/g)) {
    const { source } = files.find(({ path }) => path === from)!;
    const names = list!.split(",").map((name) => name.replace(/\btype\b/, "").trim());
    for (const name of names.filter((word) => word !== "")) {
      const declared = new RegExp(
        `\\*/\\n(// biome-ignore[^\\n]*\\n)?export (async )?(const|function|class|interface|type) ${name}\\b`,
      );
      if (!declared.test(source)) bare.push(`${name} in ${from}`);
    }
  }
  expect(bare).toEqual([]);
});
