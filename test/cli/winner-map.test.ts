import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { winnerMapSchema } from "../../src/analysis/winner-map/winner-map-result.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

beforeAll(() => {
  writeFileSync(
    at("s.yaml"),
    `name: Mapped
duration: 10m
replications: 2
workload: {arrivals: {kind: poisson, rate: 8/s}, work: {cpu: 40ms, io: 60ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB}
  - {name: m, platform: aws-ec2, instance: m7g.large, instances: 1}
`,
  );
});

const map = (...over: readonly string[]) =>
  inProcess(["break-even", at("s.yaml"), ...over.flatMap((one) => ["--over", one])]);

test("two axes make a map, whose command makes it again; the rate alone is the usual answer", async () => {
  const axes = ["--over", "rate=2/s..50/s:log:4", "--over", "workload.work.cpu=20ms..80ms:3"];
  const { code, stdout } = await inProcess([
    "break-even",
    at("s.yaml"),
    ...axes,
    "--format",
    "json",
    "--output",
    at("out.md"),
  ]);
  expect(code).toBe(0);
  const result = winnerMapSchema.parse(JSON.parse(stdout));
  expect(result.command).toBe(
    "evenpoint break-even s.yaml --over rate=2/s..50/s:log:4 --over workload.work.cpu=20ms..80ms:3",
  );
  expect(result.rows.map(({ value }) => value)).toEqual(["20ms", "50ms", "80ms"]);
  expect(result.axes.rate.values).toHaveLength(4);
  expect(existsSync(at("out/winner-map.png"))).toBe(true);
  const { stdout: usual } = await inProcess([
    "break-even",
    at("s.yaml"),
    "--over",
    "rate",
    "--from",
    "4",
    "--to",
    "16",
    "--format",
    "json",
  ]);
  expect(JSON.parse(usual).breakEven.searched).toEqual([4, 16]);
});

test.each([
  {
    over: ["workload.work.cpu=10ms..1s", "workload.work.io=10ms..1s"],
    says: /--over takes one axis, or the rate and one other input/,
  },
  { over: ["workload.work.cpu"], says: /--over workload\.work\.cpu: say from where to where/ },
  { over: ["workload.work.cpu=0ms..1s:3"], says: /the lowest value must be above zero/ },
  { over: ["rate", "workload.work.cpu"], says: /--over workload\.work\.cpu: say from where to where/ },
  { over: ["rate", "workload.work.cpu=1s..10ms"], says: /--over workload\.work\.cpu=1s\.\.10ms/ },
  { over: ["rate=5ms..1s", "workload.work.cpu=10ms..1s"], says: /write rates above zero/ },
  { over: ["rate", "workload.work.cpu=10ms..1s:log:1"], says: /points|at least/ },
  { over: ["rate=1/s..2/s:2", "workload.wrk.cpu=10ms..20ms:2"], says: /10ms makes no scenario/ },
])("refused: $over", async ({ over, says }) => {
  const { code, stdout, stderr } = await map(...over);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(says);
});

test("what goes with the rate alone is refused over two axes", async () => {
  const { code, stderr } = await inProcess([
    "break-even",
    at("s.yaml"),
    "--over",
    "rate",
    "--over",
    "workload.work.io=1ms..1s",
    "--from",
    "1",
  ]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/--from does not go with --over two axes/)]);
});

test("a map never asks what a verdict hangs on", async () => {
  const axes = ["--over", "rate", "--over", "workload.work.io=1ms..1s"];
  const { code, stderr } = await inProcess(["break-even", at("s.yaml"), ...axes, "--no-sensitivity"]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/--no-sensitivity does not go with --over two axes/)]);
});

test("one other input is an axis too; memory is that of the only candidate that has one", async () => {
  const { code, stdout } = await inProcess([
    "break-even",
    at("s.yaml"),
    "--over",
    "memory=256MB..4GB:log:4",
    "--format",
    "json",
  ]);
  expect(code).toBe(0);
  const { breakEven, command } = JSON.parse(stdout);
  expect(breakEven.axis).toBe('candidates["f"].memory');
  expect(command).toBe("evenpoint break-even s.yaml --over memory=256MB..4GB:log:4");
  expect(breakEven.curve).toHaveLength(4);
});
