import { expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";

test.each(["azure-functions-consumption", "azure-functions-flex", "azure-functions-premium", "cloudflare-workers"])(
  "a request of more than 100 MB cannot be sent to %s, and the reason says what would help",
  (platform) => {
    const reasonsOf = (request: string) =>
      askOf(platform).candidateOf({
        workload: `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 20MB, request: ${request}`,
      }).ineligibleBecause;
    expect(reasonsOf("100MB")).toEqual([]);
    expect(reasonsOf("101MB")).toEqual([expect.stringMatching(/^a request of 101MB exceeds the 100MB .* store/)]);
  },
);
