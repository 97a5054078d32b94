import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/index.ts";
import { changeScenario } from "../../src/scenario/change-scenario.ts";

const yaml = (more: { slo?: string; uncertain?: string; machine?: string } = {}) => `name: sizes
workload:
  arrivals: {kind: poisson, rate: 8/s}
  work: {io: 30ms}
slo: [${more.slo ?? "p99 < 1s"}]
${more.uncertain ?? ""}
candidates:
  - {name: Lambda, platform: aws-lambda, memory: 1GB}
  - name: machines
    platform: aws-ec2
    instance: m7g.large
    ${more.machine ?? "instances: auto"}
`;

function issuesOf(text: string) {
  const outcome = parseScenario(text, { file: "a.yaml" });
  return "issues" in outcome ? outcome.issues : [];
}

describe("instances: auto", () => {
  test("needs an objective on the latency", () => {
    expect(issuesOf(yaml({ slo: "throttled < 1%" }))).toEqual([
      expect.objectContaining({
        path: "candidates[1].instances",
        line: 12,
        message: 'auto needs an objective on the latency to find the number by, such as slo: ["p99 < 500ms"]',
      }),
    ]);
    expect(issuesOf(yaml({ slo: "throttled < 1%", machine: "instances: {auto: {minimum: 3}}" }))).toHaveLength(1);
    expect(issuesOf(yaml())).toEqual([]);
  });

  test("takes machines to spare, which a number does not", () => {
    expect(issuesOf(yaml({ machine: "instances: auto\n    redundancy: 1" }))).toEqual([]);
    const [issue, ...others] = issuesOf(yaml({ machine: "instances: 2\n    redundancy: 1" }));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path: "candidates[1].redundancy", line: 13, value: 1 });
    expect(issue!.message).toContain("goes with instances: auto");
  });
});

describe("uncertain", () => {
  test("gives ranges by path, kept as written", () => {
    const outcome = parseScenario(yaml({ uncertain: "uncertain: {workload.arrivals.rate: [4/s, 16/s]}" }));
    if ("issues" in outcome) throw new Error(outcome.issues[0]!.message);
    expect(outcome.scenario.uncertain).toEqual([{ path: "workload.arrivals.rate", low: "4/s", high: "16/s" }]);
    const changed = changeScenario(outcome.scenario, [{ path: 'candidates["machines"].instances', value: 3 }]);
    expect(changed!.candidates[1]!.description).toContain("3 m7g.large");
    expect(changed!.uncertain).toEqual([]);
    expect(outcome.scenario.candidates[1]!.description).not.toContain("3 m7g.large");
    expect(changeScenario(outcome.scenario, [{ path: "candidates[0].memory", value: "1TB" }])).toBeNull();
  });

  test("a changed scenario keeps the choice, the order and all else that is not changed", () => {
    const outcome = parseScenario(yaml());
    if ("issues" in outcome) throw new Error(outcome.issues[0]!.message);
    const { scenario } = outcome;
    const turned = { ...scenario, replications: 2, candidates: [...scenario.candidates].reverse() };
    const changed = changeScenario(turned, [{ path: 'candidates["machines"].speed', value: 2 }])!;
    expect(changed.replications).toBe(2);
    expect(changed.candidates.map(({ name }) => name)).toEqual(["machines", "Lambda"]);
    expect(changed.candidates[0]!.settings).toMatchObject({ speed: 2 });
    const month = changeScenario({ ...turned, candidates: [turned.candidates[0]!] }, [
      { path: "month", value: "720h" },
    ])!;
    expect([month.month, month.candidates.length, month.replications]).toEqual([720 * 3_600_000_000, 1, 2]);
  });

  test.each([
    ['"candidates[1].speed": [0, 1.25]', 'uncertain["candidates[1].speed"][0]', /.+/],
    ['"candidates[1].sped": [0.8, 1.25]', 'uncertain["candidates[1].sped"][0]', /did you mean "speed"/],
    ['"candidates[7].speed": [0.8, 1.25]', 'uncertain["candidates[7].speed"][0]', /has 2 items/],
    ['"not a path": [1, 2]', 'uncertain["not a path"][0]', /is not a path/],
    ['"candidates[1].speed": [0.8]', 'uncertain["candidates[1].speed"]', /low and the high value/],
    ['"candidates[1].speed": 0.8', 'uncertain["candidates[1].speed"]', /low and the high value/],
  ])("%s is refused at its place", (range, path, message) => {
    const issues = issuesOf(yaml({ uncertain: `uncertain: {${range}}` }));
    expect(issues).toEqual([expect.objectContaining({ path, line: 6, message: expect.stringMatching(message) })]);
  });
});
