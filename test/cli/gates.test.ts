import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { resultSchema } from "../../src/analysis/result.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { parseXml } from "../report/junit/well-formed.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

/** Service takes 45 ms everywhere: nothing is faster than that, so 10 ms is missed and 10 s is met for certain. */
const scenario = (slo: string) => `name: Gated
duration: 10m
replications: 2
slo: [${slo}]
workload:
  arrivals: {kind: poisson, rate: 5/s}
  work: {io: 45ms}
candidates:
  - {name: "A, first", platform: aws-lambda, memory: 512MB}
  - {name: B, platform: aws-ec2, instance: m7g.large}
`;

beforeAll(() => {
  writeFileSync(at("met.yaml"), scenario('"p50 < 10s"'));
  writeFileSync(at("missed.yaml"), scenario('"p50 < 10ms"'));
});

test("a gate that holds says so, changes nothing, and stands in no command", async () => {
  const args = ["run", at("met.yaml"), "--format", "json"];
  const [plain, gated] = [await inProcess(args), await inProcess([...args, "--gate", "A, first", "--gate", "B"])];
  const said = ['gate "A, first" passed: 1 objective met', 'gate "B" passed: 1 objective met', ""].join("\n");
  expect([gated.code, gated.stderr]).toEqual([0, said]);
  expect(gated.stdout).toBe(plain.stdout);
});

test("a gate that fails says why on standard error and exits with 99, with the answer given and written", async () => {
  const args = ["run", at("missed.yaml"), "--gate", "B", "--format", "json", "--output", at("out.xml")];
  const { code, stdout, stderr } = await inProcess(args);
  expect(code).toBe(99);
  expect(stderr).toMatch(/^gate "B" failed: p50 < 10ms is missed: observed \d+(\.\d)? ms/m);
  expect(stderr.match(/gate/g)).toHaveLength(1);
  expect(resultSchema.parse(JSON.parse(stdout)).candidates).toHaveLength(2);
  const suites = parseXml(readFileSync(at("out.xml"), "utf8")).children;
  expect(suites.map(({ attributes }) => [attributes.name, attributes.failures])).toEqual([
    ["A, first", "1"],
    ["B", "1"],
    ["self-checks", "0"],
  ]);
});

test("break-even judges at the scenario's own rate", async () => {
  const range = ["--from", "1", "--to", "2"]; // the scenario's own, 5/s, is not among those searched
  const { code, stderr } = await inProcess(["break-even", at("missed.yaml"), ...range, "--gate", "A, first"]);
  expect(code).toBe(99);
  expect(stderr).toContain('gate "A, first" failed: p50 < 10ms is missed');
});

test("what-if judges the scenario as it stands and every change", async () => {
  const args = ["what-if", at("met.yaml"), "--set", "workload.work.io=11s", "--set", "seed=2", "--gate", "B"];
  const { code, stderr } = await inProcess(args);
  expect(code).toBe(99);
  expect(stderr).toMatch(/^as it stands: gate "B" passed: 1 objective met$/m);
  expect(stderr).toMatch(/^with workload\.work\.io=11s: gate "B" failed: p50 < 10s is missed: observed 11/m);
  expect(stderr).toMatch(/^with seed=2: gate "B" passed: 1 objective met$/m);
  expect(stderr).toMatch(/^with all changes together: gate "B" failed: /m);
  const fine = await inProcess(["what-if", at("met.yaml"), "--set", "seed=2", "--gate", "B"]);
  expect(fine.code).toBe(0);
});

test("what-if refuses a gate on a candidate that a change calls otherwise", async () => {
  const args = ["what-if", at("met.yaml"), "--set", "candidates[1].name=C", "--gate", "B"];
  const { code, stdout, stderr } = await inProcess(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("--gate B: no candidate has this name");
});

test("with one replication a pass is not certain: a warning, and no failure", async () => {
  const { code, stderr } = await inProcess(["run", at("met.yaml"), "--replications", "1", "--gate", "B"]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^warning: gate "B" passed, not for certain: .* one replication has no interval/);
});

test("an ineligible candidate fails its gate", async () => {
  const set = ["--set", 'candidates["A, first"].memory=128MB', "--set", "workload.memory=1GB"];
  const { code, stderr } = await inProcess(["run", at("met.yaml"), ...set, "--gate", "A, first"]);
  expect(code).toBe(99);
  expect(stderr).toMatch(/gate "A, first" failed: it cannot serve this workload: /);
});

test("an unknown name is refused before anything is run or written, with the nearest", async () => {
  const args = ["run", at("met.yaml"), "--gate", "A first", "--output", at("never.json")];
  const { code, stdout, stderr } = await inProcess(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(
    '--gate A first: no candidate has this name; did you mean "A, first"? (candidates: A, first, B)',
  );
  expect(existsSync(at("never.json"))).toBe(false);
});

test("--format junit is the XML of the same answer", async () => {
  const { code, stdout } = await inProcess(["run", at("met.yaml"), "--format", "junit"]);
  expect(code).toBe(0);
  expect(parseXml(stdout).attributes).toMatchObject({ name: "Gated", failures: "0" });
});
