import { describe, expect, test } from "vitest";
import { inProcess } from "./in-process.ts";

const lambda = (platform: string) => `name: t
duration: 1m
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {cpu: 20ms, io: 5ms}}
candidates: [${platform}]
`;
const onLambda = lambda("{name: f, platform: aws-lambda, memory: 512MB}");
const onMachines = lambda("{name: m, platform: aws-ec2, instance: m7g.large, instances: 2}");

describe("what tune cannot follow is refused, not ignored", () => {
  test.each([
    [["--model", "io+cpu"], "--model io+cpu: goes with --measurements"],
    [["--measurements", ""], "--measurements: is empty"],
    [["--measurements", "-"], "the scenario is standard input already"],
  ])("%s", async (flags, said) => {
    const { code, stdout, stderr } = await inProcess(["tune", "-", ...flags], { input: onLambda });
    expect(stderr).toContain(said);
    expect([code, stdout]).toEqual([2, ""]);
  });

  test("Power Tuning's JSON of machines", async () => {
    const { code, stdout, stderr } = await inProcess(["tune", "-", "--format", "power-tuning"], { input: onMachines });
    expect(stderr).toContain('--format power-tuning: "m" is of aws-ec2');
    expect([code, stdout]).toEqual([2, ""]);
  });

  test("while that of a function is printed", async () => {
    const asked = ["tune", "-", "--quick", "--memory", "512,1024", "--format", "power-tuning"];
    const { code, stdout } = await inProcess(asked, { input: onLambda });
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toEqual(["results"]);
  });
});
