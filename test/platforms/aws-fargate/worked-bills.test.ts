import { expect, test } from "vitest";
import { parseScenario, simulate } from "../../../src/index.ts";
import { formatCents } from "../../../src/units/significant.ts";

/** The lines of the bill of tasks that serve one call a minute, in a month of that many hours. */
async function linesOf(tasks: object, month: string): Promise<readonly (readonly [string, string])[]> {
  const parsed = parseScenario(
    JSON.stringify({
      name: "a worked bill",
      month,
      duration: "1h",
      replications: 1,
      workload: { arrivals: { kind: "constant", rate: "1/m" }, work: { cpu: "10ms" } },
      candidates: [{ name: "tasks", platform: "aws-fargate", publicIpv4: false, ...tasks }],
    }),
  );
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join("\n"));
  const [candidate] = (await simulate(parsed.scenario)).candidates;
  if (!candidate?.eligible) throw new Error("not simulated");
  return candidate.bill.lines.map(({ label, amount }) => [label, formatCents(amount)]);
}

// AWS's examples have tasks that run for part of each day; here the same hours are those of a shorter month.
test("AWS's first example: 5 tasks for 10 minutes a day, 30 days: a month of 5 hours for each", async () => {
  const tasks = { cpu: 1, memory: "2GB", disk: "30GB", instances: 5 };
  expect(await linesOf(tasks, "5h")).toEqual([
    ["vCPU", "1.01"],
    ["Memory", "0.22"],
    ["Ephemeral storage above 20 GB", "0.03"],
  ]);
});

test("AWS's third example: 10 pods for an hour a day, 30 days", async () => {
  expect(await linesOf({ cpu: 0.25, memory: "1GB", instances: 10 }, "30h")).toEqual([
    ["vCPU", "3.04"],
    ["Memory", "1.33"],
  ]);
});

test("Infracost's reference output: 1 vCPU and 2 GB for a month of 730 hours", async () => {
  expect(await linesOf({ cpu: 1, memory: "2GB" }, "730h")).toEqual([
    ["vCPU", "29.55"],
    ["Memory", "6.49"],
  ]);
});

test("behind a load balancer: 730 h of it are 16.43 USD, and its two addresses 7.30 USD", async () => {
  const lines = await linesOf({ cpu: 1, memory: "2GB", frontDoor: "aws-alb" }, "730h");
  expect(lines).toContainEqual(["Load balancer", "16.43"]);
  expect(lines).toContainEqual(["Public IPv4 addresses", "7.30"]);
});
