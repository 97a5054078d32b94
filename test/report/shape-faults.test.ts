import { expect, test } from "vitest";
import { z } from "zod";
import { shapeFaults } from "../../src/report/shape-faults.ts";

const schema = z.object({
  count: z.int(),
  name: z.string(),
  kind: z.enum(["a", "b"]),
  version: z.literal(1),
  costs: z.record(z.string(), z.object({ mean: z.number().nullable() })),
});
const right = { count: 1, name: "x", kind: "a", version: 1, costs: { "Lambda 1 GB": { mean: 2 } } };

function faultsOf(changed: object): readonly string[] {
  const data: unknown = { ...right, ...changed };
  const parsed = schema.safeParse(data);
  return parsed.success ? [] : shapeFaults(parsed.error, data).map(({ path, message }) => `${path}: ${message}`);
}

const end = "; this was changed after it was written; make the answer again";

test.each([
  [{ count: "3" }, '"3" is not a number'],
  [{ name: 5 }, "5 is not a text"],
  [{ name: null }, "null is not a text"],
  [{ name: undefined }, "this is missing"],
  [{ name: ["x"] }, "a list is not a text"],
  [{ kind: "c" }, '"c" is not one of "a", "b"'],
  [{ version: "1" }, '"1" is not 1'],
])("%j", (changed, words) => {
  expect(faultsOf(changed)).toEqual([`${Object.keys(changed)[0]}: ${words}${end}`]);
});

test("names that are no plain words stand in brackets; long values are cut", () => {
  const [fault] = faultsOf({ costs: { "Lambda 1 GB": { mean: "y".repeat(500) } } });
  expect(fault).toMatch(/^costs\["Lambda 1 GB"\]\.mean: "y{59}\.\.\." is not a number; /);
});

test("what is right has none", () => {
  expect(faultsOf({})).toEqual([]);
});
