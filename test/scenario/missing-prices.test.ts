import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

function issuesOf(keys: string) {
  const outcome = parseScenario(`name: A
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {io: 45ms}, response: 2KB}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB, ${keys}}
`);
  return "issues" in outcome ? outcome.issues : [];
}

test("a region that one of the cards knows is not called unknown: each missing price says where there is one", () => {
  const issues = issuesOf("region: eu-west-1, frontDoor: aws-rest-api");
  expect(issues.length).toBeGreaterThan(0);
  for (const { path, message } of issues) {
    expect(path).toMatch(/^candidates\[0\]\.prices\./);
    expect(message).toMatch(/in eu-west-1 \(regions with one: us-east-1\)/);
  }
});

test("a region that no card knows is one issue, and names only regions that have every price", () => {
  const issues = issuesOf("region: mars-1, frontDoor: aws-rest-api");
  expect(issues).toHaveLength(1);
  expect(issues[0]?.message).toMatch(/no prices for region "mars-1".*\(regions: us-east-1; /);
});
