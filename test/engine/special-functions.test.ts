import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besselI0 } from "../../src/engine/bessel-i0.ts";
import { cosineOfTurns } from "../../src/engine/cosine.ts";
import { exponentialFunction } from "../../src/engine/exponential-function.ts";
import { gammaFunction } from "../../src/engine/gamma-function.ts";

const relative = (value: number, exact: number) => Math.abs(value / exact - 1);

describe("exponentialFunction", () => {
  it("agrees with Math.exp to two units of the last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(relative(exponentialFunction(x), Math.exp(x))).toBeLessThan(5e-16);
      }),
      { numRuns: 2000 },
    );
  });

  it("is exact at the ends", () => {
    expect(exponentialFunction(0)).toBe(1);
    expect(exponentialFunction(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exponentialFunction(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exponentialFunction(Number.NaN)).toBeNaN();
  });
});

describe("gammaFunction", () => {
  it("gives factorials at whole numbers and the root of pi at one half", () => {
    expect(relative(gammaFunction(0.5), Math.sqrt(Math.PI))).toBeLessThan(1e-13);
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(relative(gammaFunction(n), factorial)).toBeLessThan(1e-13);
      factorial *= n;
    }
  });

  it("obeys gamma(x + 1) = x gamma(x)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 100, noNaN: true }), (x) => {
        expect(relative(gammaFunction(x + 1), x * gammaFunction(x))).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("besselI0", () => {
  // Abramowitz and Stegun, table 9.8.
  it.each([
    [0, 1],
    [1, 1.2660658777520084],
    [5, 27.239871823604442],
    [10, 2815.716628466254],
  ])("at %d is %d", (x, exact) => {
    expect(relative(besselI0(x), exact)).toBeLessThan(1e-14);
  });
});

describe("cosineOfTurns", () => {
  it("is exact at quarters of a turn", () => {
    expect([0, 0.25, 0.5, 0.75, 1, -0.25, 7.5].map(cosineOfTurns).map(Math.abs)).toEqual([1, 0, 1, 0, 1, 0, 1]);
    expect(cosineOfTurns(0.5)).toBe(-1);
  });

  it("agrees with Math.cos", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (turns) => {
        expect(Math.abs(cosineOfTurns(turns) - Math.cos(2 * Math.PI * turns))).toBeLessThan(1e-14);
      }),
    );
  });
});
