import { describe, expect, test } from "vitest";
import { poolSettingsOf } from "../../src/platforms/pool-settings-of.ts";
import { askOf } from "./candidate-case.ts";

describe("whose instances are a pool", () => {
  test.each([
    ["gcp-functions-1st-gen", "memory: 256MB", 1],
    ["azure-functions-flex", "", 16],
    ["gcp-cloud-run", "", 80],
  ])("%s: its settings", (platform, keys, slots) => {
    expect(poolSettingsOf(askOf(platform, keys).candidateOf())!.slots).toBe(slots);
  });

  test.each([["aws-lambda", "memory: 1024MB"]])("%s: none", (platform, keys) => {
    expect(poolSettingsOf(askOf(platform, keys).candidateOf())).toBeNull();
  });
});
