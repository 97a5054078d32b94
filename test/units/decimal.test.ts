import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, decimalText, parseDecimal, product, shifted, sum, toNumber } from "../../src/units/decimal.ts";

describe("decimals", () => {
  test.each([
    ["0.0404800000", "0.04048"],
    ["263", "263"],
    ["4e-7", "0.0000004"],
    ["1.5E3", "1500"],
    ["-0.25", "-0.25"],
    ["0.0000000000", "0"],
    ["9223372036854775807.000000001", "9223372036854775807.000000001"],
  ])("%s is %s", (text, plain) => {
    expect(decimalText(parseDecimal(text)!)).toBe(plain);
  });

  test.each(["", ".5", "1.", "1,000", "0x10", "Inf", "NaN", " 1", "1e", "1e9999"])("%j is none", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test("sums and products are exact where doubles are not", () => {
    const [a, b] = [parseDecimal("0.1")!, parseDecimal("0.2")!];
    expect(decimalText(sum(a, b))).toBe("0.3");
    expect(toNumber(sum(a, b))).toBe(0.3); // 0.1 + 0.2 is 0.30000000000000004
    expect(decimalText(product(a, b))).toBe("0.02");
    expect(toNumber(shifted(parseDecimal("0.000004")!, -1))).toBe(0.0000004);
    expect(decimalText(shifted(a, 3))).toBe("100");
  });

  test("a double goes to a decimal and back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        expect(toNumber(decimalOf(value)) === value).toBe(true);
      }),
    );
    expect(() => decimalOf(Number.POSITIVE_INFINITY)).toThrow("Infinity is not a finite number");
  });
});
