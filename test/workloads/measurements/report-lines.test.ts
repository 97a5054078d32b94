import { describe, expect, it } from "vitest";
import { samples } from "../formats/samples.ts";
import { problemsOf, read, set, size, sizesOf } from "./read.ts";

interface Report {
  readonly memory: number;
  readonly duration: number;
  readonly billed?: number;
  readonly more?: string;
}

function report({ memory, duration, billed = Math.ceil(duration), more = "" }: Report): string {
  const fields = [`Duration: ${duration.toFixed(2)} ms`, `Billed Duration: ${billed} ms`, `Memory Size: ${memory} MB`];
  return `REPORT RequestId: r1\t${fields.join("\t")}\tMax Memory Used: 55 MB\t${more}`;
}

function platformReport(memorySizeMB: number, durationMs: number, status = "success"): string {
  const metrics = { durationMs, billedDurationMs: Math.ceil(durationMs), memorySizeMB, maxMemoryUsedMB: 55 };
  const record = { requestId: "r1", metrics, status };
  return JSON.stringify({ time: "2026-10-10T13:55:30.700Z", type: "platform.report", record });
}

describe("REPORT lines", () => {
  it("give mean, number and deviation of the warm, and the initialisation of the cold", () => {
    const text = [
      "INIT_START Runtime Version: nodejs:22",
      "START RequestId: r1 Version: $LATEST",
      report({ memory: 128, duration: 90, billed: 211, more: "Init Duration: 120.10 ms\t" }),
      "END RequestId: r1",
      report({ memory: 128, duration: 10 }),
      "2026-10-10T13:55:36.123Z orders was stored",
      `2026-10-10T13:55:36.123Z ${report({ memory: 128, duration: 12.5 })}`,
      report({ memory: 512, duration: 4.25 }),
      report({ memory: 512, duration: 3000, more: "Status: timeout\t" }),
    ].join("\n");
    const deviation = expect.closeTo(2500 / Math.SQRT2, 9) as number;
    expect(read(text)).toEqual({
      sets: [
        set([
          size(128, 11_250, { count: 2, deviation, billed: 11_500, init: 120_100 }),
          size(512, 4_250, { count: 1, billed: 5_000 }),
        ]),
      ],
      notes: [
        "1 invocation is left out: they failed (line 9)",
        "lines that are no reports are left out: INIT_START line (1), START line (1), END line (1) and other line (1)",
      ],
    });
  });

  it("are invocations also where each size has one", () => {
    const text = [report({ memory: 128, duration: 10 }), report({ memory: 256, duration: 5 })].join("\r\n");
    expect(sizesOf(text).map(({ count, deviation }) => [count, deviation])).toEqual([
      [1, null],
      [1, null],
    ]);
  });

  it("count restoring a snapshot as initialisation, and what it is billed", () => {
    const restored = "Restore Duration: 250.00 ms\tBilled Restore Duration: 90 ms\t";
    const text = [128, 256].map((memory) => report({ memory, duration: 10, more: restored })).join("\n");
    const sizes = sizesOf(text);
    expect(sizes).toEqual(
      [128, 256].map((memory) => size(memory, 10_000, { count: 1, billed: 100_000, init: 250_000 })),
    );
  });

  it("may be JSON", () => {
    const text = [
      '{"time":"2026-10-10T13:55:30.000Z","type":"platform.start","record":{"requestId":"r1"}}',
      platformReport(128, 10),
      platformReport(256, 5.5),
      platformReport(256, 900, "timeout"),
      '{"level":"INFO","message":"stored"}',
    ].join("\n");
    expect(read(text)).toEqual({
      sets: [set([size(128, 10_000, { count: 1, billed: 10_000 }), size(256, 5_500, { count: 1, billed: 6_000 })])],
      notes: [
        "1 invocation is left out: they failed (line 4)",
        "lines that are no reports are left out: platform event (1) and other line (1)",
      ],
    });
  });

  it("may be a list of platform reports", () => {
    expect(sizesOf(`[${platformReport(128, 10)},${platformReport(256, 5)}]`)).toEqual([
      size(128, 10_000, { count: 1, billed: 10_000 }),
      size(256, 5_000, { count: 1, billed: 5_000 }),
    ]);
  });

  // The sample's own row is of a cold start at 128 MB; so is the one beside it.
  const texts = samples["lambda-report"]!;
  const larger = report({ memory: 1024, duration: 1, billed: 201, more: "Init Duration: 200.00 ms" });
  it.each([
    ["insightsCsv", 3, `2026-10-10 13:55:30.700,REPORT,"${larger}",1,201,200,1024000000,55000000`],
    ["insightsFields", 2, "2026-10-10 13:55:31.250,1,201,200,1024000000,56000000"],
  ])("may be the export %s of Logs Insights", (name, lines, row) => {
    const sample = (texts[name] as string).split("\n").slice(0, lines);
    expect(sizesOf([...sample, row].join("\n"))).toEqual([
      size(128, 297_480, { count: 1, billed: 418_000, init: 120_100 }),
      size(1024, 1_000, { count: 1, billed: 201_000, init: 200_000 }),
    ]);
  });

  it("may be what the command line gives for Logs Insights", () => {
    const row = (memory: number, duration: number) => [
      { field: "@duration", value: String(duration) },
      { field: "@billedDuration", value: String(Math.ceil(duration)) },
      { field: "@memorySize", value: String(memory * 1_000_000) },
    ];
    const text = JSON.stringify({ results: [row(128, 9.5), row(256, 5)], status: "Complete" }, null, 2);
    expect(sizesOf(text)).toEqual([
      size(128, 9_500, { count: 1, billed: 10_000 }),
      size(256, 5_000, { count: 1, billed: 5_000 }),
    ]);
  });

  it("are refused where no two sizes were measured alike, with the reason", () => {
    const cold = report({ memory: 512, duration: 50, more: "Init Duration: 120.10 ms\t" });
    expect(problemsOf(`${report({ memory: 128, duration: 10 })}\n${cold}`).map(({ message }) => message)).toEqual([
      "the measurements have one size, 512MB (durations are of cold starts, without their initialisation, at every size: of 2 sizes, 1 has warm ones; 128MB is left out: no cold invocations); measure at two sizes or more",
    ]);
  });

  it("of several functions are refused", () => {
    const rows = ["a", "b"].flatMap((name) => [128, 256].map((memory) => ({ name, memory })));
    const events = rows.map(({ name, memory }) => {
      return { "@log": `1:/aws/lambda/${name}`, "@message": report({ memory, duration: 5 }) };
    });
    expect(problemsOf(JSON.stringify(events)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the rows are of several functions: "function" has 2 values \("a" and "b"\); keep/),
    ]);
  });

  it.each([
    ["REPORT RequestId: r1\tDura", 2, /has no Duration in ms; is the line cut off/],
    [report({ memory: 128, duration: 10 }).replace(/Memory Size.*/, ""), 2, /says no memory size above 0/],
    [report({ memory: 0, duration: 10 }), 2, /says no memory size above 0/],
    [report({ memory: 128, duration: 0 }), 2, /says a duration of 0/],
    [report({ memory: 128, duration: -5 }), 2, /"-5.00" in field Duration is negative/],
    [report({ memory: 128, duration: 5 }).replace("5.00", "NaN"), 2, /"NaN" in field Duration is not a duration/],
    [platformReport(128, 10).slice(0, -9), 2, /not JSON; is it cut off/],
    [report({ memory: 128, duration: 10 }), null, /have one size, 128MB; measure at two sizes or more/],
  ])("number %# is refused in a sentence", (line, number, message) => {
    const problems = problemsOf(`${report({ memory: 128, duration: 10 })}\n${line}`);
    expect(problems).toEqual([expect.objectContaining({ line: number, message: expect.stringMatching(message) })]);
  });
});
