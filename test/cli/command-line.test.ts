import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { resultSchema } from "../../src/analysis/result.ts";
import { version } from "../../src/analysis/version.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { evenpoint, mainFile } from "./evenpoint.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

const small = `name: Small
duration: 10m
replications: 2
workload:
  arrivals: {kind: poisson, rate: 5/s}
  work: {io: 45ms}
candidates:
  - {name: "A, first", platform: aws-lambda, memory: 512MB}
  - {name: B, platform: aws-ec2, instance: m7g.large}
`;
const replay = `name: Replay
workload:
  arrivals: {kind: trace, file: rows.csv, columns: {timestamp: time}}
  work: {io: 45ms}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB}
`;

beforeAll(() => {
  writeFileSync(at("small.yaml"), small);
  writeFileSync(at("replay.yaml"), replay);
  writeFileSync(at("wrong.yaml"), small.replace("10m", "0s").replace("rate: 5/s", "rat: 5/s").replace("m7g", "m7z"));
});

describe("run", () => {
  test("text goes to standard output, without colours where that is no terminal", async () => {
    const { code, stdout, stderr } = await evenpoint(["run", at("small.yaml")]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")[0]).toMatch(/\S/);
    expect(stdout).toContain("A, first");
    expect(stdout).not.toContain("\u001b");
  });

  test("JSON is the result of the contract, the same bytes each time, and tells no place or time", async () => {
    const args = ["run", "small.yaml", "--format", "json", "--seed", "7", "--set", 'candidates["A, first"].memory=1GB'];
    const one = await evenpoint(args, { cwd: folder.path });
    const two = await evenpoint(args, { cwd: folder.path, env: { LANG: "de_DE.UTF-8", TZ: "Asia/Kathmandu" } });
    expect(one.code).toBe(0);
    expect(two.stdout).toBe(one.stdout);
    const result = resultSchema.parse(JSON.parse(one.stdout));
    expect(result.scenario).toMatchObject({ name: "Small", seed: 7, replications: 2, durationSeconds: 600 });
    expect(result.command).toBe(`evenpoint run small.yaml --set 'candidates["A, first"].memory=1GB' --seed 7`);
    expect(one.stdout).not.toContain(folder.path);
  });

  test("standard input is read, and its traces lie in the working folder", async () => {
    writeFileSync(at("rows.csv"), "time\n0\n1\n2\n");
    const { code, stdout } = await evenpoint(["run", "-", "--format", "json"], { input: replay, cwd: folder.path });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).scenario.durationSeconds).toBe(2.000001);
  });

  test("files get the form of their extension, Markdown its pictures beside it", async () => {
    const outputs = ["txt", "json", "md"].flatMap((form) => ["--output", at(`out/answer.${form}`)]);
    const { code, stderr } = await evenpoint(["run", at("small.yaml"), ...outputs]);
    expect(code).toBe(0);
    expect(stderr).toContain(at("out/answer.md"));
    expect(resultSchema.parse(JSON.parse(readFileSync(at("out/answer.json"), "utf8"))).candidates).toHaveLength(2);
    const pictures = [...readFileSync(at("out/answer.md"), "utf8").matchAll(/\]\((answer\/[\w-]+\.png)\)/g)];
    for (const [, picture = ""] of pictures) expect(existsSync(at(`out/${picture}`))).toBe(true);
    const isDrawn = existsSync(new URL("../../node_modules/chartjs-node-canvas", import.meta.url));
    expect(pictures.length > 0).toBe(isDrawn);
    expect(readdirSync(at("out")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("--timing adds how long it took, and only then", async () => {
    const { stdout } = await evenpoint(["run", at("small.yaml"), "--format", "json", "--timing"]);
    const { timing } = resultSchema.parse(JSON.parse(stdout));
    expect(timing?.invocations).toBeGreaterThan(2 * 2 * 2_500);
    const plain = await evenpoint(["run", at("small.yaml"), "--format", "json"]);
    expect(JSON.parse(plain.stdout)).not.toHaveProperty("timing");
  });
});

describe("break-even", () => {
  test("two candidates by name, commas in names and all, over a range", async () => {
    const range = ["--between", "A, first,B", "--from", "1/s", "--to", "20", "--format", "json"];
    const { code, stdout } = await inProcess(["break-even", at("small.yaml"), ...range]);
    expect(code).toBe(0);
    const { breakEven, sensitivity, command } = resultSchema.parse(JSON.parse(stdout));
    expect(breakEven?.searched).toEqual([1, 20]);
    expect(command).toBe("evenpoint break-even small.yaml --between 'A, first,B' --from 1/s --to 20");
    expect(sensitivity?.inputs.length).toBeGreaterThan(0);
  });

  test("--no-sensitivity leaves out what the verdict hangs on, and is part of the command; workers change no byte", async () => {
    const asked = ["break-even", at("small.yaml"), "--from", "1/s", "--to", "20", "--format", "json"];
    const left = resultSchema.parse(JSON.parse((await inProcess([...asked, "--no-sensitivity"])).stdout));
    expect(left).not.toHaveProperty("sensitivity");
    expect(left.command).toBe("evenpoint break-even small.yaml --from 1/s --to 20 --no-sensitivity");
    const [one, two] = [await inProcess([...asked, "--workers", "1"]), await inProcess([...asked, "--workers", "2"])];
    expect(one.stdout).toBe(two.stdout);
    expect(one.stdout).toContain('"sensitivity"');
  });
});

describe("bad usage ends with 2, a sentence and no stack", () => {
  test.each([
    [["run"], /missing required argument 'scenario'/],
    [["rum", "small.yaml"], /Did you mean run/],
    [["run", "small.yaml", "--sed", "4"], /--seed/],
    [["run", "small.yaml", "--format", "pdf"], /Allowed choices are text, json, md/],
    [["run", "small.yaml", "--seed", "x"], /--seed: seed: "x" is not accepted/],
    [["run", "none.yaml"], /cannot read none\.yaml: there is no such file/],
    [["prices", "aws-lamda"], /did you mean "aws-lambda"/],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await inProcess(args, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("validate", () => {
  test("every issue of every file with its line; what is fine goes to standard output", async () => {
    const { code, stdout, stderr } = await inProcess(["validate", "small.yaml", "wrong.yaml", "none.yaml"], {
      cwd: folder.path,
    });
    expect([code, stdout]).toEqual([2, "small.yaml: valid\n"]);
    expect(stderr).toMatch(/^wrong\.yaml:2: duration: "0s"/m);
    expect(stderr).toMatch(/^wrong\.yaml:5: workload\.arrivals\.rat: .*did you mean "rate"/m);
    expect(stderr).toMatch(/cannot read none\.yaml/);
  });

  test("the terminal follows nothing that a file says", async () => {
    const { stderr } = await inProcess(["validate", "-"], { input: '"\u001b[2J\\e[31m": 1\nname: "\\e[2J"\n' });
    expect(stderr).not.toContain("\u001b");
  });
});

describe("bad rows of a trace", () => {
  beforeAll(() => {
    writeFileSync(at("rows.csv"), "time\n0\n1\nsoon\n3\n");
    writeFileSync(at("cut.csv.gz"), gzipSync("time\n0\n1\n").subarray(0, 20));
  });

  test("the first one stops with file and physical line", async () => {
    const { code, stdout, stderr } = await inProcess(["run", at("replay.yaml")]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^rows\.csv:4: .*"soon"/);
  });

  test("--skip-bad-rows counts them, and the report says so", async () => {
    const { code, stdout } = await inProcess(["run", at("replay.yaml"), "--skip-bad-rows"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/left out 1 row of rows\.csv that could not be read/);
  });

  test("a gzip file cut short is told", async () => {
    const { code, stderr } = await inProcess(["run", at("replay.yaml"), "--set", "workload.arrivals.file=cut.csv.gz"]);
    expect([code, stderr]).toEqual([2, "error: cut.csv.gz: the gzip data ends too early; the file is cut short\n"]);
  });

  test("a duration longer than the trace names its line and the trace", async () => {
    writeFileSync(at("long.yaml"), replay.replace("name: Replay", "name: Replay\nduration: 3h"));
    writeFileSync(at("good.csv"), "time\n0\n1\n");
    const args = ["run", at("long.yaml"), "--set", "workload.arrivals.file=good.csv"];
    const { code, stderr } = await inProcess(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/long\.yaml:2: duration .*good\.csv/);
  });
});

describe("the process behaves", () => {
  test("Ctrl-C stops within a second, with 130 and no file", async () => {
    const long = ["--set", "duration=10d", "--replications", "500", "--output", at("never/x.md")];
    const outcome = await evenpoint(["run", at("small.yaml"), ...long], { interruptAfter: 2500 });
    expect([outcome.code, outcome.stdout]).toEqual([130, ""]);
    expect(outcome.milliseconds).toBeLessThan(1000);
    expect(existsSync(at("never"))).toBe(false);
  });

  test("a reader that has seen enough is no error", () => {
    const command = `"${process.execPath}" "${mainFile}" prices | head -n 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
  });

  test("--version is the package's, and loads nothing big", async () => {
    const { stdout } = await evenpoint(["--version"]);
    expect(stdout).toBe(`${version}\n`);
    const listing = spawnSync(process.execPath, [mainFile, "--version"], {
      encoding: "utf8",
      env: { ...process.env, NODE_DEBUG: "esm,module" },
    });
    expect(listing.stderr).not.toMatch(/node_modules\/(zod|yaml|chart\.js|papaparse)\//);
  });
});

test("prices as JSON have origin and date for every figure", async () => {
  const { code, stdout } = await inProcess(["prices", "aws-lambda", "--region", "us-east-1", "--format", "json"]);
  const rows = JSON.parse(stdout) as readonly { price: number; source: string; effectiveDate: string }[];
  expect(code).toBe(0);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    expect(row.source).not.toBe("");
    expect(row.effectiveDate).toMatch(/^\d{4}/);
  }
});

test("init gives a scenario that is valid, and keeps a file that is there", async () => {
  const { stdout } = await inProcess(["init"]);
  const path = at("new.yaml");
  expect((await inProcess(["init", path])).code).toBe(0);
  expect(readFileSync(path, "utf8")).toBe(stdout);
  expect((await inProcess(["validate", path])).code).toBe(0);
  writeFileSync(path, "mine");
  expect((await inProcess(["init", path])).code).toBe(2);
  expect(readFileSync(path, "utf8")).toBe("mine");
  expect((await inProcess(["init", path, "--force"])).code).toBe(0);
  expect(readFileSync(path, "utf8")).toBe(stdout);
});
