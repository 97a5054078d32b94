import { describe, expect, test } from "vitest";
import type { Result } from "../../../src/analysis/result.ts";
import { changeLine, confirmLine, gapLine } from "../../../src/report/sentences/decision-lines.ts";
import { roleFor } from "../../../src/report/sentences/input-roles.ts";
import { exampleBreakEven, exampleHangsOn, exampleResult } from "../example-result.ts";

describe("what would change the decision", () => {
  test("everything that alone turns it and to whom, then how many inputs do not", () => {
    expect(changeLine({ ...exampleBreakEven(), sensitivity: exampleHangsOn() })).toBe(
      "What would change the decision: above 51.6 requests/s (now 40): Two m7g.large; with 0.396 more staff hours a " +
        "month for Lambda 1 GB: Two m7g.large; with machines reserved for 1 year: Two m7g.large. The 2 other disputed " +
        "inputs do not turn it alone.",
    );
  });

  test("nothing was looked at: no line; nothing turns it: it says so", () => {
    const { verdict, ...rest } = exampleResult();
    const bare = { ...rest, verdict: { ...verdict, staffHoursToFlip: null } };
    expect(changeLine(bare)).toBeNull();
    const inputs = exampleHangsOn().inputs.slice(2);
    expect(changeLine({ ...bare, sensitivity: { ...exampleHangsOn(), inputs } })).toBe(
      "What would change the decision: nothing that was looked at. None of the 2 disputed inputs turns it alone.",
    );
  });

  test("of many turns four are told and the others counted", () => {
    const { inputs, ...rest } = exampleHangsOn();
    const copies = ["a", "b", "c", "d"].map((name) => ({ ...inputs[0]!, name }));
    const line = changeLine({ ...exampleBreakEven(), sensitivity: { ...rest, inputs: copies } })!;
    expect(line.match(/: Two m7g\.large/g)).toHaveLength(4);
    expect(line).toMatch(/; 2 more under that title\.$/);
  });
});

describe("what is not modelled", () => {
  const gaps = (...favours: readonly string[]): Result => {
    const notModelled = favours.map((whom, index) => ({ what: `gap ${index + 1}`, favours: whom }));
    return exampleResult(undefined, { notModelled });
  };

  test("what favours one side comes first, the rest is counted", () => {
    expect(gapLine(gaps("neither", "machines", "functions", "neither"))).toBe(
      "Not modelled: gap 2 (favours machines); gap 3 (favours functions); and 2 more that favour neither side.",
    );
    expect(gapLine(gaps("a", "b", "c", "d", "neither"))).toBe(
      "Not modelled: gap 1 (favours a); gap 2 (favours b); gap 3 (favours c); and 2 more.",
    );
  });

  test("gaps that favour neither side are told where there are no others", () => {
    expect(gapLine(gaps("neither", ""))).toBe("Not modelled: gap 1 (favours neither); gap 2.");
    expect(gapLine(gaps())).toBeNull();
  });
});

describe("who must confirm what", () => {
  test("inputs that turn the verdict or move it, by role; what moves nothing is left out", () => {
    expect(confirmLine({ ...exampleResult(), sensitivity: exampleHangsOn() })).toBe(
      "To be confirmed by the service's owner: traffic, work per request; by finance: purchase of machines.",
    );
  });

  test("without disputed inputs the assumptions that nobody confirms; without those nothing", () => {
    expect(confirmLine(exampleResult())).toBe("To be confirmed by the platform team: vCPU speed.");
    const result = exampleResult();
    const candidates = result.candidates.map((candidate) =>
      candidate.eligible ? { ...candidate, assumptions: [] } : candidate,
    );
    expect(confirmLine({ ...result, candidates })).toBeNull();
  });

  test.each([
    ["price: Internet egress", "finance"],
    ["purchase of machines", "finance"],
    ['candidates["A"].prices.gbSeconds', "finance"],
    ["traffic", "the service's owner"],
    ["work per request", "the service's owner"],
    ["workload.work.io", "the service's owner"],
    ["staff hours for machines", "the platform team"],
    ["keep-alive of functions", "the platform team"],
    ['candidates["Best prices. Purchase"].speed', "the platform team"],
  ])("%s: %s", (input, role) => {
    expect(roleFor(input)).toBe(role);
  });
});
