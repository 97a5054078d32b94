import { spawn } from "node:child_process";
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

describe("a file that --resume cannot use is refused, and left alone", () => {
  test.each([
    ["another scenario's", ["--seed", "8"], 0, "it belongs to another scenario, or to this one with other values"],
    ["one cut short", [], 40, "it is cut short or damaged"],
  ] as const)("%s", async (_, flags, cut, sentence) => {
    const whole = readFileSync(at("run-SIGKILL.resume"));
    const bytes = whole.subarray(0, whole.length - cut);
    writeFileSync(at("bad.resume"), bytes);
    const args = [...run, ...flags, "--resume", "bad.resume"];
    const { code, stdout, stderr } = await evenpoint(args, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, ""]);
    const remedy = "nothing of it was changed: name another file to start anew";
    expect(stderr).toBe(`error: --resume bad.resume: ${sentence}; ${remedy}\n`);
    expect(readFileSync(at("bad.resume")).equals(bytes)).toBe(true);
  });

  test("an output", async () => {
    const args = [...run, "--resume", "x.json", "--output", "x.json"];
    const { code, stderr } = await evenpoint(args, { cwd: folder.path });
    expect([code, stderr.split(";")[0]]).toEqual([2, "error: --output x.json: that is the file of --resume"]);
    expect(existsSync(at("x.json"))).toBe(false);
  });
});

test("--workers 0 is refused, and nothing is computed", async () => {
  const { code, stdout, stderr } = await evenpoint([...run, "--workers", "0"], { cwd: folder.path });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("error: --workers 0: write a whole number from 1 to 1024, such as --workers 2\n");
});
