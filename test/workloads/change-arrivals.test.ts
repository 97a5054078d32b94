import { expect, test } from "vitest";
import { meanRate, scaled } from "../../src/workloads/arrivals/index.ts";
import { changeArrivals } from "../../src/workloads/change-arrivals.ts";
import { functionsOf } from "../../src/workloads/functions-of.ts";
import { handMadeFunctions, handMadeWorkload } from "../platforms/hand-made.ts";

const poisson = (rate: number) => ({ kind: "poisson", rate }) as const;
const twice = (workload: Parameters<typeof changeArrivals>[0]) => changeArrivals(workload, (one) => scaled(one, 2));

test("one function", () => {
  expect(twice(handMadeWorkload({ arrivals: poisson(3) })).arrivals).toEqual(poisson(6));
});

test("several alike, and so their sum", () => {
  const sum = { kind: "sum", of: [poisson(1), poisson(4)] } as const;
  const workload = handMadeFunctions("account", { a: { arrivals: poisson(3) }, b: { arrivals: sum } });
  const changed = twice(workload);
  expect(meanRate(workload.arrivals)).toBe(8);
  expect(functionsOf(changed).map(({ arrivals }) => meanRate(arrivals))).toEqual([6, 10]);
  expect(changed.arrivals).toEqual({ kind: "sum", of: [poisson(6), poisson(2), poisson(8)] });
});
