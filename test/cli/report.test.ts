import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { json } from "../../src/report/json.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { exampleBreakEven } from "../report/example-result.ts";
import { evenpoint, mainFile, type Outcome } from "./evenpoint.ts";
import { type InProcessOptions, inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const saved = json(exampleBreakEven());

function report(args: readonly string[], options: InProcessOptions = {}): Promise<Outcome> {
  return inProcess(["report", ...args], { cwd: folder.path, ...options });
}

beforeAll(() => {
  writeFileSync(at("result.json"), saved);
});

describe("a saved answer in another form", () => {
  test("is what the run itself would have printed, from a file or standard input", async () => {
    const text = await evenpoint(["report", "result.json"], { cwd: folder.path });
    expect([text.code, text.stderr]).toEqual([0, ""]);
    expect(text.stdout.split("\n")[0]).toMatch(/^Lambda 1 GB is the cheapest acceptable candidate/);
    const again = await report(["-", "--format", "json"], { input: saved });
    expect(again.stdout).toBe(saved);
  });

  test("goes into a file for each extension, compound ones before .md, and does so again", async () => {
    const names = ["a.txt", "a.json", "a.csv", "a.madr.md", "a.comment.md", "a.xml", "a.md"];
    const outputs = names.flatMap((name) => ["--output", `out/${name}`]);
    const first = await report(["result.json", ...outputs]);
    expect(first.code).toBe(0);
    const starts = (name: string) => readFileSync(at(`out/${name}`), "utf8").split("\n")[0];
    expect(starts("a.csv")).toBe("candidate,platform,region,group,figure,unit,mean,low,high");
    expect(starts("a.madr.md")).toBe("---");
    expect(starts("a.comment.md")).toMatch(/^<!-- evenpoint /);
    expect(starts("a.md")).toMatch(/^\*\*Lambda 1 GB is/);
    expect(starts("a.xml")).toMatch(/^<\?xml/);
    expect(readdirSync(at("out")).filter((name) => name.startsWith("."))).toEqual([]);
    const second = await report(["result.json", ...outputs]);
    expect([second.code, second.stderr]).toEqual([0, first.stderr]);
  });

  test("the verbs take the forms that report has of their answers", async () => {
    const page = await evenpoint(["compare", "result.json", "result.json", "--output", "compared.html"], {
      cwd: folder.path,
    });
    expect([page.code, page.stderr]).toEqual([0, "wrote compared.html\n"]);
    for (const verb of ["compare", "what-if", "sweep", "tune", "sensitivity"]) {
      const { stdout } = await evenpoint([verb, "--help"]);
      expect(stdout.replace(/\s+/g, " ")).toContain('"md", "html", "csv"');
    }
  });
});

/** Refused in one sentence, with nothing printed and no file left behind. */
async function refused(args: readonly string[], options: InProcessOptions = {}): Promise<string> {
  const before = readdirSync(folder.path, { recursive: true }).sort();
  const { code, stdout, stderr } = await report(args, options);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(readdirSync(folder.path, { recursive: true }).sort()).toEqual(before);
  return stderr;
}

describe("what is no answer, or a damaged one", () => {
  const edited = (from: string, to: string) => {
    expect(saved).toContain(from);
    return saved.replace(from, to);
  };

  test.each([
    ["newer", () => edited('"schemaVersion": 1', '"schemaVersion": 2'), /schemaVersion: 2 is of a newer version/],
    ["cut short", () => saved.slice(0, 5000), /this is not whole JSON: damaged, or cut short/],
    [
      "a wrong value",
      () => edited('"acceptable": true', '"acceptable": "yes"'),
      /candidates\[0\]\.acceptable: "yes" is not true or false; this was changed .*; make the answer again/,
    ],
    ["a missing value", () => edited('"acceptable": true,', ""), /candidates\[0\]\.acceptable: this is missing; /],
    ["an older version", () => edited('"schemaVersion": 1', '"schemaVersion": "1"'), /schemaVersion: "1" is not 1; /],
    ["a total", () => edited('"total": 132.4', '"total": 99'), /bill\.total: 99 is not the sum of the lines, 132\.4;/],
    [
      "a winner",
      () => edited('"best": "Lambda 1 GB"', '"best": "Nobody"'),
      /verdict\.best: "Nobody" is the name of no/,
    ],
    ["a scenario", () => "name: x\nworkload: {}\n", /this is a scenario, not a result; answer it first/],
    ["nothing", () => "", /this is empty/],
  ])("%s", async (_, source, sentence) => {
    const stderr = await refused(["-", "--output", "never.md"], { input: source() });
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^standard input: /);
  });

  test("a file that is not there, a folder, no file at all", async () => {
    expect(await refused(["none.json"])).toBe("error: cannot read none.json: there is no such file\n");
    expect(await refused(["."])).toMatch(/it is a folder/);
    expect(await refused([])).toMatch(/missing required argument 'result'/);
  });
});

describe("where it cannot go", () => {
  test("a form that this answer does not have is named with those it has", async () => {
    writeFileSync(at("tune.json"), readFileSync("reports/power-tuning.json"));
    expect(await refused(["tune.json", "--format", "madr"])).toBe(
      "error: --format madr: the answer of tune has no such form; it has text, json, md, html, csv\n",
    );
    expect(await refused(["tune.json", "--output", "x.madr.md"])).toMatch(
      /one of \.txt, \.json, \.md, \.html, \.csv \(\.madr\.md is of madr, which this answer does not have\)/,
    );
    expect(await refused(["result.json", "--output", "x.pdf"])).toMatch(/the extension says the form/);
  });

  test("the saved answer itself, a folder, and a path under a file", async () => {
    expect(await refused(["result.json", "--output", "./result.json", "--force"])).toMatch(/the saved answer itself/);
    mkdirSync(at("folder.md"), { recursive: true });
    expect(await refused(["result.json", "--output", "folder.md", "--force"])).toMatch(/it is a folder; name a file/);
    expect(await refused(["result.json", "--output", "result.json/x.md"])).toMatch(/is a file, not a folder/);
    expect(readFileSync(at("result.json"), "utf8")).toBe(saved);
  });

  test.skipIf(!existsSync("/proc/self"))("a folder in which no file can be made", async () => {
    expect(await refused(["result.json", "--output", "/proc/x.md"])).toMatch(/cannot write \/proc\/x\.md: /);
  });

  test.skipIf(!existsSync("/dev/full"))("standard output on a full disk", async () => {
    const command = `"${process.execPath}" "${mainFile}" report result.json --output kept.csv > /dev/full`;
    const told = spawnSync("sh", ["-c", command], { cwd: folder.path, encoding: "utf8" });
    expect([told.status, told.stderr]).toEqual([
      2,
      "wrote kept.csv\nerror: cannot write standard output: the disk is full\n",
    ]);
    expect(readFileSync(at("kept.csv"), "utf8")).toMatch(/^candidate,platform,/);
  });

  test("two names of one file that is not there yet, one of them a link", async () => {
    symlinkSync("new.csv", at("link.csv"));
    expect(await refused(["result.json", "--output", "link.csv", "--output", "new.csv"])).toBe(
      "error: --output new.csv is given twice; name another file, or leave one out\n",
    );
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written", async () => {
    mkdirSync(at("closed"), { mode: 0o500 });
    expect(await refused(["result.json", "--output", "closed/x.md"])).toMatch(/permission is denied/);
    chmodSync(at("closed"), 0o700);
  });
});

describe("files that are there", () => {
  test.each([
    ["notes.md", "# Notes\n"],
    ["mine.json", '{"a": 1}\n'],
    ["mine.csv", "a,b\n"],
    ["0001-use-x.madr.md", "---\nstatus: accepted\n---\n"],
    ["mine.xml", "<testsuites/>\n"],
  ])("%s is somebody's and stays, but with --force", async (name, content) => {
    writeFileSync(at(name), content);
    const stderr = await refused(["result.json", "--output", name]);
    expect(stderr).toMatch(/it exists, and evenpoint did not write it as \w+; choose another name, or --force/);
    expect(readFileSync(at(name), "utf8")).toBe(content);
    const forced = await report(["result.json", "--output", name, "--force"]);
    expect(forced.code).toBe(0);
    expect(readFileSync(at(name), "utf8")).not.toBe(content);
  });

  test("an empty file is nobody's", async () => {
    writeFileSync(at("empty.md"), "");
    expect((await report(["result.json", "--output", "empty.md"])).code).toBe(0);
  });

  test("run and compare ask the same, before anything is simulated", async () => {
    writeFileSync(at("s.yaml"), "name: S\nworkload: {arrivals: {kind: poisson, rate: 1/s}, work: {io: 1ms}}\n");
    writeFileSync(at("taken.csv"), "a,b\n");
    const compare = await inProcess(["compare", at("result.json"), at("result.json"), "--output", at("taken.csv")]);
    expect([compare.code, compare.stdout]).toEqual([2, ""]);
    expect(compare.stderr).toMatch(/did not write it as csv/);
    const scenario = "scenarios/quick-start.yaml";
    const run = await inProcess(["run", scenario, "--replications", "1000", "--output", at("taken.csv")]);
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/did not write it as csv/);
  });
});

test("contradictions are refused by compare and explain alike", async () => {
  writeFileSync(at("edited.json"), saved.replace('"total": 132.4', '"total": 99'));
  for (const args of [
    ["compare", "edited.json", "result.json"],
    ["explain", "cost", "edited.json"],
  ]) {
    const { code, stdout, stderr } = await inProcess(args, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^edited\.json: candidates\[0\]\.bill\.total: 99 is not the sum of the lines/);
  }
});
