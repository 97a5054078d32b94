import { expect, test } from "vitest";
import { parseScenario, simulate } from "../../../src/index.ts";

test("the ceiling holds for the busiest hour, not for the mean of the day", async () => {
  // 0.1 s of CPU a request: 8 requests a second on average are 0.8 vCPUs, 24 in the busiest hour are 2.4. At 81 % that
  // takes 3 machines of one vCPU; the mean alone would take one.
  const profile = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 24 : (8 * 24 - 24) / 23));
  const outcome = parseScenario(
    JSON.stringify({
      name: "a busy hour",
      replications: 1,
      workload: { arrivals: { kind: "diurnal", profile, rate: "8/s" }, work: { cpu: "100ms" } },
      slo: ["mean < 10s"],
      candidates: [
        {
          name: "fleet",
          platform: "aws-ec2",
          instance: "m7g.medium",
          instances: { auto: { minimum: 1, ceiling: "81%" } },
        },
      ],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const [candidate] = (await simulate(outcome.scenario)).candidates;
  expect(candidate).toMatchObject({ eligible: true, instances: { mean: { mean: 3 } } });
});
