import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);

/** Inside the project, so that the programs find the package by its own name. */
const folder = join("out", "test-examples");

/** As a user would, compiled first: Node 20 does not read TypeScript. */
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const compiler = resolve("node_modules/typescript/bin/tsc");
  await run(process.execPath, [compiler, "-p", "examples", "--outDir", folder]);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(name: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(folder, `${name}.js`), ...words]);
  return stdout;
}

test("every example is run here", async () => {
  const programs = (await readdir("examples")).filter((name) => name.endsWith(".ts")).sort();
  expect(programs).toEqual(["answer.ts", "break-even-report.ts", "price-a-month.ts"]);
});

test("answer prints the verdict and both candidates", async () => {
  const lines = (await start("answer")).trimEnd().split("\n");
  expect(lines[0]).toMatch(/^Function is the cheapest acceptable candidate: /);
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^Function: \d+\.\d\d USD a month, p95 \d+ ms$/),
    expect.stringMatching(/^Machine: \d+\.\d\d USD a month, p95 \d+ ms$/),
  ]);
});

test("break-even-report prints the crossing and writes a report whose pictures are there", async () => {
  // One request costs 2e-7 + 0.25 x 0.1 x 0.0000166667 USD, one machine 0.0816 x 730 + 0.64 + 3.65 USD a month.
  const exact = (0.0816 * 730 + 0.64 + 3.65) / (730 * 3600 * (2e-7 + 0.025 * 0.0000166667));
  const scenario = join(folder, "waiting.yaml");
  await writeFile(
    scenario,
    `
name: Waiting
duration: 1m
replications: 2
workload: {arrivals: {kind: constant, rate: 40/s}, work: {io: 100ms}}
candidates:
  - {name: F, platform: aws-lambda, memory: 256MB, coldStart: 0ms}
  - {name: M, platform: aws-ec2, instance: m7g.large, slots: 2000}
`,
  );
  const report = join(folder, "waiting.md");
  const [sentence, last] = (await start("break-even-report", scenario, report)).trimEnd().split("\n");
  const found = /^F up to ([\d.]+) requests\/s \([\d.]+ to [\d.]+\), then M$/.exec(sentence!);
  expect(Math.abs(Number(found![1]) - exact)).toBeLessThanOrEqual(0.06);
  expect(last).toBe(`wrote ${report}`);
  const text = await readFile(report, "utf8");
  const pictures = [...text.matchAll(/\]\(([^)]+\.png)\)/g)].map(([, path]) => path!);
  expect(pictures.length).toBeGreaterThan(1);
  for (const picture of pictures) expect(existsSync(join(folder, picture)), picture).toBe(true);
});

test("price-a-month prints AWS's own worked bill", async () => {
  // The first pricing example of AWS's Lambda page: 3 M requests of 120 ms with 1,536 MB, 2.73 USD.
  const lines = (await start("price-a-month")).trimEnd().split("\n");
  expect(lines.at(-1)).toBe("Total: 2.73 USD");
  expect(lines.length).toBeGreaterThan(3);
});
