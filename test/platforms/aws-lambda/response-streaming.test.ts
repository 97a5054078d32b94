import { describe, expect, test } from "vitest";
import { streamingTime } from "../../../src/platforms/aws-lambda/response-streaming.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import { askOf } from "../candidate-case.ts";
import { ms, s } from "../hand-made.ts";
import { billedMilliseconds, serveFunction } from "./hand-made-function.ts";

const { candidateOf, issuesOf, resultOf } = askOf("aws-lambda", "memory: 1024MB");
const megabytes = (count: number) => count * bytesPerMegabyte;

test.each([
  [0, 0],
  [6, 0],
  [7, 500],
  [16, 5000],
  [200, 97_000],
])("a response of %i MB holds its instance for %i ms more", (size, milliseconds) => {
  expect(streamingTime(megabytes(size))).toBe(milliseconds * ms);
});

describe("by hand: two calls of 50 ms whose responses of 16 MB take 5 s beyond the first 6 MB", () => {
  const calls = [
    { at: 0, io: 50 * ms },
    { at: 10 * s, io: 50 * ms },
  ];
  const workload = { response: megabytes(16) };
  const seen = serveFunction(calls, { settings: { responseStreaming: true }, workload });

  test("the caller waits for the last byte, and the instance is held and billed until then", () => {
    expect(seen.latency.sum).toBe((120 + 2 * 5050) * ms);
    expect(billedMilliseconds(seen)).toBeCloseTo(100 + 2 * 5050, 9);
    expect(seen.concurrencyTime).toBe((120 + 2 * 5050) * ms);
    expect(seen.usage.streamedGb).toBe(20 / 1024);
  });

  test("a call that comes while the response before it is on its way needs an instance of its own", () => {
    const close = [calls[0]!, { at: 5 * s, io: 50 * ms }];
    expect(serveFunction(close, { settings: { responseStreaming: true }, workload }).coldStarts).toBe(2);
    expect(serveFunction(close, { workload }).coldStarts).toBe(1);
  });

  test("a timeout cuts the response: billed to the timeout, and not a streamed one", () => {
    const cut = serveFunction(calls, { settings: { responseStreaming: true, timeout: 3 * s }, workload });
    expect([cut.timedOut, cut.usage.streamedGb]).toEqual([2, 0]);
    expect(billedMilliseconds(cut)).toBeCloseTo(100 + 2 * 3000, 9);
  });

  test("up to 6 MB nothing is slower and nothing metered", () => {
    const small = { workload: { response: megabytes(6) } };
    const streamed = serveFunction(calls, { ...small, settings: { responseStreaming: true } });
    expect(streamed.latency.sum).toBe(serveFunction(calls, small).latency.sum);
    expect(streamed.usage.streamedGb).toBe(0);
  });
});

const workloadOf = (response: string) => `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, response: ${response}`;

test("the bill: 3,600 responses of 16 MB an hour for 100 h, the first 100 GB of what is beyond 6 MB free", async () => {
  const seen = await resultOf({
    top: "duration: 1h\nmonth: 100h\nwarmUp: 0s\nfreeTier: true",
    workload: workloadOf("16MB"),
    keys: "memory: 1024MB, responseStreaming: true, coldStart: 0ms, frontDoor: aws-function-url",
  });
  const streamed = seen.bill.lines.filter(({ meter }) => meter === "streamedGb");
  // 360,000 x 10 MB = 3,515.625 GB; 3,415.625 x 0.008 = 27.325.
  expect(streamed.map(({ label, quantity }) => [label, quantity])).toEqual([
    ["Streamed beyond 6 MB a response, free tier", 100],
    ["Streamed beyond 6 MB a response", 3415.625],
  ]);
  expect(streamed[1]!.amount).toBeCloseTo(27.325, 9);
  // 1 s of work and 5 s of streaming each.
  expect(seen.usage.gbSeconds).toBe(360_000 * 6);
});

describe("who can stream, and how much", () => {
  const streaming = "memory: 1024MB, responseStreaming: true";

  test.each(["aws-http-api", "aws-alb"])("%s cannot: an issue names those that can", (frontDoor) => {
    expect(issuesOf({ keys: `${streaming}, frontDoor: ${frontDoor}` })).toEqual([
      expect.stringMatching(
        /^candidates\[0\]\.frontDoor: .*set frontDoor to none, aws-function-url or aws-rest-api, or leave/,
      ),
    ]);
  });

  test.each(["none", "aws-function-url", "aws-rest-api"])("%s lets 200 MB through, and not more", (frontDoor) => {
    const keys = `${streaming}, timeout: 2m, frontDoor: ${frontDoor}`;
    const reasons = (size: string) => candidateOf({ keys, workload: workloadOf(size) }).ineligibleBecause;
    // A REST API gives up after 29 s, of which the work takes one.
    expect(reasons("60MB")).toEqual([]);
    if (frontDoor !== "aws-rest-api") expect(reasons("200MB")).toEqual([]);
    expect(reasons("201MB").join()).toMatch(/exceeds the 200MB that can be streamed: smaller ones/);
  });

  test("the cheapest front door is one of them", () => {
    const keys = `${streaming}, frontDoor: cheapest`;
    const { settings } = candidateOf({ keys, workload: workloadOf("7MB") });
    expect(settings).toMatchObject({ frontDoor: "aws-function-url" });
  });

  test("a response that is too large whole says that it could be streamed; a request does not", () => {
    const because = (sizes: string) =>
      candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, ${sizes}` }).ineligibleBecause;
    expect(because("response: 7MB")).toEqual([expect.stringContaining("set responseStreaming: true")]);
    expect(because("response: 201MB")).toEqual([expect.not.stringContaining("responseStreaming")]);
    expect(because("request: 7MB")).toEqual([expect.not.stringContaining("responseStreaming")]);
  });

  test("a timeout that not even the streaming fits is said", () => {
    const { ineligibleBecause } = candidateOf({ keys: streaming, workload: workloadOf("70MB") });
    expect(ineligibleBecause).toEqual([expect.stringMatching(/takes 33 s, beyond the timeout of 30 s; set timeout/)]);
  });

  test("what streaming keeps busy is in the warning of too little concurrency", () => {
    // One a second, each 1 s of work and 97 s of streaming.
    const keys = `${streaming}, timeout: 2m, concurrencyLimit: 97`;
    expect(candidateOf({ keys, workload: workloadOf("200MB") }).warnings.join()).toContain("at least 98");
  });
});

test.each([
  ["package: {size: 251MB}", /package\.size: .*250MB unzipped.*kind: image/],
  ["package: {kind: image, size: 11GB}", /package\.size: .*at most 10GB/],
])("%s is an issue", (keys, message) => {
  expect(issuesOf({ keys: `memory: 1024MB, ${keys}` })).toEqual([expect.stringMatching(message)]);
});

test.each(["package: {size: 250MB}", "package: {kind: image, size: 10GB}"])("%s is none", (keys) => {
  expect(issuesOf({ keys: `memory: 1024MB, ${keys}` })).toEqual([]);
});

test("a response too large for a call is told once, and not of the front door besides", () => {
  const { ineligibleBecause } = candidateOf({
    keys: "memory: 1024MB, frontDoor: aws-function-url",
    workload: workloadOf("8MB"),
  });
  expect(ineligibleBecause).toEqual([
    expect.stringMatching(/6MB that a synchronous call may carry: set responseStreaming/),
  ]);
});
