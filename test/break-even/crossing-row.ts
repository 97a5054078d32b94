import { expect } from "vitest";
import { titles } from "../validation/group-titles.ts";
import type { CrossingRow } from "../validation/validation-row.ts";
import { ask } from "./ask.ts";
import type { ClosedForm } from "./closed-forms.ts";

/** Searches for a break-even from half to twice its exact value; fails the test where that is not the only crossing. */
export async function crossingRow({ name, question, exact }: ClosedForm): Promise<CrossingRow> {
  const { crossings } = await ask(question, { from: exact / 2, to: exact * 2 });
  expect(crossings).toHaveLength(1);
  const { at, cheaperBelow, cheaperAbove, because } = crossings[0]!;
  expect([cheaperBelow, cheaperAbove, because]).toEqual(["functions", "machines", "cost"]);
  // 100,000 constant arrivals in a window, one more or less at its end; the number of random ones varies more.
  const tolerance = question.arrivals === "poisson" ? 0.005 : 0.00002;
  return { kind: "crossing", group: titles.crossings, name, what: "break-even", exact, found: at, tolerance };
}
