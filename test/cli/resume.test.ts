import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { scenarioText } from "../determinism/scenario.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { evenpoint, mainFile } from "./evenpoint.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const run = ["run", "scenario.yaml", "--format", "json"];
const replications = 80;
const cells = 16;
const sweep = [
  "sweep",
  "scenario.yaml",
  "--replications",
  "5",
  "--vary",
  `workload.arrivals.rate=40/s..90/s:${cells}`,
  "--format",
  "json",
];

let whole: { readonly run: string; readonly sweep: string };

beforeAll(async () => {
  writeFileSync(at("scenario.yaml"), scenarioText.replace("replications: 2", `replications: ${replications}`));
  const answers = [];
  for (const args of [run, sweep]) answers.push((await evenpoint(args, { cwd: folder.path })).stdout);
  whole = { run: answers[0]!, sweep: answers[1]! };
}, 120_000);

/** Starts the command, and ends it once the file of `--resume` holds something. */
async function cutOff(args: readonly string[], file: string, signal: "SIGKILL" | "SIGINT"): Promise<number | null> {
  const child = spawn(process.execPath, [mainFile, ...args, "--resume", file], { cwd: folder.path, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  while (!existsSync(at(file)) && child.exitCode === null) await wait(20);
  child.kill(signal);
  return ended;
}

/** The header of a file of `--resume`. */
function headerOf(file: string): { readonly entries: number } {
  const text = readFileSync(at(file), "utf8");
  return JSON.parse(text.slice(0, text.indexOf("\n")));
}

describe("work that was cut off goes on, to the same bytes", () => {
  test.each([
    ["run", run, "SIGKILL", null],
    ["run", run, "SIGINT", 130],
    ["sweep", sweep, "SIGKILL", null],
    ["sweep", sweep, "SIGINT", 130],
  ] as const)("%s %j cut off by %s", async (verb, args, signal, code) => {
    const file = `${verb}-${signal}.resume`;
    expect(await cutOff(args, file, signal)).toBe(code);
    const { entries } = headerOf(file);
    const all = verb === "run" ? replications * 4 : cells;
    expect(entries).toBeGreaterThan(0);
    expect(entries).toBeLessThan(all);
    const outcome = await evenpoint([...args, "--resume", file], { cwd: folder.path });
    expect([outcome.code, outcome.stderr]).toEqual([0, ""]);
    expect(outcome.stdout).toBe(whole[verb]);
    expect(headerOf(file).entries).toBe(all);
  });
});

describe("files that --resume cannot use are refused, and left alone", () => {
  const fine = (): Buffer => readFileSync(at("run-SIGKILL.resume"));
  const changed = (from: string, to: string) => fine().toString().replace(from, to);
  type Case = readonly [
    what: string,
    content: () => string | Buffer,
    flags: readonly string[],
    sentence: string | RegExp,
  ];
  const cases: readonly Case[] = [
    [
      "another scenario's",
      () => fine(),
      ["--seed", "8"],
      "it belongs to another scenario, or to this one with other values",
    ],
    [
      "another version's",
      () => changed('"version":"', '"version":"9.'),
      [],
      /it was written by version 9\.\d.*, and this is/,
    ],
    ["one cut short", () => fine().subarray(0, -40), [], "it is cut short or damaged"],
    ["one cut in its header", () => fine().subarray(0, 60), [], "this is no file that --resume has written"],
    ["one that was edited", () => changed('"offered":', '"offered":1'), [], "it is cut short or damaged"],
    ["an empty one", () => "", [], "this is no file that --resume has written"],
    ["a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 10, 0]), [], "this is no file that --resume has written"],
    ["a result", () => whole.run, [], "this is no file that --resume has written"],
    [
      "a sweep's",
      () => readFileSync(at("sweep-SIGKILL.resume")),
      [],
      "it keeps cells, and here are replications to keep",
    ],
  ];
  test.each(cases)("%s", async (_, content, flags, sentence) => {
    const bytes = Buffer.from(content());
    writeFileSync(at("bad.resume"), bytes);
    const { code, stdout, stderr } = await evenpoint([...run, ...flags, "--resume", "bad.resume"], {
      cwd: folder.path,
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^error: --resume bad\.resume: .*nothing of it was changed: name another file to start anew\n$/,
    );
    if (typeof sentence === "string") expect(stderr).toContain(sentence);
    else expect(stderr).toMatch(sentence);
    expect(readFileSync(at("bad.resume")).equals(bytes)).toBe(true);
  });

  test("entries of another hand, under a sum that is right, are simulated anew", async () => {
    const text = fine().toString();
    const [header, ...lines] = text.split("\n").slice(0, -1);
    const odd = [
      "{}",
      "null",
      "3",
      '"x"',
      "[1",
      '{"offered":1,"usage":{},"latency":{"histogram":{"#histogram":[-1,2]}}}',
    ];
    const body = lines.map((line, i) => `${line.slice(0, line.indexOf(",") + 1)}${odd[i % odd.length]}]\n`).join("");
    const sum = createHash("sha256").update(body).digest("hex");
    writeFileSync(at("odd.resume"), `${JSON.stringify({ ...JSON.parse(header!), sha256: sum })}\n${body}`);
    const { code, stdout } = await evenpoint([...run, "--resume", "odd.resume"], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toBe(whole.run);
  });

  test("the scenario, an output, a folder or no name", async () => {
    const outcomes = [];
    for (const flags of [["scenario.yaml"], ["x.json", "--output", "x.json"], ["."], [""]]) {
      outcomes.push(await evenpoint([...run, "--resume", ...flags], { cwd: folder.path }));
    }
    expect(outcomes.map(({ code, stderr }) => [code, stderr.split("; ")[0]])).toEqual([
      [2, "error: --resume scenario.yaml: this is no file that --resume has written"],
      [2, "error: --output x.json: that is the file of --resume"],
      [2, "error: --resume .: it is a folder"],
      [2, "error: --resume needs the name of a file, such as --resume checkout.resume\n"],
    ]);
    expect(existsSync(at("x.json"))).toBe(false);
  });
});

test("--workers 0 is refused, and nothing is computed", async () => {
  const { code, stdout, stderr } = await evenpoint([...run, "--workers", "0"], { cwd: folder.path });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("error: --workers 0: write a whole number from 1 to 1024, such as --workers 2\n");
});
