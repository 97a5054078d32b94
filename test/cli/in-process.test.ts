import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { evenpoint } from "./evenpoint.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const scenario = `name: Both
duration: 1m
replications: 2
slo: ["mean < 1ms"]
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {io: 45ms}}
candidates: [{name: L, platform: aws-lambda, memory: 512MB}, {name: M, platform: aws-ec2, instance: m7g.large, instances: 1}]
`;

beforeAll(() => {
  writeFileSync(join(folder.path, "s.yaml"), scenario);
});

const requests = `start,elapsed\n${Array.from({ length: 500 }, (_, i) => `${1_700_000_000 + i},0.${100 + (i % 50)}`).join("\n")}\n`;

/**
 * Each ends otherwise: 0 with threads, files and charts, from standard input, with help; 2 by commander and by us; 99.
 * Of the verbs each is here, so that a process of its own is seen to read a pipe, answer and end.
 */
test.each([
  [["run", "s.yaml", "--workers", "2", "--output", "out.md", "--format", "csv"], ""],
  [["run", "-", "--format", "json"], scenario],
  [["tune", "--help"], ""],
  [["run", "s.yaml", "--format", "pdf"], ""],
  [["run", "none.yaml"], ""],
  [["validate", "-"], "name: é\n"],
  [["run", "s.yaml", "--gate", "L"], ""],
  [["break-even", "-", "--from", "4", "--to", "6", "--no-sensitivity"], scenario],
  [["sensitivity", "-"], scenario],
  [["what-if", "-", "--set", "seed=2"], scenario],
  [["sweep", "-", "--vary", "seed=1,2"], scenario],
  [["import", "csv", "-", "--no-fit"], requests],
  [["import", "csv", "-"], "no,table\n1\n"],
  [["explain", "p99"], ""],
  [["prices", "aws-lambda", "--region", "us-east-1"], ""],
  [["prices", "import", "aws", "-"], "{}"],
  [["init"], ""],
])("%j says the same in a process of its own and in this one", async (args, input) => {
  const options = { input, cwd: folder.path };
  const [{ milliseconds: _, ...own }, { milliseconds: __, ...here }] = [
    await evenpoint(args, options),
    await inProcess(args, options),
  ];
  expect(here).toEqual(own);
  expect(own.stdout + own.stderr).not.toBe("");
});

test("this process is left as it was", async () => {
  const before = [process.cwd(), process.argv, process.exitCode, process.stdin, process.stdout.write];
  await inProcess(["run", "none.yaml"], { cwd: folder.path, input: "x" });
  expect([process.cwd(), process.argv, process.exitCode, process.stdin, process.stdout.write]).toEqual(before);
  expect(readFileSync(join(folder.path, "s.yaml"), "utf8")).toBe(scenario);
});
