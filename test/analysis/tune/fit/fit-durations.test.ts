import { describe, expect, test } from "vitest";
import type { DurationPoint } from "../../../../src/analysis/tune/fit/duration-fit.ts";
import { exponentialLaw } from "../../../../src/analysis/tune/fit/exponential-law.ts";
import { fitDurations, modelProblem } from "../../../../src/analysis/tune/fit/fit-durations.ts";
import { leaveOneOutError, leaveOneOutResiduals } from "../../../../src/analysis/tune/fit/leave-one-out.ts";
import { lawOf, relativeFit } from "../../../../src/analysis/tune/fit/relative-fit.ts";
import { RandomStream } from "../../../../src/engine/random-stream.ts";
import { standardNormalQuantile } from "../../../../src/engine/standard-normal.ts";

type Row = readonly [megabytes: number, milliseconds: number];

function pointsOf(rows: readonly Row[]): readonly DurationPoint[] {
  return rows.map(([megabytes, milliseconds]) => ({
    name: `${megabytes} MB`,
    vcpus: megabytes / 1769,
    duration: milliseconds * 1000,
    deviation: null,
    count: null,
  }));
}

/** Public curves: the README of AWS Lambda Power Tuning, AWS's operator guide (primes), and the demonstration of its page. */
const curves = {
  readme: pointsOf([
    [128, 37002.398],
    [256, 18647.773],
    [512, 8489.437],
    [1024, 3890.892],
    [1536, 2512.227],
    [3008, 2009.793],
  ]),
  primes: pointsOf([
    [128, 11722],
    [256, 6678],
    [512, 3194],
    [1024, 1465],
  ]),
  x86: pointsOf([
    [384, 15011.8],
    [512, 13682.9],
    [1024, 12966.2],
    [1536, 10443.4],
    [2048, 11448.6],
  ]),
  arm: pointsOf([
    [384, 15098.2],
    [512, 12788.8],
    [1024, 9256.8],
    [1536, 8345.2],
    [2048, 8841.3],
  ]),
};

const simple = (points: readonly DurationPoint[]) => {
  const parameters = relativeFit("io + cpu", points);
  return parameters === null ? null : lawOf("io + cpu", parameters);
};
const meanAbsolute = (values: readonly number[] | null) =>
  values === null ? Number.NaN : values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

describe("by hand: points without noise give back the work they were made of", () => {
  const made = (io: number, serial: number, parallel: number, vcpus: number): DurationPoint => ({
    name: `${vcpus} vCPU`,
    vcpus,
    duration: io + serial / Math.min(vcpus, 1) + parallel / vcpus,
    deviation: null,
    count: null,
  });

  test("io + cpu from two sizes, which leave nothing over to check it", () => {
    const fit = fitDurations([made(200, 400, 0, 0.25), made(200, 400, 0, 1)]);
    expect([fit.io.mean, fit.cpu.mean]).toEqual([expect.closeTo(200, 9), expect.closeTo(400, 9)]);
    expect(fit).toMatchObject({ model: "io + cpu", noise: null, steps: [], ownHalfWidth: null });
    expect(fit.predict(0.5)).toEqual({ mean: expect.closeTo(1000, 9), low: null, high: null });
  });

  test("serial and parallel work from five sizes, two of them above one vCPU", () => {
    const fit = fitDurations([0.25, 0.5, 1, 2, 4].map((vcpus) => made(100, 300, 500, vcpus)));
    expect(fit.model).toBe("io + serial + parallel");
    expect([fit.io.mean, fit.cpu.mean, fit.parallel.mean]).toEqual([
      expect.closeTo(100, 6),
      expect.closeTo(800, 6),
      expect.closeTo(500, 6),
    ]);
    expect(fit.predict(3).mean).toBeCloseTo(100 + 300 + 500 / 3, 6);
  });

  test("of work of one thread the simple law is kept: it predicts as well with less", () => {
    expect(fitDurations([0.25, 0.5, 1, 2, 4].map((vcpus) => made(100, 300, 0, vcpus))).model).toBe("io + cpu");
  });

  test("a pinned model is taken, and one that the points cannot carry is explained", () => {
    const points = [0.25, 0.5, 1, 2].map((vcpus) => made(100, 300, 0, vcpus));
    expect(fitDurations(points, { model: "io + serial + parallel" })).toMatchObject({ isPinned: true });
    expect(modelProblem(points.slice(0, 3), "io + serial + parallel")).toMatch(/more than one vCPU/);
    expect(modelProblem(points.slice(2), "io + cpu")).toMatch(/two sizes that it can tell apart/); // 1 and 2 vCPUs are alike
    expect(() => fitDurations(points.slice(2))).toThrow(RangeError);
  });

  test("above one vCPU alone nothing tells serial work from io: refused, not fitted without an interval", () => {
    const points = [1, 2, 3, 6].map((vcpus) => made(100, 300, 200, vcpus));
    expect(modelProblem(points, "io + serial + parallel")).toMatch(/less than one vCPU to tell serial work from io/);
    expect(() => fitDurations(points, { model: "io + serial + parallel" })).toThrow(RangeError);
    const withSmall = [made(100, 300, 200, 0.5), ...points];
    expect(modelProblem(withSmall, "io + serial + parallel")).toBeNull();
  });

  test("time that falls faster than CPU can explain gives no io, not a negative one", () => {
    const fit = fitDurations(curves.readme);
    expect(fit.io).toMatchObject({ mean: 0, low: 0 });
    expect(fit.io.high).toBeGreaterThan(0);
    for (const step of fit.steps) {
      expect((fit.io.mean ?? 0) + step.io).toBeGreaterThanOrEqual(0);
      expect((fit.cpu.mean ?? 0) + step.cpu).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("public curves", () => {
  // Root mean square error and mean absolute leave-one-out error, computed independently (facts b.5).
  test.each([
    { name: "readme", points: curves.readme, error: 10.8, left: 8.6 },
    { name: "primes", points: curves.primes, error: 5.6, left: 7.3 },
    { name: "x86", points: curves.x86, error: 5.3, left: 8.5 },
    { name: "arm", points: curves.arm, error: 3.6, left: 3.4 },
  ])("$name: the fit's error is $error %, a left-out point is predicted within $left %", ({ points, error, left }) => {
    const { residuals } = fitDurations(points, { model: "io + cpu" });
    const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
    expect((100 * Math.sqrt(squares / points.length)).toFixed(1)).toBe(error.toFixed(1));
    expect((100 * meanAbsolute(leaveOneOutResiduals(points, simple))).toFixed(1)).toBe(left.toFixed(1));
  });

  test("the exponential agrees with what was computed of it: fit within rounding, left-out points too", () => {
    const errorOf = (points: readonly DurationPoint[]) => {
      const law = exponentialLaw(points)!;
      const squares = points.reduce((sum, { vcpus, duration }) => {
        const relative = law(vcpus) / duration - 1;
        return sum + relative * relative;
      }, 0);
      return (100 * Math.sqrt(squares / points.length)).toFixed(1);
    };
    expect(Object.values(curves).map(errorOf)).toEqual(["11.4", "3.1", "5.2", "2.2"]);
    const left = [curves.readme, curves.x86, curves.arm].map((points) =>
      (100 * meanAbsolute(leaveOneOutResiduals(points, exponentialLaw))).toFixed(1),
    );
    expect(left).toEqual(["19.3", "10.7", "2.8"]);
  });

  test.each(["readme", "primes", "x86"] as const)(
    "%s: no left-out point is predicted worse than by the exponential",
    (name) => {
      const errors = fitDurations(curves[name]).leaveOneOut;
      const [ours, , exponential] = errors.map(({ error }) => error);
      expect(errors.map(({ model }) => model)).toEqual(["io + cpu", "io + serial + parallel", "exponential"]);
      expect(ours).toBeLessThanOrEqual(exponential!);
      expect(ours).toBe(leaveOneOutError(curves[name], simple));
    },
  );
});

describe("by law", () => {
  const sizes = [0.1, 0.2, 0.4, 0.8, 1.6];
  const io = 200_000;
  const cpu = 400_000;
  const noise = 0.05;

  function noisy(random: RandomStream): readonly DurationPoint[] {
    return sizes.map((vcpus) => ({
      name: String(vcpus),
      vcpus,
      duration: (io + cpu / Math.min(vcpus, 1)) * (1 + noise * standardNormalQuantile(random.next())),
      deviation: null,
      count: null,
    }));
  }

  test("95 % intervals of io, cpu and a further measurement hold in 95 % of the cases", () => {
    const random = new RandomStream({ seed: 3, replication: 0, name: "coverage" });
    const cases = 2000;
    const covered = { io: 0, cpu: 0, prediction: 0 };
    const holds = ({ low, high }: { low: number | null; high: number | null }, value: number) =>
      low! <= value && value <= high!;
    for (let i = 0; i < cases; i++) {
      const fit = fitDurations(noisy(random));
      const further = (io + cpu / 0.3) * (1 + noise * standardNormalQuantile(random.next()));
      if (holds(fit.io, io)) covered.io++;
      if (holds(fit.cpu, cpu)) covered.cpu++;
      if (holds(fit.predict(0.3), further)) covered.prediction++;
    }
    // Dividing by what was measured instead of what is true costs a little: the error of that is of order noise^2 / noise.
    const allowed = 3 * Math.sqrt((0.95 * 0.05) / cases) + noise * noise;
    for (const count of Object.values(covered)) expect(Math.abs(count / cases - 0.95)).toBeLessThan(allowed);
  });

  test("steps and the own half-width add up to the band of a prediction", () => {
    const fit = fitDurations(noisy(new RandomStream({ seed: 5, replication: 0, name: "steps" })));
    for (const vcpus of [0.1, 0.3, 1, 4]) {
      const at = (step: { io: number; cpu: number }) => step.io + step.cpu / Math.min(vcpus, 1);
      const { mean, high } = fit.predict(vcpus);
      const squares = fit.steps.map(at).reduce((sum, effect) => sum + effect * effect, 0);
      const own = fit.ownHalfWidth! * mean!;
      expect(Math.sqrt(squares + own * own)).toBeCloseTo(high! - mean!, 3);
    }
  });

  test("the noise is the larger of what is left over and the error of the measured means", () => {
    const exact = sizes.map((vcpus) => ({
      name: "x",
      vcpus,
      duration: io + cpu / Math.min(vcpus, 1),
      deviation: null,
      count: null,
    }));
    const measured = exact.map((point) => ({ ...point, deviation: 0.2 * point.duration, count: 4 }));
    const { noise: found } = fitDurations(measured);
    expect(found).toEqual({ relative: expect.closeTo(0.1, 12), degreesOfFreedom: 15 }); // 0.2 / sqrt(4); 5 x 3
  });
});

describe("contradictions are told", () => {
  test("a larger size that took longer, where only means are known", () => {
    const { contradictions } = fitDurations(curves.x86);
    expect(contradictions).toHaveLength(1);
    expect(contradictions[0]).toMatch(/^2048 MB took 9\.6 % longer than 1536 MB.*two means alone cannot tell/);
    expect(fitDurations(curves.readme).contradictions).toEqual([]);
  });

  test("with invocations only beyond their noise", () => {
    const noisy = (deviation: number) =>
      curves.x86.map((point) => ({ ...point, deviation: deviation * point.duration, count: 10 }));
    expect(fitDurations(noisy(0.5)).contradictions).toEqual([]); // standard error 16 %: 9.6 % are nothing
    expect(fitDurations(noisy(0.02)).contradictions.join()).toMatch(/2048 MB .* by more than the noise/);
  });

  test("of two sizes with the same CPU neither is the larger", () => {
    const point = (name: string, vcpus: number, duration: number) => ({
      name,
      vcpus,
      duration,
      deviation: 0.01 * duration,
      count: 100,
    });
    const points = [point("1GB", 0.5, 1100), point("4GB", 1, 600), point("8GB", 1, 660)];
    expect(fitDurations(points).contradictions.join()).not.toMatch(/longer/);
  });

  test("a size far from the law that all the others keep to", () => {
    const rows: readonly Row[] = [128, 256, 512, 768, 1024, 1536, 1769].map((megabytes, index) => [
      megabytes,
      (100 + (400 * 1769) / megabytes) * (index === 3 ? 1.4 : 1 + 0.002 * (index % 2)),
    ]);
    const { contradictions } = fitDurations(pointsOf(rows));
    expect(contradictions.join()).toMatch(/768 MB took .* more than the law/);
  });
});
