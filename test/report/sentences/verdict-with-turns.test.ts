import { describe, expect, test } from "vitest";
import type { Result } from "../../../src/analysis/result.ts";
import { verdictWithTurns } from "../../../src/report/sentences/verdict-with-turns.ts";
import { exampleBreakEven, exampleHangsOn, exampleResult } from "../example-result.ts";

const start = "Lambda 1 GB is the cheapest acceptable candidate: 132 USD/month against 164 for Two m7g.large; ";
const staff = "with 0.396 more staff hours a month for Lambda 1 GB";

/** The example's break-even with another verdict. */
function judged(over: Partial<Result["verdict"]>, breakEven: Parameters<typeof exampleBreakEven>[1] = {}): Result {
  const result = exampleBreakEven(undefined, breakEven);
  return { ...result, verdict: { ...result.verdict, ...over } };
}

describe("the verdict says what would turn it", () => {
  test("the nearest rate, and staff hours; a name is not repeated", () => {
    // 140.6 / (3.31 - 0.5876) requests/s, and 40 simulated.
    expect(verdictWithTurns(exampleBreakEven())).toBe(
      `${start}it turns to Two m7g.large above 51.6 requests/s (now 40), or ${staff}.`,
    );
  });

  test("the first disputed input that turns it, but the traffic only where no rate was searched", () => {
    const told = { ...exampleBreakEven(), sensitivity: exampleHangsOn() };
    expect(verdictWithTurns(told)).toMatch(/, or with 0\.396 .* Lambda 1 GB, or with machines reserved for 1 year\.$/);
    const { breakEven: _, ...run } = told;
    expect(verdictWithTurns(run)).toMatch(/, or with traffic at 1\.29 x\.$/);
  });

  test("staff hours that are those of a disputed input are told once", () => {
    const [first] = exampleHangsOn().inputs;
    const hours = { ...first!, name: "staff hours for machines", flips: [{ ...first!.flips[0]!, value: "0.396 h" }] };
    const told = { ...exampleResult(), sensitivity: { ...exampleHangsOn(), inputs: [hours] } };
    expect(verdictWithTurns(told)).toBe(`${start}it turns to Two m7g.large ${staff}.`);
  });

  test("staff time below a minute a month turns nothing that is worth a word", () => {
    expect(verdictWithTurns(judged({ staffHoursToFlip: 0.000356 }))).toBe(
      `${start}it turns to Two m7g.large above 51.6 requests/s (now 40).`,
    );
    const minutes = { ...exampleResult(), verdict: { ...exampleResult().verdict, staffHoursToFlip: 0.05 } };
    expect(verdictWithTurns(minutes)).toMatch(/with 3 more staff minutes a month for Lambda 1 GB\.$/);
  });

  test("the next one's hours are the same gap from its side, and leave the place to another input", () => {
    const [first] = exampleHangsOn().inputs;
    const flip = { ...first!.flips[0]!, value: "1.6 h", best: "Two m7g.large" };
    const hours = { ...first!, name: "staff hours for machines", isRange: true, flips: [flip] };
    const told = { ...exampleResult(), sensitivity: { ...exampleHangsOn(), inputs: [hours] } };
    expect(verdictWithTurns(told)).toBe(`${start}it turns to Two m7g.large ${staff}.`);
  });

  test("low rates are told by the day", () => {
    const [crossing] = exampleBreakEven().breakEven!.crossings;
    const at = { mean: 0.01, low: null, high: null };
    // 864 a day, and 1/86,400 a second.
    const seldom = judged({ staffHoursToFlip: null }, { crossings: [{ ...crossing!, at }], own: 1 / 86_400 });
    expect(verdictWithTurns(seldom)).toBe(
      `${start}it turns to Two m7g.large above 0.01 requests/s (864 a day; now 1 a day).`,
    );
  });

  test("an answer without a break-even has staff hours alone", () => {
    expect(verdictWithTurns(exampleResult())).toBe(`${start}it turns to Two m7g.large ${staff}.`);
  });

  test("where no rate turns it, the range that was searched is named", () => {
    const acceptableFrom = { "Lambda 1 GB": [0.4, 4000], "Two m7g.large": [0.4, 110] };
    expect(verdictWithTurns(judged({}, { crossings: [], acceptableFrom }))).toBe(
      `${start}it turns to Two m7g.large ${staff}, and at no rate from 0.4 to 4,000 requests/s.`,
    );
    expect(verdictWithTurns(judged({ staffHoursToFlip: null }, { crossings: [], acceptableFrom }))).toBe(
      `${start}no rate from 0.4 to 4,000 requests/s turns it.`,
    );
  });

  test("where the best ceases to be acceptable before anything is cheaper, that turns it", () => {
    const only = judged({ kind: "only acceptable", difference: null, staffHoursToFlip: null }, { crossings: [] });
    expect(verdictWithTurns(only)).toBe(`${start}it turns to no acceptable candidate above 2,630 requests/s (now 40).`);
  });

  test("of crossings on both sides the nearer by its factor, if the best candidate is on its near side", () => {
    const [crossing] = exampleBreakEven().breakEven!.crossings;
    const at = (mean: number, below: string, above: string) => ({
      ...crossing!,
      at: { mean, low: null, high: null },
      cheaperBelow: below,
      cheaperAbove: above,
    });
    // 40 to 32 is a factor of 1.25, 40 to 51.6 one of 1.29; another one between others is no turn of this verdict.
    const crossings = [
      at(32, "Two m7g.large", "Lambda 1 GB"),
      at(41, "Somebody", "Somebody else"),
      at(51.6, "Lambda 1 GB", "Two m7g.large"),
    ];
    expect(verdictWithTurns(judged({}, { crossings }))).toContain("it turns to Two m7g.large below 32 requests/s");
  });

  test("none acceptable: where somebody begins to be", () => {
    const sentence = "No candidate is acceptable: Lambda 1 GB misses p99 < 500ms.";
    const acceptableFrom = { "Lambda 1 GB": [0.4, 20], "Two m7g.large": null };
    const none = judged(
      { best: null, kind: "none acceptable", difference: null, staffHoursToFlip: null, sentence },
      { crossings: [], acceptableFrom },
    );
    expect(verdictWithTurns(none)).toBe(
      "No candidate is acceptable: Lambda 1 GB misses p99 < 500ms; it turns to Lambda 1 GB below 20 requests/s (now 40).",
    );
  });

  test("what cannot be told does not turn, it is decided elsewhere", () => {
    const sentence = "Cannot tell which is cheaper: within the noise of the simulation.";
    const open = judged({ kind: "cannot tell", staffHoursToFlip: null, sentence });
    expect(verdictWithTurns(open)).toBe(
      "Cannot tell which is cheaper: within the noise of the simulation; it is Two m7g.large above 51.6 requests/s (now 40).",
    );
  });

  test("what is not decided for too few requests stays as it is", () => {
    const sentence = "Not decided: too few requests. The warnings say which duration settles it.";
    expect(verdictWithTurns(judged({ best: null, kind: "not decided", sentence }))).toBe(sentence);
  });

  test("along another input the input is named", () => {
    const io = judged({ staffHoursToFlip: null }, { axis: "workload.work.io", unit: "ms", own: 30 });
    expect(verdictWithTurns(io)).toBe(
      `${start}it turns to Two m7g.large with workload.work.io above 51.6 ms (now 30).`,
    );
    // At 100 ms the verdict's candidate is on the far side of the crossing: only its own end turns it.
    const beyond = judged({ staffHoursToFlip: null }, { axis: "workload.work.io", unit: "ms", own: 100 });
    expect(verdictWithTurns(beyond)).toBe(
      `${start}it turns to no acceptable candidate with workload.work.io above 2,630 ms (now 100).`,
    );
  });
});
