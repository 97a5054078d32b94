import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { AnswerFlags } from "../../src/cli/answer.ts";
import { breakEven } from "../../src/cli/break-even.ts";
import { formatIssues } from "../../src/cli/format-issues.ts";
import { init } from "../../src/cli/init.ts";
import { prices } from "../../src/cli/prices.ts";
import { reproducingCommand } from "../../src/cli/reproducing-command.ts";
import { run } from "../../src/cli/run.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

beforeAll(() => {
  writeFileSync(
    at("small.yaml"),
    `name: Small
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {io: 45ms}}
candidates:
  - {name: "A, first", platform: aws-lambda, memory: 512MB}
  - {name: B, platform: aws-ec2, instance: m7g.large}
`,
  );
});

/** Flags that are refused before anything is simulated or written. */
test.each([
  [{ output: ["x.pdf"] }, /--output x\.pdf: .* must be one of \.txt, \.json, \.md/],
  [{ output: ["x.md", "./x.md"] }, /given twice/],
  [{ set: ["seed"] }, /--set seed: write path=value/],
  [{ set: ["sede=1"] }, /unknown key "sede"; did you mean "seed"/],
  [{ set: ['candidates["C"].memory=1GB'] }, /no item named "C"; names: "A, first", "B"/],
  [{ replications: "0" }, /from 1 to 1000/],
  [{ set: ["workload.arrivals={kind: trace, file: none.csv, columns: {timestamp: t}}"] }, /"none\.csv" cannot be read/],
])("run with %j", async (flags, message) => {
  await expect(run(at("small.yaml"), { format: "text", ...flags })).rejects.toThrow(message);
});

test("an output may not be the scenario itself", async () => {
  const file = at("same.json");
  writeFileSync(file, "{}");
  await expect(run(file, { format: "text", output: [file] })).rejects.toThrow(/that is the scenario itself/);
});

test("a folder is no scenario", async () => {
  await expect(run(folder.path, { format: "text" })).rejects.toThrow(/it is a folder/);
});

test.each([
  [{ from: "fast" }, /--from fast: write a rate above zero/],
  [{ to: "0/s" }, /--to 0\/s: write a rate above zero/],
  [{ from: "5", to: "1/s" }, /--from 5 must be lower than --to 1\/s/],
  [{ between: "A, first" }, /two of the candidates as A,B/],
  [{ between: "A, first,C" }, /\(candidates: A, first, B\)/],
])("break-even with %j", async (flags, message) => {
  const all: AnswerFlags = { format: "text", ...flags };
  await expect(breakEven(at("small.yaml"), all)).rejects.toThrow(message);
});

test("prices of an unknown region", async () => {
  await expect(prices([], { format: "text", region: "us-eats-1" })).rejects.toThrow(/did you mean "us-east-1"/);
});

test("init keeps a file that is there", async () => {
  await expect(init(at("small.yaml"), {})).rejects.toThrow(/exists already; choose another name, or --force/);
});

test("an issue is a line with its place, its path and its sentence", () => {
  const issue = { file: "x.yaml", line: 3, path: "seed", message: "\u001b[2J is odd" };
  expect(formatIssues([issue, { ...issue, line: null, message: "seed 4 is odd" }])).toBe(
    "x.yaml:3: seed: \\u001b[2J is odd\nx.yaml: seed 4 is odd\n2 issues\n",
  );
});

test("the reproducing command is quoted for a shell, without folders", () => {
  const flags = [["--set", "a['x']=1"] as const, ["--seed", undefined] as const, ["--to", "1/s"] as const];
  expect(reproducingCommand({ verb: "run", file: "/some/where/my file.yaml", flags })).toBe(
    String.raw`evenpoint run 'my file.yaml' --set 'a['\''x'\'']=1' --to 1/s`,
  );
});
