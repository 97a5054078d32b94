import { afterAll, describe, expect, it } from "vitest";
import { replications, theoryCases } from "./cases.ts";
import { describeRow, observe, type Row } from "./observe.ts";

describe(`the simulator agrees with theory (${replications} replications)`, () => {
  const rows: Row[] = [];

  afterAll(() => console.log(rows.map(describeRow).join("\n")));

  it.each(theoryCases)("$name", async (theory) => {
    const observed = await observe(theory, 1);
    rows.push(...observed);
    for (const row of observed) {
      expect(Math.abs(row.z), describeRow(row)).toBeLessThanOrEqual(4);
      expect(row.width, describeRow(row)).toBeLessThan(row.widthWanted);
    }
  });

  it("lies beyond 1.96 standard errors in at most a tenth of the rows", () => {
    expect(rows).toHaveLength(theoryCases.reduce((count, { expectations }) => count + expectations.length, 0));
    const beyond = rows.filter((row) => Math.abs(row.z) > 1.96);
    expect(beyond.length, beyond.map(describeRow).join("\n")).toBeLessThanOrEqual(rows.length / 10);
  });
});
