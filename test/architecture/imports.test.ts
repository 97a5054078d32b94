import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { expect, test } from "vitest";
import { importsOf, roomOf, sourceFiles, target } from "./source-files.ts";

/** An arrow means "may import"; whatever can be reached along arrows may be imported, and nothing else. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  cli: ["node"],
  node: ["index"],
  index: ["report"],
  viewer: ["report"],
  report: ["analysis"],
  analysis: ["scenario", "pricing"],
  scenario: ["platforms", "pricing"],
  platforms: ["workloads", "usage"],
  workloads: ["engine"],
  engine: ["units"],
  pricing: ["usage"],
  usage: ["units"],
  units: [],
};

/** Packages that run unchanged in Node, in a worker and in a browser. */
const purePackages = ["papaparse", "seedrandom", "simple-statistics", "yaml", "zod"];
const edges = ["cli", "node"];
/** What the script inside an HTML report may bring along: its size is the size of every report. */
const viewerPackages = ["chart.js"];

const files = sourceFiles();

function packagesOf(room: string): readonly string[] {
  return room === "viewer" ? viewerPackages : purePackages;
}

function reachable(room: string): ReadonlySet<string> {
  const found = new Set([room]);
  for (const place of found) for (const next of arrows[place] ?? []) found.add(next);
  return found;
}

test("there are files in every room, and no room beside them", () => {
  expect([...new Set(files.map(({ path }) => roomOf(path)))].sort()).toEqual(Object.keys(arrows).sort());
});

test("nothing is imported against the arrows", () => {
  const against = files.flatMap(({ path, source }) => {
    const allowed = reachable(roomOf(path));
    const targets = importsOf(source).map(({ from }) => target(path, from));
    return targets.flatMap((to) => (to === null || allowed.has(roomOf(to)) ? [] : [`${path} -> ${to}`]));
  });
  expect(against).toEqual([]);
});

test("every relative import names a file that is there, with its extension", () => {
  const paths = new Set(files.map(({ path }) => path));
  const lost = files.flatMap(({ path, source }) => {
    const targets = importsOf(source).map(({ from }) => target(path, from));
    return targets.flatMap((to) => (to === null || paths.has(to) ? [] : [`${path} -> ${to}`]));
  });
  expect(lost).toEqual([]);
});

test("only cli and node import Node's own modules, always with their prefix", () => {
  const wrong = files.flatMap(({ path, source }) =>
    importsOf(source).flatMap(({ from }) => {
      if (builtinModules.includes(from)) return [`${path}: write node:${from}`];
      return from.startsWith("node:") && !edges.includes(roomOf(path)) ? [`${path} -> ${from}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test("pure rooms import pure packages only, and the viewer Chart.js alone", () => {
  const wrong = files
    .filter(({ path }) => !edges.includes(roomOf(path)))
    .flatMap(({ path, source }) =>
      importsOf(source)
        .map(({ from }) => from)
        .filter((from) => !from.startsWith(".") && !packagesOf(roomOf(path)).includes(from))
        .map((from) => `${path} -> ${from}`),
    );
  expect(wrong).toEqual([]);
});

test("what a report draws its charts with carries no schema", () => {
  const viewer = readFileSync("dist/viewer/viewer.js", "utf8");
  expect(viewer).not.toMatch(/zod/i);
  expect(viewer.length).toBeLessThan(400_000);
  expect(viewer).toContain("Chart.js");
  expect(viewer).toContain("MIT License");
});

test("no file imports itself by way of others", () => {
  const next = new Map(
    files.map(({ path, source }) => [
      path,
      importsOf(source).flatMap(({ from, typeOnly }) => (typeOnly ? [] : (target(path, from) ?? []))),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" -> "));
    if (start >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test("the library is a table of contents: re-exports by name and nothing else", () => {
  const { source } = files.find(({ path }) => path === "index.ts")!;
  const rest = source
    .replace(/^\/\/.*$/gm, "")
    .replace(/export (type )?\{[^}]*\} from "[^"]+";/g, "")
    .trim();
  expect(rest).toBe("");
});
