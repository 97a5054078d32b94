import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { reproducingCommand } from "../../src/cli/reproducing-command.ts";
import { run } from "../../src/cli/run.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

const scenario = `name: Replay
workload:
  arrivals: {kind: trace, file: rows.txt, columns: {timestamp: time}}
  work: {io: {kind: empirical, file: data/samples.txt, column: 0}}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB}
`;

beforeAll(() => {
  mkdirSync(at("data"));
  writeFileSync(at("s.yaml"), scenario);
  writeFileSync(at("rows.txt"), "time\n0\n1\n5\n");
  writeFileSync(at("data/samples.txt"), "x\n0.1\n");
  symlinkSync("s.yaml", at("link.txt"));
  symlinkSync("data", at("other"));
  linkSync(at("rows.txt"), at("hard.txt"));
  writeFileSync(at("plain"), "");
});

test.each([
  ["link.txt", /that is the scenario itself/],
  ["rows.txt", /that is rows\.txt, which the scenario reads/],
  ["hard.txt", /that is rows\.txt, which the scenario reads/],
  ["other/samples.txt", /that is data\/samples\.txt, which the scenario reads/],
  ["plain/x.json", /cannot write .*x\.json: a part of its path is a file, not a folder/],
  [`${"x".repeat(300)}/a.json`, /cannot write .*: its name is too long/],
  ["plain.md", /its charts go into .*plain, which is a file/],
])("--output %s is refused before the run, and nothing is touched", async (name, message) => {
  const before = readdirSync(folder.path);
  await expect(run(at("s.yaml"), { format: "text", output: [at(name)] })).rejects.toThrow(message);
  expect(readdirSync(folder.path)).toEqual(before);
  expect(readFileSync(at("rows.txt"), "utf8")).toBe("time\n0\n1\n5\n");
});

test.skipIf(!existsSync("/proc/self"))("a folder in which no file can be made is told so", async () => {
  const running = run(at("s.yaml"), { format: "text", output: ["/proc/x.json"] });
  await expect(running).rejects.toThrow(/^cannot write \/proc\/x\.json: /);
  await expect(run(at("s.yaml"), { format: "text", output: ["/proc/x.json"] })).rejects.not.toThrow(/no such file/);
});

test("a flag without a value is in the reproducing command where it was given", () => {
  const command = (isGiven: boolean | undefined) =>
    reproducingCommand({ verb: "run", file: "s.yaml", flags: [["--skip-bad-rows", isGiven]] });
  expect([command(true), command(false), command(undefined)]).toEqual([
    "evenpoint run s.yaml --skip-bad-rows",
    "evenpoint run s.yaml",
    "evenpoint run s.yaml",
  ]);
});
