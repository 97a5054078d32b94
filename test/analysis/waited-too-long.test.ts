import { expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { parseScenario, simulate } from "../../src/index.ts";
import type { LineSettings } from "../../src/platforms/instance-pool/pool-settings.ts";
import { json, parseResult } from "../../src/report/json.ts";

/** A call a second for an hour, each 2.5 s long, to one instance that serves one at a time, behind that line. */
async function seen(line: LineSettings | null): Promise<CandidateResult> {
  const outcome = parseScenario(
    JSON.stringify({
      name: "patience",
      duration: "1h",
      replications: 2,
      workload: { arrivals: { kind: "constant", rate: "1/s" }, work: { io: "2.5s" } },
      candidates: [{ name: "task", platform: "aws-fargate", cpu: 1, memory: "2GB", slots: 1, queue: 10 }],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const { scenario } = outcome;
  const [candidate] = scenario.candidates;
  const settings = { ...(candidate!.settings as object), line };
  const result = await simulate({ ...scenario, candidates: [{ ...candidate!, settings }] });
  const read = parseResult(json(result), { file: null });
  if ("issues" in read) throw new Error(read.issues.map(({ message }) => message).join("\n"));
  return read.result.candidates[0] as CandidateResult;
}

test("who waits longer than the platform lets anybody is throttled, and the result says why", async () => {
  const { requests, throttledBy } = await seen({
    places: 10,
    patience: 1_100_000,
    mayBeBypassed: false,
    opensFor: "slot",
  });
  // Calls 0, 2 and 4 are served from 0, 2.5 and 5 s on; calls 1 and 3 give up. From then on the same every five seconds:
  // two are served, three give up. Of 3,600 that is 2 + 719 x 3.
  expect(requests.throttled.mean).toBe(2159);
  expect(throttledBy.pending?.mean).toBe(2159);
  expect(throttledBy.account.mean).toBe(0);
});

test("where everybody may wait for ever the cause is not there", async () => {
  const { throttledBy, requests } = await seen(null);
  expect(Object.keys(throttledBy)).toEqual(["account", "reserved", "scaleRate", "requestRate", "frontDoor"]);
  expect(requests.throttled.mean).toBe(0);
});
