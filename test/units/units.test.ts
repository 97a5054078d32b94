import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationField, formatDuration, parseDuration } from "../../src/units/duration.ts";
import { parseRate, rateField } from "../../src/units/rate.ts";
import { parseShare, shareField } from "../../src/units/share.ts";
import { formatCents, formatSignificant } from "../../src/units/significant.ts";
import { formatSize, parseSize, sizeField } from "../../src/units/size.ts";

describe("durations", () => {
  test.each([
    ["250us", 250],
    ["1ms", 1_000],
    ["1.5s", 1_500_000],
    ["10m", 600_000_000],
    ["2h", 7_200_000_000],
    ["30d", 2_592_000_000_000],
    ["0.1ms", 100],
    ["0s", 0],
  ])("%s is %d microseconds", (text, microseconds) => {
    expect(parseDuration(text)).toBe(microseconds);
  });

  test.each(["", "5", "-5s", "5 s", "5sec", "1e3s", ".5s", "5S", "1h30m", "NaNs", "٣s"])(
    "%j is no duration",
    (text) => {
      expect(parseDuration(text)).toBeNull();
      expect(durationField.safeParse(text).success).toBe(false);
    },
  );

  test("text and number turn into each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (microseconds) => {
        expect(parseDuration(formatDuration(microseconds))).toBe(microseconds);
      }),
    );
  });
});

describe("sizes are binary", () => {
  test.each([
    ["1B", 1],
    ["0.5KB", 512],
    ["1KiB", 1024],
    ["180MB", 188_743_680],
    ["4GB", 4_294_967_296],
    ["1TiB", 1_099_511_627_776],
  ])("%s is %d bytes", (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(["", "180", "-1MB", "1mb", "1 MB", "1Mb", "1PB"])("%j is no size", (text) => {
    expect(parseSize(text)).toBeNull();
    expect(sizeField.safeParse(text).success).toBe(false);
  });

  test("text and number turn into each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (bytes) => {
        expect(parseSize(formatSize(bytes))).toBe(bytes);
      }),
    );
  });
});

describe("rates are per second", () => {
  test.each([
    ["40/s", 40],
    ["90/m", 1.5],
    ["3600/h", 1],
    ["1/500ms", 2],
    ["2592000/30d", 1],
    ["0/s", 0],
  ])("%s is %d a second", (text, rate) => {
    expect(parseRate(text)).toBe(rate);
  });

  test.each(["", "40", "-1/s", "40/", "40/fortnight", "1/0s", "40 / s", "/s"])("%j is no rate", (text) => {
    expect(parseRate(text)).toBeNull();
    expect(rateField.safeParse(text).success).toBe(false);
  });
});

describe("shares", () => {
  test("are text with a percent sign or a number from 0 to 1", () => {
    expect(parseShare("25%")).toBe(0.25);
    expect(shareField.parse("100%")).toBe(1);
    expect(shareField.parse(0.4)).toBe(0.4);
  });

  test.each([["101%"], ["-1%"], ["40"], [1.5], [-0.1], [Number.NaN]])("%j is no share", (value) => {
    expect(shareField.safeParse(value).success).toBe(false);
  });
});

describe("numbers for the reader", () => {
  test.each([
    [12_345.6, 3, "12,300"],
    [0.00123456, 3, "0.00123"],
    [999.96, 3, "1,000"],
    [1_234_567, 2, "1,200,000"],
    [0, 3, "0"],
    [-45.25, 3, "-45.3"],
    [2e-7, 3, "0.0000002"],
  ])("%d at %d digits is %s", (value, digits, text) => {
    expect(formatSignificant(value, digits)).toBe(text);
  });

  test("cents are always there", () => {
    expect(formatCents(1234.5)).toBe("1,234.50");
    expect(formatCents(0)).toBe("0.00");
  });
});
