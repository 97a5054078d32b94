import { describe, expect, test } from "vitest";
import { resolveAwsLambda } from "../../../src/platforms/aws-lambda/resolve-aws-lambda.ts";
import type { AwsLambdaGiven } from "../../../src/platforms/aws-lambda/settings.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import { handMadeWorkload } from "../hand-made.ts";

const resolve = (given: Partial<AwsLambdaGiven>) =>
  resolveAwsLambda({ memory: 1024 * bytesPerMegabyte, ...given }, handMadeWorkload());

describe("what a function may use", () => {
  test.each([
    [{}, 1000, "account"],
    [{ concurrencyLimit: 3000 }, 3000, "account"],
    [{ account: { limit: 3000 } }, 3000, "account"],
    [{ account: { limit: 3000, othersUse: 500 } }, 2500, "account"],
    [{ account: { othersUse: 999 } }, 1, "account"],
    [{ reservedConcurrency: 900 }, 900, "reserved"],
    [{ account: { limit: 3000, othersUse: 2990 }, reservedConcurrency: 20 }, 20, "reserved"],
  ] as const)("%o: %i, by %s", (given, limit, cause) => {
    const { settings, limits } = resolve(given);
    expect([settings.concurrencyLimit, settings.limitCause]).toEqual([limit, cause]);
    expect(limits).toEqual([
      { limit: `${cause} concurrency`, value: limit, measuredBy: "peakConcurrency" },
      { limit: "request rate", value: 10 * limit, measuredBy: "peakRequestRate" },
      { limit: "scale-out rate", value: 1000, measuredBy: "peakScaleOut" },
    ]);
  });

  test("all of it is listed", () => {
    const listed = resolve({ account: { limit: 2000, othersUse: 500 } }).assumptions;
    const values = Object.fromEntries(listed.map(({ name, value, setBy }) => [name, [value, setBy]]));
    expect(values).toMatchObject({
      "account concurrency limit": ["2,000 requests at once", "user"],
      "concurrency that the account's other functions use": ["500 requests at once", "user"],
      "reserved concurrency": ["none", "default"],
      "request rate limit": ["10 requests/s per unit of concurrency, 15,000 requests/s in all", "profile"],
      "scale-out rate": ["1,000 new instances at once, then 100 a second", "profile"],
    });
  });
});

describe("mistakes", () => {
  const issues = (keys: string) => {
    const text = `
name: mistakes
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {io: 1s}}
candidates:
  - name: function
    platform: aws-lambda
    memory: 1GB
    ${keys}
`;
    const parsed = parseScenario(text, { file: "mistakes.yaml" });
    return "issues" in parsed ? parsed.issues.map(({ path, line, message }) => ({ path, line, message })) : [];
  };

  test.each([
    [
      "account: {limit: 10}, concurrencyLimit: 10".replace(", c", "\n    c"),
      "concurrencyLimit",
      /short for account.limit/,
    ],
    ["reservedConcurrency: 901", "reservedConcurrency", /1000, 100 must stay unreserved; reserve at most 900/],
    ["concurrencyLimit: 100\n    reservedConcurrency: 1", "reservedConcurrency", /raise account.limit/],
    ["account: {limit: 500, othersUse: 500}", "account", /othersUse 500 leaves nothing of the account's limit of 500/],
    ["provisionedConcurrency: 1001", "provisionedConcurrency", /would not grant it; expected 0 to 1000, the account/],
    ["account: {othersUse: 400}\n    provisionedConcurrency: 601", "provisionedConcurrency", /0 to 600, left of/],
    ["reservedConcurrency: 5\n    provisionedConcurrency: 6", "provisionedConcurrency", /0 to 5, reserved for it/],
    ["account: {limits: 500}", "account.limits", /limit/],
    ["account: {limit: 0}", "account.limit", /1/],
    ["reservedConcurrency: 0", "reservedConcurrency", /1/],
    ["retry: {attempts: 0}", "retry.attempts", /1 to 100/],
    ["retry: {atempts: 3}", "retry.atempts", /attempts/],
    ["retry: {base: 3}", "retry.base", /duration/],
    ["frontDoor: aws-function-ur", "frontDoor", /aws-function-url/],
  ] as const)("%s", (keys, path, message) => {
    const found = issues(keys);
    expect(found.map((issue) => issue.path)).toEqual([`candidates[0].${path}`]);
    expect(found[0]!.message).toMatch(message);
    expect(found[0]!.line).toBeGreaterThanOrEqual(8);
  });

  test("what is right", () => {
    for (const keys of [
      "retry: {}",
      "retry: {attempts: 1}",
      "reservedConcurrency: 900",
      "provisionedConcurrency: 1000",
      "account: {othersUse: 999}",
    ]) {
      expect(issues(keys), keys).toEqual([]);
    }
  });
});

test("retry: what is left out is as the SDKs have it, and one attempt is none", () => {
  expect(resolve({}).settings.retry).toBe(null);
  expect(resolve({ retry: {} }).settings.retry).toEqual({ attempts: 3, base: 1_000_000, cap: 20_000_000 });
  expect(resolve({ retry: { attempts: 1 } }).settings.retry).toBe(null);
  expect(resolve({ retry: { attempts: 5, base: 20_000 } }).settings.retry).toEqual({
    attempts: 5,
    base: 20_000,
    cap: 20_000_000,
  });
});
