import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodePowerTuningUrl,
  encodePowerTuningUrl,
  type PowerTuningAddress,
  type PowerTuningPoint,
} from "../../../src/workloads/measurements/power-tuning-url.ts";
import { basicDemo, compareDemo, compareTable, readmeHash, readmeTable } from "./published-addresses.ts";

const base = "https://lambda-power-tuning.show/";

function decode(address: string): PowerTuningAddress {
  const decoded = decodePowerTuningUrl(address);
  if ("problem" in decoded) throw new Error(decoded.problem);
  return decoded;
}

function problemOf(address: string): string {
  const decoded = decodePowerTuningUrl(address);
  return "problem" in decoded ? decoded.problem : "";
}

/** Digits after the first as the table prints them. */
const costText = (cost: number, printed: string) => cost.toExponential(printed.indexOf("e") - 2);

/** Base64 of numbers by Node. */
const sizesOf = (...sizes: number[]) => Buffer.from(Int16Array.from(sizes).buffer).toString("base64");
const floatsOf = (...floats: number[]) => Buffer.from(Float32Array.from(floats).buffer).toString("base64");

describe("the published addresses", () => {
  it("decodes the README's to the published table", () => {
    const { sets, currency } = decode(`${base}#${readmeHash}`);
    expect(currency).toBe("USD");
    expect(sets.map(({ name }) => name)).toEqual([""]);
    const points = sets[0]!.points;
    expect(points.map(({ memoryMegabytes }) => memoryMegabytes)).toEqual(readmeTable.map(([size]) => size));
    expect(points.map(({ duration }) => duration.toFixed(3))).toEqual(readmeTable.map(([, time]) => time));
    expect(points.map(({ cost }, at) => costText(cost, readmeTable[at]![2]))).toEqual(
      readmeTable.map(([, , cost]) => cost),
    );
    expect(points.every(({ cost, duration }) => Math.fround(cost) === cost && Math.fround(duration) === duration)).toBe(
      true,
    );
  });

  it.each([
    `${base}#${readmeHash}`,
    `#${readmeHash}`,
    readmeHash,
    ` ${readmeHash};; \n`,
    `http://localhost/x?a=b#${readmeHash}`,
  ])("reads %j alike, and writes the README's to the letter", (address) =>
    expect(encodePowerTuningUrl(decode(address).sets)).toBe(`${base}#${readmeHash}`),
  );

  it("decodes the comparison to the published table, and writes it to the letter", () => {
    const { sets } = decode(compareDemo);
    expect(sets.map(({ name }) => name)).toEqual(["JS x86", "JS ARM64"]);
    for (const [which, { points }] of sets.entries()) {
      const costs = compareTable.map((row) => row[3 + which] as string);
      expect(points.map(({ memoryMegabytes }) => memoryMegabytes)).toEqual(compareTable.map(([size]) => size));
      expect(points.map(({ duration }) => duration.toFixed(1))).toEqual(compareTable.map((row) => row[1 + which]));
      expect(points.map(({ cost }, at) => costText(cost, costs[at]!))).toEqual(costs);
    }
    expect(encodePowerTuningUrl(sets)).toBe(compareDemo);
  });

  it("reads the demonstration that ends with a semicolon", () => {
    expect(decode(basicDemo).sets).toEqual([{ name: "", points: decode(compareDemo).sets[0]!.points }]);
  });

  it("writes the sample of the tool's page as Node would", () => {
    // src/app.js of aws-lambda-power-tuning-ui.
    const sizes = [128, 256, 512, 1024];
    const times = [36555.39, 18441.58, 8539.34, 3870.76];
    const costs = [0.00007612, 0.00007696, 0.00007155, 0.00006489];
    const points = sizes.map((size, at) => ({ memoryMegabytes: size, duration: times[at]!, cost: costs[at]! }));
    const address = encodePowerTuningUrl([{ name: "ignored", points }]);
    expect(address).toBe(`${base}#${sizesOf(...sizes)};${floatsOf(...times)};${floatsOf(...costs)}`);
    expect(decode(address).sets[0]!.points.map(({ duration }) => duration)).toEqual(times.map(Math.fround));
  });
});

describe("the codec", () => {
  const positive = fc.float({ min: Math.fround(1e-12), max: Math.fround(1e12), noNaN: true });
  const points = fc
    .uniqueArray(
      fc.record({ memoryMegabytes: fc.integer({ min: 1, max: 10_240 }), duration: positive, cost: positive }),
      {
        selector: ({ memoryMegabytes }) => memoryMegabytes,
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((list): readonly PowerTuningPoint[] => list.toSorted((a, b) => a.memoryMegabytes - b.memoryMegabytes));
  const currency = fc.constantFrom("USD" as const, "CNY" as const);

  it("brings back the bits of any points", () => {
    fc.assert(
      fc.property(points, currency, (list, money) => {
        const sets = [{ name: "", points: list }];
        expect(decode(encodePowerTuningUrl(sets, { currency: money }))).toEqual({ sets, currency: money });
      }),
    );
  });

  it("brings back two sets with any names", () => {
    const set = fc.record({ name: fc.string({ unit: "grapheme" }), points });
    fc.assert(
      fc.property(set, set, currency, (one, other, money) => {
        const sets = [one, other];
        const address = encodePowerTuningUrl(sets, { currency: money, base: "https://example.org/show/" });
        expect(decode(address)).toEqual({ sets, currency: money });
        expect(decode(address.slice(address.indexOf("#"))).sets).toEqual(sets);
      }),
    );
  });

  it("puts the currency before the #, as the tool does", () => {
    const { sets } = decode(readmeHash);
    expect(encodePowerTuningUrl(sets, { currency: "CNY" })).toBe(`${base}?currency=CNY#${readmeHash}`);
  });

  it("reads an address whose letters a program percent-encoded", () => {
    const encoded = readmeHash.split(";").map(encodeURIComponent).join(";");
    expect(encoded).toContain("%2F");
    expect(decode(`${base}#${encoded}`)).toEqual(decode(readmeHash));
  });

  it.each([
    [
      "a size beyond Lambda's",
      [
        [128, 1, 1],
        [10_241, 1, 1],
      ],
      /10241 MB is no size/,
    ],
    ["half a megabyte", [[128.5, 1, 1]], /128.5 MB is no size/],
    [
      "sizes that fall",
      [
        [256, 1, 1],
        [128, 1, 1],
      ],
      /128 MB follows 256 MB/,
    ],
    ["a cost too small for a float32", [[128, 1, 1e-60]], /the cost 0 at 128 MB/],
    ["a time too large for a float32", [[128, 1e60, 1]], /the time Infinity at 128 MB/],
    ["nothing", [], /there are no sizes/],
  ] as const)("does not write %s", (_, rows, message) => {
    const list = rows.map(([memoryMegabytes, duration, cost]) => ({ memoryMegabytes, duration, cost }));
    expect(() => encodePowerTuningUrl([{ name: "", points: list }])).toThrow(message);
    expect(() => encodePowerTuningUrl([{ name: "", points: list }])).toThrow(RangeError);
  });

  it.each([0, 3])("does not write %i sets", (count) => {
    const set = decode(readmeHash).sets[0]!;
    expect(() => encodePowerTuningUrl(Array.from({ length: count }, () => set))).toThrow(/1 or 2 sets/);
  });
});

describe("a damaged address", () => {
  const [sizes, times, costs] = readmeHash.split(";") as [string, string, string];
  const two = sizesOf(128, 256);
  const good = floatsOf(1, 2);
  it.each([
    ["", /no measurements after a #/],
    ["#", /no measurements after a #/],
    [base, /no measurements after a #/],
    [`${base}#`, /no measurements after a #/],
    [`${base}?currency=EUR#${readmeHash}`, /currency other than USD and CNY/],
    [`${base}#${sizes}`, /1 part after its #; expected 3/],
    [`${base}#${sizes};${times}`, /2 parts/],
    [`${readmeHash};x`, /4 parts/],
    [`${readmeHash};${readmeHash};a;b;c`, /9 parts/],
    [`${sizes};;${costs}`, /no times/],
    [`${sizes};${times};`, /no costs/],
    [`${readmeHash};${sizes};;${costs};a;b`, /no second times/],
    [`${sizes.slice(0, -1)};${times};${costs}`, /sizes "gAAAAQACAAQABsA" of the address are not base64/],
    [`${sizes};${times};${costs.replace("4", "*")}`, /costs .* are not base64/],
    [`${sizes};${times};\u001b[31m${costs}`, /costs "\\u001b\[31mQ/],
    [`${sizes};${times.slice(0, -4)};${costs}`, /times .* not whole numbers of 4 bytes/],
    [`${sizesOf(128)};${good};${good}`, /sizes \(1\), times \(2\) and costs \(2\)/],
    [`${sizesOf(128)};${good};${floatsOf(1)}`, /sizes \(1\), times \(2\) and costs \(1\)/],
    [`${two};${good};${floatsOf(1)}`, /sizes \(2\), times \(2\) and costs \(1\)/],
    [`${sizesOf(256, 128)};${good};${good}`, /128 MB follows 256 MB, where sizes rise/],
    [`${sizesOf(128, 128)};${good};${good}`, /128 MB follows 128 MB/],
    [`${sizesOf(0, 128)};${good};${good}`, /0 MB is no size/],
    [`${sizesOf(-128, 128)};${good};${good}`, /-128 MB is no size/],
    [`${sizesOf(128, 10241)};${good};${good}`, /10241 MB is no size/],
    [`${two};${floatsOf(1, Number.NaN)};${good}`, /time NaN at 256 MB/],
    [`${two};${floatsOf(1, Infinity)};${good}`, /time Infinity at 256 MB/],
    [`${two};${floatsOf(-1, 1)};${good}`, /time -1 at 128 MB/],
    [`${two};${floatsOf(0, 1)};${good}`, /time 0 at 128 MB/],
    [`${two};${good};${floatsOf(1, Number.NaN)}`, /cost NaN at 256 MB/],
    [`${two};${good};${floatsOf(0, 1)}`, /cost 0 at 128 MB/],
    [`${two};${good};${floatsOf(1, -Infinity)}`, /cost -Infinity at 256 MB/],
    [`${two};${good};${good};${two};${good};${floatsOf(1, -1)};a;b`, /second measurements of the address: the cost -1/],
    [`#${"A".repeat(200_000)}`, /longer than 131072 letters/],
    [sizesAndMore(1001), /1001 sizes are more than 1000/],
  ])("number %# is refused in a sentence", (address, message) => {
    const problem = problemOf(address);
    expect(problem).toMatch(message);
    expect(problem).toMatch(/copy the whole address again|USD and CNY; these two/);
    expect(problem.length).toBeLessThan(300);
  });
});

function sizesAndMore(count: number): string {
  const sizes = Array.from({ length: count }, (_, at) => at + 1);
  return `${sizesOf(...sizes)};${floatsOf(...sizes)};${floatsOf(...sizes)}`;
}
