import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMeasurements } from "../../../src/workloads/measurements/read-measurements.ts";
import { samples } from "../formats/samples.ts";
import { basicDemo, compareDemo, publishedOutputs, readmeHash } from "./published-addresses.ts";
import { problemsOf, read } from "./read.ts";

describe("the form is told from the text", () => {
  it.each([
    ["an address", basicDemo, 5],
    ["what stands after the #", readmeHash, 6],
    ["the same with the #", `\n#${readmeHash}\n`, 6],
    ["an address without its scheme", `lambda-power-tuning.show/#${readmeHash}`, 6],
    ["output", JSON.stringify(publishedOutputs[0]), 6],
    [
      "output over lines, with a byte order mark",
      `\uFEFF${JSON.stringify({ results: publishedOutputs[1] }, null, 2)}`,
      3,
    ],
    ["a table", "memory,duration\n128,1\n256,2", 2],
    [
      "reports",
      `${samples["lambda-report"]!.untimed as string}REPORT RequestId: a\tDuration: 1 ms\tMemory Size: 128 MB\tInit Duration: 2 ms`,
      2,
    ],
  ])("%s", (_, text, count) => {
    expect(read(text).sets.map(({ sizes }) => sizes.length)).toEqual([count]);
  });

  it.each([
    ["JS%20x86;JS%20ARM64", ["x86_64", "arm64"]],
    ["graviton;Intel", ["arm64", "x86_64"]],
    ["before;after", [null, null]],
    ["x86_64%20before;x86-64 after", ["x86_64", "x86_64"]],
    ["arm%20vs%20x86;alarm", [null, null]],
    ["aarch64;AMD64", ["arm64", "x86_64"]],
    ["Orders_arm64;orders_x64", ["arm64", "x86_64"]],
    ["charm;max864", [null, null]],
  ])("names %j tell architectures", (names, architectures) => {
    const { sets } = read(compareDemo.replace("JS%20x86;JS%20ARM64", names));
    expect(sets.map(({ architecture }) => architecture)).toEqual(architectures);
    expect(sets.map(({ name }) => name)).toEqual(names.split(";").map(decodeURIComponent));
  });

  it("has times in microseconds, sizes in bytes and the currency of an address", () => {
    const { sets } = read(`https://x/?currency=CNY#${readmeHash}`);
    expect(sets[0]).toMatchObject({ name: "", architecture: null, currency: "CNY" });
    expect(sets[0]!.sizes[5]!.memory).toBe(3008 * 1024 * 1024);
    expect(sets[0]!.sizes[5]!.duration).toBeCloseTo(2_009_793, -1);
  });
});

describe("what cannot be read", () => {
  const understood =
    /understood are an address or the JSON output of AWS Lambda Power Tuning, REPORT lines of Lambda, and CSV/;
  it.each([
    ["", null, /there is nothing in it/, understood],
    [" \r\n\uFEFF", null, /there is nothing in it/, understood],
    ["hello", 1, /"hello" begins no known form/, understood],
    [`\u001b]0;x\u0007${"y".repeat(500)}\nz`, 1, /"\\u001b/, /.{1,400}/],
    ["memory,\0duration", null, /holds NUL characters; is it cut off, or saved as UTF-16/, /UTF-8/],
    ["{", null, /begins like JSON and is none, as if cut off/, understood],
    ["[]", null, /JSON of no known form/, understood],
    ['{"kind":"tune"}', null, /JSON of no known form/, understood],
    ["[".repeat(100_000), null, /begins like JSON and is none/, understood],
    ['{"error":"States.TaskFailed","cause":"x"}', null, /an execution that failed/, /succeeded/],
    ["https://lambda-power-tuning.show/", null, /no measurements after a #/, /copy the whole/],
    [`${readmeHash.slice(0, -3)}`, null, /costs .* not base64/, /copy the whole/],
    [`#${readmeHash.split(";")[0]!}`, null, /1 part after/, /copy the whole/],
    ["#gAA=;AACAPw==;AACAPw==", null, /have one size, 128MB/, /two sizes or more/],
    ['{"stats":[{"value":128,"averageDuration":5,"averagePrice":1}]}', null, /have one size, 128MB/, /two sizes/],
  ])("number %# is refused in a sentence", (text, line, message, remedy) => {
    const [problem, ...others] = problemsOf(text);
    expect(problem).toMatchObject({ file: "m.csv", line });
    expect(problem!.message).toMatch(message);
    expect(problem!.message).toMatch(remedy);
    expect(problem!.message).not.toMatch(/\p{Cc}/u);
    expect(others).toEqual([]);
  });

  it("may be nested deeper than any program follows", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const text = `{"stats":[{"value":${deep},"averageDuration":1,"averagePrice":1}]}`;
    expect(problemsOf(text)[0]!.message).toMatch(/^value that is a list is not a number above 0/);
  });

  it.each([
    [
      "a duration shorter than a nanosecond",
      "memory,duration_ns\n128,0.0001\n256,5",
      /duration at 128MB .*check its unit/,
    ],
    ["a deviation whose square is infinite", "memory,duration,deviation\n128,1,1e300\n256,5,1", /deviation at 128MB /],
  ])("%s is in the wrong unit", (_, text, message) => {
    expect(problemsOf(text).map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
  });

  it("turns no writing round in a message", () => {
    const [problem] = problemsOf("memory,duration,fn\n128,1,\u202ea\n256,1,\u202ea\n128,1,b\n256,1,b");
    expect(problem!.message).toMatch(/^the rows are of several functions: "fn" has 2 values \("\\u202ea" and "b"\)/);
  });

  it("is more than a million rows", () => {
    const row = "128,5\n";
    expect(problemsOf(`memory,duration\n${row.repeat(1_000_001)}`)[0]!.message).toMatch(/more than 1000000 rows/);
    expect(problemsOf(`REPORT RequestId: a\n${"\n".repeat(1_000_001)}`)[0]!.message).toMatch(/more than 1000000 lines/);
  });
});

describe("any text", () => {
  const texts = [
    basicDemo,
    compareDemo,
    JSON.stringify(publishedOutputs[0]),
    JSON.stringify({ stats: [1, 2].map((value) => ({ value, averagePrice: 1, averageDuration: 2 })) }),
    "arch,memory,duration,init,n\nx86,128,1,5,3\narm,128,2,,4\nx86,256,1,7,3\narm,256,1,5,1",
    ...Object.values(samples["lambda-report"]!).map(String),
  ];
  const pieces = fc.constantFrom(
    ...'\n|\r|\0|,|;|"|[|]|{|}|:|-|%|%41|NaN|1e999|MB|ms|null|\u2028|\ud800|='.split("|"),
    "",
  );

  it("is measurements, or is refused in sentences", () => {
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: pieces });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        const changed = edits.reduce((before, { at, cut, put }) => {
          const place = Math.floor(at * before.length);
          return before.slice(0, place) + put + before.slice(place + cut);
        }, text);
        const outcome = readMeasurements(changed, { file: "x" });
        if ("problems" in outcome) {
          expect(outcome.problems.length).toBeGreaterThan(0);
          for (const { message } of outcome.problems) expect(message.length).toBeLessThan(2000);
          return;
        }
        expect(outcome.sets.length).toBeGreaterThan(0);
        for (const { sizes } of outcome.sets) {
          expect(sizes.length).toBeGreaterThan(1);
          expect(sizes.every(({ duration }) => duration > 0 && Number.isFinite(duration))).toBe(true);
          const rising = sizes.every(({ memory }, at) => memory > 0 && (at === 0 || memory > sizes[at - 1]!.memory));
          expect(rising).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
