import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

/** As if the disk had filled up, or the folder had gone, while the run went on. */
vi.mock("../../src/node/probe-writable.ts", () => ({ probeWritable: () => undefined }));

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

test("what fails to be written costs neither the answer nor the other files", async () => {
  writeFileSync(at("plain"), "");
  writeFileSync(
    at("s.yaml"),
    `name: Small
duration: 1m
replications: 2
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {io: 45ms}}
candidates: [{name: L, platform: aws-lambda, memory: 512MB}]
`,
  );
  const said: string[] = [];
  const spies = (["stdout", "stderr"] as const).map((name) => {
    return vi.spyOn(process[name], "write").mockImplementation((part) => said.push(`${name} ${part}`) > 0);
  });
  const output = [at("plain/x.json"), at("fine.json")];
  const code = await run(at("s.yaml"), { format: "text", output }).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  expect(code).toBe(2);
  const place = said.findIndex((part) => part.startsWith("stdout ") && part.includes("Small"));
  expect(place).toBeGreaterThanOrEqual(0);
  expect(said.slice(place + 1)).toEqual([
    expect.stringMatching(/^stderr wrote .*fine\.json\n$/),
    expect.stringMatching(/^stderr error: cannot write .*x\.json: a part of its path is a file, not a folder\n$/),
  ]);
  expect(JSON.parse(readFileSync(at("fine.json"), "utf8"))).toHaveProperty("candidates");
});
