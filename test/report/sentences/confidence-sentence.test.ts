import { describe, expect, test } from "vitest";
import type { CandidateResult, Crossing, Result } from "../../../src/analysis/result.ts";
import { confidenceSentence } from "../../../src/report/sentences/confidence-sentence.ts";
import { exampleBreakEven, exampleGrowing, exampleHangsOn, exampleResult } from "../example-result.ts";

const partsOf = (result: Result) =>
  confidenceSentence(result)
    .replace(/^How sure: /, "")
    .replace(/\.$/, "")
    .split("; ");

function withBand(band: NonNullable<Crossing["band"]>): Result {
  const [crossing] = exampleBreakEven().breakEven!.crossings;
  return exampleBreakEven(undefined, { crossings: [{ ...crossing!, band }] });
}

describe("one line of confidence", () => {
  test("the dice: the paired difference with its half width", () => {
    const { verdict, ...rest } = exampleResult();
    const difference = { with: "Two m7g.large", monthly: { mean: 100, low: 97, high: 103 } };
    const [first] = partsOf({ ...rest, verdict: { ...verdict, difference } });
    expect(first).toBe("5 replications, which give the difference as 100 USD/month ± 3 % (97 to 103)");
  });

  test("alone acceptable: its own cost; none acceptable: no cost that matters", () => {
    const { verdict, ...rest } = exampleResult();
    // 132.4 USD, 2 % either side.
    const [alone] = partsOf({ ...rest, verdict: { ...verdict, difference: null } });
    expect(alone).toBe("5 replications, which give the cost as 132 USD/month ± 2 % (130 to 135)");
    const [none] = partsOf({ ...rest, verdict: { ...verdict, best: null, difference: null } });
    expect(none).toBe("5 replications");
  });

  test("one replication has no interval", () => {
    const result = exampleResult();
    const [first] = partsOf({ ...result, scenario: { ...result.scenario, replications: 1 } });
    expect(first).toBe("one replication, which has no interval");
  });

  test("the input band, with what makes each end", () => {
    expect(partsOf(exampleGrowing())).toContain(
      "break-even from 10 (one machine instead of two) to 158 (8 staff hours a month) requests/s over the disputed inputs",
    );
  });

  test("an end beyond what was searched says so, and no more", () => {
    const beyond = withBand({
      low: 0.4,
      lowBecause: "8 staff hours: none within 0.4 to 4,000 requests/s",
      high: 58,
      highBecause: "one machine",
    });
    expect(partsOf(beyond)).toContain(
      "break-even from below 0.4 (8 staff hours) to 58 (one machine) requests/s over the disputed inputs",
    );
  });

  test("an end that nothing moves has no reason; where neither moves that is said", () => {
    const at = 140.6 / (3.31 - 0.5876);
    const words = "the scenario as it stands";
    expect(partsOf(withBand({ low: at, lowBecause: words, high: 58, highBecause: "staff" }))).toContain(
      "break-even from 51.6 to 58 (staff) requests/s over the disputed inputs",
    );
    expect(partsOf(withBand({ low: at, lowBecause: words, high: at, highBecause: words }))).toContain(
      "no disputed input moves the break-even",
    );
  });

  test("the weakest input is one that turns the verdict, else what moves it most, else what nobody confirms", () => {
    const hangsOn = exampleHangsOn();
    const weakest = (result: Result) => partsOf(result).find((part) => part.startsWith("weakest"));
    expect(weakest({ ...exampleResult(), sensitivity: hangsOn })).toBe(
      "weakest input: traffic (moves the difference by 145 USD/month, turns the verdict)",
    );
    const unmoved = { ...hangsOn, inputs: hangsOn.inputs.slice(2) };
    expect(weakest({ ...exampleResult(), sensitivity: unmoved })).toBe(
      "weakest input: work per request (moves the difference by 40 USD/month, does not turn the verdict alone)",
    );
    expect(weakest(exampleResult())).toBe("weakest input: vCPU speed (1 x, UNCONFIRMED)");
  });

  test("prices: from the oldest to the newest date of a bill's lines, undated ones left out", () => {
    expect(partsOf(exampleResult()).at(-1)).toBe("prices of 2026-07-20 to 2026-08-24");
    const [first] = exampleResult().candidates as readonly CandidateResult[];
    const dated = (...dates: readonly string[]): Result => {
      const lines = dates.map((effectiveDate) => ({ ...first!.bill.lines[0]!, effectiveDate }));
      return exampleResult(undefined, { candidates: [{ ...first!, bill: { ...first!.bill, lines } }] });
    };
    expect(partsOf(dated("2026-03", "", "2024-07-01", "2026")).at(-1)).toBe("prices of 2024-07-01 to 2026-03");
    expect(partsOf(dated("2026-03", "2026-03")).at(-1)).toBe("prices of 2026-03");
    expect(confidenceSentence(dated(""))).not.toContain("prices");
  });
});
