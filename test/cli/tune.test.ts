import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { tuneResultSchema } from "../../src/analysis/tune/tune-result.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { evenpoint } from "./evenpoint.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

const scenario = `name: Tuned
duration: 10m
replications: 2
slo: ["p95 < 800ms"]
workload:
  arrivals: {kind: poisson, rate: 5/s}
  work: {cpu: {kind: exponential, mean: 100ms}, io: 40ms}
  memory: 100MB
candidates:
  - {name: Lambda, platform: aws-lambda, memory: 1024MB}
  - {name: Worker, platform: cloudflare-workers}
`;

/** The address in the README of AWS Lambda Power Tuning (2026-04). */
const address =
  "https://lambda-power-tuning.show/#gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4";

beforeAll(() => {
  writeFileSync(at("s.yaml"), scenario);
  writeFileSync(at("m.csv"), "memory_mb,duration_ms\n128,1400\n512,380\n1024,210\n1769,140\n");
});

const tune = (...args: readonly string[]) => inProcess(["tune", at("s.yaml"), ...args]);

test("the answer comes first, and every form is of the same answer", async () => {
  const files = ["out.json", "out.md", "out.csv", "out.txt"].map(at);
  const { code, stdout, stderr } = await tune(...files.flatMap((file) => ["--output", file]));
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^wrote /)]);
  expect(stdout).toMatch(/^Take \d+ MB: [\d.]+ USD a month/);
  const result = tuneResultSchema.parse(JSON.parse(readFileSync(at("out.json"), "utf8")));
  expect(result.command).toBe(`evenpoint tune s.yaml`);
  const rows = readFileSync(at("out.csv"), "utf8").trim().split("\n");
  expect(rows).toHaveLength(1 + result.sizes.length);
  const markdown = readFileSync(at("out.md"), "utf8");
  for (const picture of readdirSync(at("out"))) expect(markdown).toContain(`(out/${picture})`);
  expect(existsSync(at("out/cost-and-latency-by-size.png"))).toBe(true);
  expect(readFileSync(at("out.txt"), "utf8")).toBe(stdout);
});

test("any number of workers gives the same bytes", async () => {
  const args = ["--format", "json", "--measurements", at("m.csv")];
  const [one, two] = [await tune(...args, "--workers", "1"), await tune(...args, "--workers", "2")];
  expect(one.code).toBe(0);
  expect(two.stdout).toBe(one.stdout);
});

test("what it writes for Power Tuning can be measured from again: the JSON and the address", async () => {
  const json = await tune("--format", "power-tuning", "--memory", "128..3008");
  const { results } = JSON.parse(json.stdout);
  expect(results).toMatchObject({ power: expect.any(String), stateMachine: { executionCost: 0 } });
  writeFileSync(at("tuned.json"), json.stdout);
  const [fromJson, fromAddress] = [
    await tune("--format", "json", "--measurements", at("tuned.json")),
    await tune("--format", "json", "--measurements", results.stateMachine.visualization),
  ];
  const pointsOf = (stdout: string) => tuneResultSchema.parse(JSON.parse(stdout)).measurements[0]!.points;
  const [exact, floats] = [pointsOf(fromJson.stdout), pointsOf(fromAddress.stdout)];
  expect(floats.map(({ at: size }) => size)).toEqual(exact.map(({ at: size }) => size));
  for (const [index, { measured }] of exact.entries()) {
    expect(floats[index]!.measured / measured).toBeCloseTo(1, 6); // the address has 32-bit floats
  }
});

test("the command of an answer gives it again, an address included", async () => {
  const { stdout } = await tune("--measurements", address, "--memory", "512,1024", "--quick", "--format", "json");
  const { command, method } = tuneResultSchema.parse(JSON.parse(stdout));
  expect(method).toBe("closed form");
  expect(command).toBe(`evenpoint tune s.yaml --memory 512,1024 --measurements '${address}' --quick`);
});

describe("what is asked wrongly gets one sentence and exit 2", () => {
  test.each([
    { args: ["--candidate", "Lamda"], says: /no candidate is called "Lamda"; did you mean "Lambda"\?/ },
    { args: ["--candidate", "Worker"], says: /"Worker" is of cloudflare-workers, which has no size to choose/ },
    { args: ["--memory", "lots"], says: /--memory lots: write sizes as a range or a list/ },
    { args: ["--memory", "1024..128"], says: /the first size is the larger one/ },
    {
      args: ["--memory", "64..512"],
      says: /^--memory: 64MB is not a size of this platform: whole MB from 128MB to 10GB/,
    },
    { args: ["--memory", "128..20480"], says: /^--memory: 20GB is not a size/ },
    { args: ["--step", "0"], says: /--step 0: write a step/ },
    { args: ["--memory", "512", "--step", "64"], says: /^--step: goes with a range/ },
    { args: ["--memory", "1024"], says: /has one size, 1024 MB, and nothing to choose/ },
    { args: ["--strategy", "best"], says: /Allowed choices are slo, cost, speed, balanced/ },
    { args: ["--architecture", "arm64"], says: /Allowed choices are both/ },
    { args: ["--provisioned", "5..9"], says: /--provisioned 5\.\.9: write the levels as 0\.\.N/ },
    { args: ["--model", "magic"], says: /--model magic: write one of io\+cpu, io\+serial\+parallel/ },
    { args: ["--measurements", "missing.json"], says: /cannot read missing\.json: there is no such file/ },
    { args: ["--measurements", "https://x/#AAAA"], says: /^--measurements: the address has 1 part after its #/ },
    {
      args: ["--measurements", `${address.slice(0, -3)}`],
      says: /^--measurements: the costs .* of the address are not base64/,
    },
    {
      args: ["--measurements", address.replace("#", "?currency=CNY#")],
      says: /costs in CNY, and every price here is in USD/,
    },
  ])("$args", async ({ args, says }) => {
    const { code, stdout, stderr } = await tune(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test("an output may not replace the measurements", async () => {
    const { code, stderr } = await tune("--measurements", at("m.csv"), "--output", at("m.csv"));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/that is the measurements; choose another name/)]);
    expect(readFileSync(at("m.csv"), "utf8")).toMatch(/^memory_mb/);
  });
});

test("Ctrl-C ends it cleanly", async () => {
  const { code, stdout, stderr } = await evenpoint(["tune", at("s.yaml"), "--set", "duration=365d"], {
    interruptAfter: 2500,
    cwd: folder.path,
  });
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toMatch(/interrupted/);
});
