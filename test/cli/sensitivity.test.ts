import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sensitivityResultSchema } from "../../src/analysis/sensitivity/sensitivity-result.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

beforeAll(() => {
  writeFileSync(
    at("s.yaml"),
    `name: Sensitive
duration: 10m
replications: 2
workload: {arrivals: {kind: poisson, rate: 8/s}, work: {cpu: 40ms, io: 60ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB}
  - {name: m, platform: aws-ec2, instance: m7g.large, instances: 1}
`,
  );
});

const sensitivity = (...args: readonly string[]) => inProcess(["sensitivity", at("s.yaml"), ...args]);

test("every form is of one answer, which any number of workers gives", async () => {
  const args = ["--monte-carlo", "10", "--correlation", "traffic~work per request=0.5"];
  const { code, stdout } = await sensitivity(
    ...args,
    "--output",
    at("out.md"),
    "--output",
    at("out.json"),
    "--workers",
    "1",
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^(The verdict hangs on|No disputed input)/);
  expect(existsSync(at("out/tornado.png"))).toBe(true);
  const json = readFileSync(at("out.json"), "utf8");
  expect(sensitivityResultSchema.parse(JSON.parse(json)).monteCarlo?.draws).toBe(10);
  expect((await sensitivity(...args, "--format", "json", "--workers", "2")).stdout).toBe(json);
});

describe("what is asked wrongly gets one sentence and exit 2", () => {
  test.each([
    { args: ["--monte-carlo", "0"], says: /--monte-carlo 0: write how often/ },
    { args: ["--monte-carlo", "many"], says: /--monte-carlo many: write how often/ },
    { args: ["--correlation", "a~b=0.5"], says: /--correlation .* goes with --monte-carlo N/ },
    { args: ["--monte-carlo", "5", "--correlation", "a~b=2"], says: /write two inputs and a number from -1 to 1/ },
    { args: ["--monte-carlo", "5", "--correlation", "traffic~wrk=0.5"], says: /no input is called "wrk"/ },
    { args: ["--between", "f,x"], says: /--between f,x: write two of the candidates/ },
    { args: ["--set", 'uncertain={"candidates[0].memory": [512MB]}'], says: /write the low and the high value/ },
    {
      args: ["--set", 'uncertain={"candidates[0].memory": [2GB, 512MB]}'],
      says: /uncertain.*: .*"2GB" is above "512MB": write the lower value first/,
    },
    {
      args: ["--set", 'uncertain={"workload.memory": [100MB, 20GB]}'],
      says: /uncertain.*with workload\.memory = 20GB no candidate can serve the workload \(needs 20GB/,
    },
  ])("$args", async ({ args, says }) => {
    const { code, stdout, stderr } = await sensitivity(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
  });
});
