import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/analysis/simulate.ts";
import { traceOpener } from "../../src/node/open-trace.ts";
import { readScenario, scenarioFolder } from "../../src/node/read-scenario.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";

const file = fileURLToPath(new URL("../../scenarios/real-day.yaml", import.meta.url));

describe.skipIf(!hasSharedData)(`the gallery's real day${needsSharedData}`, () => {
  it("serves every request of the file on both candidates, and its self-checks hold", async () => {
    const parsed = await readScenario(file);
    if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join("\n"));
    const result = await simulate(parsed.scenario, { openTrace: traceOpener(scenarioFolder(file)) });
    expect(result.scenario.durationSeconds).toBe(86_400);
    expect(result.candidates).toHaveLength(2);
    for (const candidate of result.candidates) {
      if (!candidate.eligible) throw new Error(candidate.ineligibleBecause.join("; "));
      expect(candidate.requests.completed.mean).toBe(134_203);
      // The working day is the busiest part of the file, the night the quietest.
      const { step, offered } = candidate.series;
      const hour = (start: number) =>
        offered.slice((start * 3600) / step, ((start + 1) * 3600) / step).reduce((sum, count) => sum + (count ?? 0), 0);
      expect([hour(4), hour(9)]).toEqual([2187, 14_926]); // summed from the file by other means
    }
    expect(result.checks.length).toBeGreaterThan(0);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });
});
