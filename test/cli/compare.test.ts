import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { comparisonSchema } from "../../src/analysis/compare/comparison.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { evenpoint, type Outcome } from "./evenpoint.ts";
import { type InProcessOptions, inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

const scenario = `name: Small
duration: 2m
replications: 3
workload:
  arrivals: {kind: poisson, rate: 5/s}
  work: {cpu: 30ms, io: 45ms}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB}
`;

/** Base names, from the folder of the results. */
function compare(args: readonly string[], options: InProcessOptions = {}): Promise<Outcome> {
  return inProcess(["compare", ...args], { cwd: folder.path, ...options });
}

beforeAll(async () => {
  writeFileSync(at("small.yaml"), scenario);
  const save = async (name: string, ...flags: string[]) => {
    const { stdout } = await inProcess(["run", at("small.yaml"), "--format", "json", ...flags]);
    writeFileSync(at(name), stdout);
  };
  await save("a.json");
  await save("dearer.json", "--set", "candidates[0].memory=1GB");
  await save("seed.json", "--seed", "2");
}, 60_000);

describe("what it says", () => {
  test("a file and itself: nothing changed, and no failure", async () => {
    const { code, stdout, stderr } = await compare(["a.json", "a.json", "--fail-on-difference"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")[0]).toMatch(/^Nothing changed: all \d+ figures are the same\.$/);
  });

  test("a difference is told; it fails where that is asked for", async () => {
    const plain = await compare(["a.json", "dearer.json"]);
    expect(plain.code).toBe(0);
    expect(plain.stdout.split("\n")[0]).toMatch(/^L costs \d+ % (more|less) \(/);
    const failing = await compare(["a.json", "dearer.json", "--fail-on-difference"]);
    expect([failing.code, failing.stderr]).toEqual([3, ""]);
    expect(failing.stdout).toBe(plain.stdout);
  });

  test("another seed alone is no difference", async () => {
    const { code, stdout } = await compare(["a.json", "seed.json", "--fail-on-difference"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing changed beyond noise: /);
    expect(stdout).toContain("seeds 1 and 2");
  });

  test("JSON is the comparison, without places, and the same bytes each time", async () => {
    const one = await compare([at("a.json"), at("dearer.json"), "--format", "json"]);
    const two = await evenpoint(["compare", "a.json", "dearer.json", "--format", "json"], {
      cwd: folder.path,
      env: { LANG: "de_DE.UTF-8" },
    });
    expect(two.stdout).toBe(one.stdout);
    const comparison = comparisonSchema.parse(JSON.parse(one.stdout));
    expect(comparison).toMatchObject({ differs: true, command: "evenpoint compare a.json dearer.json" });
    expect(comparison.candidates[0]!.assumptions).not.toEqual([]);
    expect(one.stdout).not.toContain(folder.path);
  });

  test("one of the two may be standard input, not both", async () => {
    const input = readFileSync(at("dearer.json"), "utf8");
    const { code, stdout } = await compare(["a.json", "-", "--format", "csv"], { input });
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toMatch(/^candidate,metric,unit,before,/);
    const both = await compare(["-", "-"], { input });
    expect([both.code, both.stdout]).toEqual([2, ""]);
    expect(both.stderr).toContain("only one of the two can be standard input");
  });

  test("files get the form of their extension; a failing comparison writes them too", async () => {
    const outputs = ["txt", "json", "md", "csv"].flatMap((form) => ["--output", `out/c.${form}`]);
    const { code, stderr } = await compare(["a.json", "dearer.json", "--fail-on-difference", ...outputs]);
    expect(code).toBe(3);
    expect(stderr).toBe("wrote out/c.txt, out/c.json, out/c.md, out/c.csv\n");
    expect(readdirSync(at("out")).sort()).toEqual(["c.csv", "c.json", "c.md", "c.txt"]);
    expect(readFileSync(at("out/c.md"), "utf8")).toMatch(/^\*\*L costs /);
  });
});

describe("what it refuses, in one sentence and with nothing written", () => {
  const refused = async (args: readonly string[], options: InProcessOptions = {}) => {
    const { code, stdout, stderr } = await compare(args, options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toContain("    at ");
    return stderr;
  };

  test.each([
    ["no.json", "not json at all", "this is not JSON"],
    ["empty.json", "", "this is empty"],
    ["sweep.json", '{"schemaVersion": 1, "kind": "sweep"}', "this is the answer of a sweep, not a result"],
    ["newer.json", '{"schemaVersion": 2}', "newer version of evenpoint"],
    ["scenario.json", '{"name": "x", "workload": {}}', "this is a scenario, not a result"],
    ["deep.json", "[".repeat(200_000), "this is not JSON"],
    ["list.json", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "this is "],
    ["zeros.json", "\u0000\u0000", "this is not JSON"],
    ["infinite.json", '{"schemaVersion": 1, "version": 1e999}', "version"],
  ])("%s", async (name, content, sentence) => {
    writeFileSync(at(name), content);
    expect(await refused(["a.json", name])).toContain(sentence);
    expect(await refused([name, "a.json"])).toContain(name);
  });

  test("a comparison, and a result that is cut short", async () => {
    const { stdout } = await compare(["a.json", "a.json", "--format", "json"]);
    expect(await refused(["a.json", "-"], { input: stdout })).toContain(
      "standard input: this is the answer of compare",
    );
    writeFileSync(at("cut.json"), readFileSync(at("a.json"), "utf8").slice(0, 3000));
    expect(await refused(["cut.json", "a.json"])).toContain("cut.json: this is not whole JSON: damaged, or cut short");
  });

  test("a file that is missing, a folder, one file too few", async () => {
    expect(await refused(["a.json", "missing.json"])).toBe("error: cannot read missing.json: there is no such file\n");
    expect(await refused(["a.json", "."])).toContain("it is a folder");
    expect(await refused(["a.json"])).toContain("missing required argument");
  });

  test("an output that is one of the results, under whatever name", async () => {
    symlinkSync(at("a.json"), at("link.json"));
    const before = statSync(at("a.json")).mtimeMs;
    for (const output of ["a.json", "./a.json", at("dearer.json"), "link.json"]) {
      expect(await refused(["a.json", "dearer.json", "--output", output])).toContain("one of the results to compare");
    }
    expect(statSync(at("a.json")).mtimeMs).toBe(before);
    expect(await refused(["a.json", "a.json", "--output", "x.xml"])).toContain("the extension says the form");
  });

  test("what a hostile file says reaches no terminal", async () => {
    const evil = readFileSync(at("a.json"), "utf8").replaceAll('"L"', '"\\u001b[31mL\\u202e"');
    writeFileSync(at("evil.json"), evil);
    const { code, stdout } = await compare(["evil.json", "evil.json"]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u202e");
  });
});
