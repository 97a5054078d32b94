import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseVary } from "../../../src/scenario/vary/parse-vary.ts";
import { parseQuantity } from "../../../src/scenario/vary/quantity.ts";
import type { VaryAxis } from "../../../src/scenario/vary/vary-axis.ts";

function axisOf(text: string): VaryAxis {
  const outcome = parseVary(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

/** The values of an axis with one path. */
function valuesOf(text: string): readonly string[] {
  return axisOf(text).points.map(({ values }) => values[0]!);
}

function messagesOf(text: string): readonly string[] {
  const outcome = parseVary(text);
  return "issues" in outcome ? outcome.issues.map(({ message }) => message) : [];
}

describe("lists", () => {
  test.each([
    ["a=1,2,3", ["1", "2", "3"]],
    ["a= 40/s , 80/s ", ["40/s", "80/s"]],
    ['a="1,2",3', ['"1,2"', "3"]],
    ["a='x, y',it's", ["'x, y'", "it's"]],
    ["a='it''s, so',b", ["'it''s, so'", "b"]],
    ['a="say \\"a, b\\"",c', ['"say \\"a, b\\""', "c"]],
    [
      "a={kind: poisson, rate: 1/s},{kind: constant, rate: [1, 2]}",
      ["{kind: poisson, rate: 1/s}", "{kind: constant, rate: [1, 2]}"],
    ],
    ["a=[1, 2],[3]", ["[1, 2]", "[3]"]],
    ["a=arm64", ["arm64"]],
    ["a=null,auto", ["null", "auto"]],
    ["a=", []],
    ["a=../traces/a.csv,../b..c.csv,1/../b.csv", ["../traces/a.csv", "../b..c.csv", "1/../b.csv"]],
    ["a=x=y,z", ["x=y", "z"]],
    ["a={high: 1, low: 2, other: 3}", ["{high: 1, low: 2, other: 3}"]],
  ])("%s", (text, values) => {
    if (values.length === 0) expect(messagesOf(text)).toEqual([expect.stringMatching(/no value is given/)]);
    else expect(valuesOf(text)).toEqual(values);
  });

  test("a path may hold every separator between quotation marks", () => {
    const path = 'candidates["a=1, b; [c"].memory';
    expect(axisOf(`${path}=1GB,2GB`)).toEqual({
      paths: [path],
      points: [
        { label: null, values: ["1GB"] },
        { label: null, values: ["2GB"] },
      ],
      notes: [],
    });
  });
});

describe("ranges", () => {
  test.each([
    ["a=1..10:10", ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]],
    ["a=10%..90%:9", ["10%", "20%", "30%", "40%", "50%", "60%", "70%", "80%", "90%"]],
    ["a=0..1:5", ["0", "0.25", "0.5", "0.75", "1"]],
    ["a=-1..1:3", ["-1", "0", "1"]],
    ["a=1/s..1000/s:log:4", ["1/s", "10/s", "100/s", "1000/s"]],
    ["a=1/m..1/s:3", ["1/m", "30.5/m", "1/s"]],
    ["a=100ms..0.4s:4", ["100ms", "200ms", "300ms", "0.4s"]],
    ["a=1s..2s:4", ["1s", "1.33333s", "1.66667s", "2s"]],
    ["a=128MB..512MB:step:128MB", ["128MB", "256MB", "384MB", "512MB"]],
    ["a=0.5GB..1GB:step:128MB", ["0.5GB", "0.625GB", "0.75GB", "0.875GB", "1GB"]],
    ["a=1..4:step:2", ["1", "3", "4"]],
    ["a=0..0.3:step:0.1", ["0", "0.1", "0.2", "0.3"]],
    ["a=1..2:step:5", ["1", "2"]],
    ["a=128MB..1GB:log:4", ["128MB", "256MB", "512MB", "1GB"]],
    ["a=1MB..2MB:log:2", ["1MB", "2MB"]],
    ["a=1/s..2/s:log:3", ["1/s", "1.414/s", "2/s"]],
    ["a=0.0000001..0.0000004:4", ["0.0000001", "0.0000002", "0.0000003", "0.0000004"]],
    ["a= 1 .. 3 : 3 ", ["1", "2", "3"]],
  ])("%s", (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  test("10,240 MB in steps of 64 MB from 128 MB are 159 sizes", () => {
    const sizes = valuesOf("a=128MB..10240MB:step:64MB");
    expect(sizes).toEqual(Array.from({ length: 159 }, (_, i) => `${128 + 64 * i}MB`));
  });

  test("whole numbers on a log scale that round alike count once, and the axis says so", () => {
    const axis = axisOf("instances=1..10:log:20");
    expect(axis.points.map(({ values }) => values[0])).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(axis.notes).toEqual([
      "instances: 1 to 10 holds 10 whole values at this spacing, not 20: those that round alike count once",
    ]);
  });

  test("digits are added until neighbours differ", () => {
    const values = valuesOf("a=1000.000..1000.001:11").map(Number);
    expect(new Set(values).size).toBe(11);
    expect(values[5]).toBe(1000.0005);
  });
});

describe("triples and paths that move together", () => {
  test("a triple has labelled points", () => {
    expect(axisOf("a={low: 10ms, typical: 20ms, high: {kind: constant, value: 1s}}").points).toEqual([
      { label: "low", values: ["10ms"] },
      { label: "typical", values: ["20ms"] },
      { label: "high", values: ["{kind: constant, value: 1s}"] },
    ]);
  });

  test("in any order, its points go from low to high", () => {
    const { points } = axisOf('a={"high": "3,0", low: 1, typical: 2}');
    expect(points.map(({ label, values }) => [label, values[0]])).toEqual([
      ["low", "1"],
      ["typical", "2"],
      ["high", '"3,0"'],
    ]);
  });

  test("values move together point by point, and keep the labels of a triple", () => {
    expect(axisOf('a.b=1,2,3; c["x;y"]={low: 10, typical: 20, high: 30};d=1..3:3')).toEqual({
      paths: ["a.b", 'c["x;y"]', "d"],
      points: [
        { label: "low", values: ["1", "10", "1"] },
        { label: "typical", values: ["2", "20", "2"] },
        { label: "high", values: ["3", "30", "3"] },
      ],
      notes: [],
    });
  });
});

test("a value may come again with another label, or with another value of a path that moves with it", () => {
  expect(axisOf("a={low: 1, typical: 1, high: 2}").points).toHaveLength(3);
  expect(axisOf("a=1,1;b=3,4").points).toHaveLength(2);
});

describe("bad flags", () => {
  test.each([
    ["rate", /"rate" has no path and values; write path=a,b,c/],
    ["=1,2", /has no path and values/],
    ["a b=1", /"a b" is not a path/],
    ["a= ", /no value is given/],
    ["a=1,,2", /empty place between commas/],
    ["a=1,", /empty place between commas/],
    ["a=[1", /is not a list of values/],
    ["a=1]", /is not a list of values/],
    ["a=x, y #z", /is not a list of values/],
    ["a=&x 1,*x", /cannot be told apart into values/],
    ["a=!!odd 1", /is not a list of values/],
    ["a=10..1:3", /falls from 10 to 1; write the lower end first/],
    ["a=1s..100ms:3", /falls from 1s to 100ms/],
    ["a=1GB..1024MB:3", /is one point/],
    ["a=1..10:1", /"1" is no number of points; write a whole number from 2/],
    ["a=1..10:0", /no number of points/],
    ["a=1..10:2.5", /"2.5" is no number of points/],
    ["a=1..10:-3", /no number of points/],
    ["a=1..10:log:x", /"x" is no number of points/],
    ["a=1..10:log", /"" is no number of points/],
    ["a=1..10", /does not say how many points it has; write 1\/s/],
    ["a=1..10:lgo:3", /unknown spacing "lgo:3"; did you mean "log"/],
    ["a=1..10:step:0", /steps of 0; write a step above zero/],
    ["a=1..10:step:-1", /steps of -1/],
    ["a=1..10:step:1s", /"1s" is no step of a plain number/],
    ["a=1ms..10ms:step:1", /"1" is no step of a duration; write one such as step:1ms/],
    ["a=0..10:log:3", /log range cannot start at 0/],
    ["a=-1..10:log:3", /log range cannot start at -1/],
    ["a=1/s..10ms:3", /1\/s is a rate and 10ms a duration/],
    ["a=1..10MB:3", /1 is a plain number and 10MB a size/],
    ["a=1..many:3", /"many" is no end of a range/],
    ["a=1..10:1001", /has 1001 points; an axis has at most 1000/],
    ["a=0..1e15:step:1", /has 1000000000000001 points/],
    ["a=0..1e300:step:1", /has too many points/],
    ["a=1..3:3,5", /stands in a list/],
    ["a={low: 1, high: 2}", /lacks typical; write \{low: a, typical: b, high: c\}/],
    ["a=1,2;b=1,2,3", /a has 2 values and b 3; paths that move together need as many each/],
    ["a=1;a=2", /a stands in it twice/],
    ["rate=20/s,40/s,20/s", /^20\/s stands in it twice; write each value once$/],
    ["a=1s,1000ms", /^1000ms stands in it twice \(1s is the same\); write each value once$/],
    ["a=x,y, x", /^x stands in it twice; write each value once$/],
    ["a=1,1,2;b=3,3,4", /^1 with 3 stands in it twice; write each value once$/],
    ["a=1;;b=2", /has no path and values/],
    ["uncertain.x=1", /vary the input itself/],
  ])("%s", (text, message) => {
    expect(messagesOf(text)).toEqual([expect.stringMatching(message)]);
  });

  test("an issue names the flag, the path and the value", () => {
    expect(parseVary("workload.arrivals.rate=3/s..1/s:3")).toEqual({
      issues: [
        {
          path: "workload.arrivals.rate",
          value: "3/s..1/s:3",
          message: "the range falls from 3/s to 1/s; write the lower end first",
          file: "--vary",
          line: null,
        },
      ],
    });
  });

  test("more than a thousand values are refused", () => {
    const list = (length: number) => `a=${Array.from({ length }, (_, i) => i).join(",")}`;
    expect(messagesOf(list(1001))).toEqual([expect.stringMatching(/1001 values are given/)]);
    expect(valuesOf(list(1000))).toHaveLength(1000);
  });

  test("brackets a hundred thousand deep are an issue, not the end of the process", () => {
    expect(messagesOf(`a=${"[".repeat(100_000)}`)).toEqual([expect.stringMatching(/nested more than/)]);
  });
});

const seed = 7;

describe("for any range", () => {
  const unit = fc.constantFrom("", "%", "ms", "s", "h", "MB", "KB", "/s", "/m", "/30d");
  const end = fc.double({ min: 1e-6, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(6)));
  const spacing = fc.constantFrom("", "log:");
  const plain = (value: number) => (value < 1e-5 ? value.toFixed(12) : String(value));

  test("values lie within the ends, rise, and the ends are as they were written", () => {
    fc.assert(
      fc.property(end, end, unit, spacing, fc.integer({ min: 2, max: 60 }), (one, other, unit, spacing, count) => {
        fc.pre(Math.max(one, other) / Math.min(one, other) > 1.001);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((value) => `${plain(value)}${unit}`);
        const values = valuesOf(`a=${low}..${high}:${spacing}${count}`);
        expect([values[0], values.at(-1)]).toEqual([low, high]);
        expect(values.length).toBeLessThanOrEqual(count);
        const numbers = values.map((value) => parseQuantity(value));
        expect(numbers.every((quantity) => quantity?.unit === unit)).toBe(true);
        const rising = numbers.every((quantity, i) => i === 0 || quantity!.number > numbers[i - 1]!.number);
        expect(rising).toBe(true);
      }),
      { seed },
    );
  });

  test("steps are even but for the last, which is no longer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 7, max: 900 }),
        (low, length, step) => {
          const values = valuesOf(`a=${low}..${low + length}:step:${step}`).map(Number);
          const gaps = values.slice(1).map((value, i) => value - values[i]!);
          expect(gaps.slice(0, -1).every((gap) => gap === step)).toBe(true);
          expect(gaps.at(-1)).toBeLessThanOrEqual(step);
          expect(values.length).toBe(Math.ceil(length / step) + 1);
        },
      ),
      { seed },
    );
  });
});

test("no text whatever makes it throw, and what it gives is within the limits", () => {
  const piece = fc.constantFrom(
    "a",
    "=",
    ",",
    ";",
    "..",
    ":",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\\",
    "log",
    "1",
    "MB",
    "/s",
    " ",
    "\n",
    "#",
    "&",
    "*",
    "!",
    "-",
    "?",
    "|",
    "\u001b",
    "é",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((parts) => `a=${parts.join("")}`),
      ),
      (text) => {
        const outcome = parseVary(text);
        if ("issues" in outcome) expect(outcome.issues.length).toBeGreaterThan(0);
        else {
          expect(outcome.points.length).toBeGreaterThan(0);
          expect(outcome.points.every(({ values }) => values.length === outcome.paths.length)).toBe(true);
        }
      },
    ),
    { seed, numRuns: 2000 },
  );
});

const documented = [
  ...readFileSync("docs/sweep.md", "utf8").matchAll(/^\| `'?([^`']*=[^`']*)'?` \| (\d+|two|three)?/gm),
];

test.each(documented.map(([, flag, count]) => [flag!, count]))("docs/sweep.md: %s", (flag, count) => {
  const { points } = axisOf(flag);
  const words: Readonly<Record<string, number>> = { two: 2, three: 3 };
  expect(points).toHaveLength(count === undefined ? points.length : (words[count] ?? Number(count)));
});

test("docs/sweep.md has an example of every form", () => {
  expect(documented).toHaveLength(8);
});
