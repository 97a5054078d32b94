import { describe, expect, test } from "vitest";
import type { TuneResult } from "../../../src/analysis/tune/tune-result.ts";
import {
  alikeSentence,
  fasterSentence,
  savingsSentence,
  verdictSentence,
} from "../../../src/report/tuned/verdict-sentences.ts";
import {
  adviceOf,
  bothArchitectures,
  closedForm,
  exactly,
  failingSize,
  freeOfCharge,
  nothingAcceptable,
  picksOf,
  tuneCase,
  workingSize,
} from "./tune-case.ts";

type Savings = NonNullable<TuneResult["advice"]["savings"]>;

const small = workingSize("256 MB", { at: 256, monthly: 40, mean: 100 });
const large = workingSize("512 MB", { at: 512, monthly: 50, mean: 60 }, { isCurrent: true });

/** Two sizes of 40 and 50 USD a month with mean latencies of 100 and 60 ms; the smaller is taken, the other is current. */
function pair(advice: Partial<TuneResult["advice"]> = {}, over: Partial<TuneResult> = {}): TuneResult {
  return tuneCase([small, large], adviceOf("256 MB", advice), over);
}

describe("what to take", () => {
  // 40 USD and a p95 of 200 ms, give or take 1 % and 2 %.
  const take = "Take 256 MB: 40.0 USD a month (39.6 to 40.4), p95 200 ms (196 to 204)";

  test.each([
    ["slo", "the cheapest that meets p95 < 500ms"],
    ["cost", "the cheapest, and meets the objectives"],
    ["speed", "the fastest, and meets the objectives"],
    ["balanced", "the balanced choice, and meets the objectives"],
  ] as const)("by %s", (strategy, why) => {
    expect(verdictSentence(pair({}, { strategy }))).toBe(`${take}; ${why}.`);
  });

  test("without objectives nothing is said of them", () => {
    expect(verdictSentence(pair({}, { objectives: [] }))).toBe(`${take}; the cheapest that completes its requests.`);
    expect(verdictSentence(pair({}, { objectives: [], strategy: "speed" }))).toBe(`${take}; the fastest.`);
  });

  test("several objectives are all named", () => {
    const objectives = ["p95 < 500ms", "cost < 100 USD"];
    expect(verdictSentence(pair({}, { objectives }))).toContain(
      "the cheapest that meets p95 < 500ms and cost < 100 USD.",
    );
  });

  test("a strategy may take what misses the objectives, and says so", () => {
    const missing = { ...small, acceptable: false, unacceptableBecause: ["p95 < 500ms: missed"] };
    const result = tuneCase([missing, large], adviceOf("256 MB"), { strategy: "cost" });
    expect(verdictSentence(result)).toBe(`${take}; the cheapest, and does not meet the objectives.`);
  });

  test("the band that measurements leave stands beside the dice's interval", () => {
    const banded = { ...small, cost: { ...small.cost, monthlyBand: { low: 32, high: 48 } } };
    expect(verdictSentence(tuneCase([banded, large], adviceOf("256 MB")))).toContain(
      "40.0 USD a month (39.6 to 40.4; by the measurements 32 to 48), p95",
    );
  });

  test("of closed forms the mean latency is given, and what is open is named", () => {
    const sentence = verdictSentence(closedForm());
    expect(sentence).toMatch(/^Take 512 MB: 28\.8 USD a month, mean latency 321 ms; /);
    expect(sentence).toMatch(/ the cheapest of those that miss no objective that is known .* \(open: p95 < 500ms\)\.$/);
  });

  test("an open objective is never said to be met", () => {
    for (const strategy of ["cost", "speed", "balanced"] as const) {
      const sentence = verdictSentence(closedForm({ strategy }));
      expect(sentence).toMatch(/, and whether it meets the objectives is open\.$/);
    }
  });
});

describe("where nothing is to be taken", () => {
  test("the fastest says what it misses, and the cheapest what it costs", () => {
    expect(verdictSentence(nothingAcceptable())).toBe(
      "No size is acceptable. The fastest, 512 MB, misses p95 < 500ms and requests fail. The cheapest is 128 MB, 30.0 USD a month (29.7 to 30.3).",
    );
  });

  test("a size that is not decided could be acceptable after a longer run", () => {
    const undecided = { ...small, acceptable: false, undecided: true };
    const missing = { ...large, acceptable: false, unacceptableBecause: ["p95 < 500ms: missed"] };
    const picks = picksOf("256 MB", { slo: null });
    expect(verdictSentence(tuneCase([undecided, missing], { ...adviceOf("256 MB"), recommended: null, picks }))).toBe(
      "No size is known to be acceptable: too few requests decide an objective of 256 MB; a longer duration settles it.",
    );
  });

  test("where no size works, that is all", () => {
    const result = tuneCase([failingSize("128 MB", ["too small"])], adviceOf(null));
    expect(verdictSentence(result)).toBe("No size of Lambda can serve this workload.");
    expect([savingsSentence(result), alikeSentence(result), fasterSentence(result)]).toEqual([null, null, null]);
  });
});

describe("against the current size", () => {
  const saving = (savings: Savings | null, over: Partial<TuneResult> = {}) => savingsSentence(pair({ savings }, over));

  test("what it saves, with the interval of the difference", () => {
    expect(saving({ monthly: { mean: 10, low: 9, high: 11 }, band: null, share: 0.2 })).toBe(
      "It saves 10.0 USD a month (9.0 to 11.0), 20 %, against 512 MB, which the scenario has.",
    );
  });

  test("with the band of the measurements too", () => {
    expect(saving({ monthly: { mean: 10, low: 9, high: 11 }, band: { low: 4, high: 16 }, share: 0.2 })).toBe(
      "It saves 10.0 USD a month (9.0 to 11.0; by the measurements 4 to 16), 20 %, against 512 MB, which the scenario has.",
    );
  });

  test("what it costs more", () => {
    expect(saving({ monthly: { mean: -5, low: -6, high: -4 }, band: null, share: -0.1 })).toBe(
      "That is 5 USD a month, 10 % more than 512 MB, which the scenario has.",
    );
  });

  test("a difference that the dice leave open", () => {
    expect(saving({ monthly: { mean: 1, low: -2, high: 4 }, band: null, share: 0.02 })).toBe(
      "Against 512 MB, which the scenario has, the difference in cost cannot be told from none: it saves -2 to 4 USD a month.",
    );
  });

  test("dice and measurements leave more open together than each alone", () => {
    // Half-widths of 4 and 3: together 5, of which neither alone reaches the mean of 4.5.
    const savings = { monthly: { mean: 4.5, low: 0.5, high: 8.5 }, band: { low: 1.5, high: 7.5 }, share: 0.09 };
    expect(saving(savings)).toContain("cannot be told from none: it saves -0.5 to 9.5 USD a month.");
    expect(saving({ ...savings, band: null })).toMatch(/^It saves 4\.5/);
    expect(saving({ ...savings, monthly: exactly(4.5) })).toMatch(/^It saves 4\.5/);
  });

  test("nothing where both cost the same, such as nothing", () => {
    const savings = { monthly: exactly(0), band: null, share: null };
    const free = freeOfCharge();
    expect(savingsSentence({ ...free, advice: { ...free.advice, savings } })).toBe(
      "It costs as much as 128 MB, which the scenario has.",
    );
  });

  test("a current size that misses the objectives, or cannot serve, says so", () => {
    const missing = { ...large, acceptable: false, unacceptableBecause: ["p95 < 500ms: missed"] };
    const savings = { monthly: { mean: 10, low: 9, high: 11 }, band: null, share: 0.2 };
    expect(savingsSentence(tuneCase([small, missing], adviceOf("256 MB", { savings })))).toMatch(
      /, against 512 MB, which the scenario has and which misses the objectives\.$/,
    );
    const failing = failingSize("128 MB", ["needs 200 MB of memory"], { isCurrent: true });
    const other = { ...large, isCurrent: false };
    expect(savingsSentence(tuneCase([failing, small, other], adviceOf("256 MB")))).toBe(
      "The scenario has 128 MB, which cannot serve this workload: needs 200 MB of memory.",
    );
  });

  test("the current size may be the best", () => {
    expect(savingsSentence(tuneCase([small, large], adviceOf("512 MB")))).toBe(
      "512 MB is what the scenario has already.",
    );
  });

  test("nothing where it was not looked at, or the difference is unknown", () => {
    expect(savingsSentence(tuneCase([small], adviceOf("256 MB")))).toBeNull();
    expect(saving(null)).toBeNull();
    expect(saving({ monthly: exactly(null), band: null, share: null })).toBeNull();
  });
});

describe("sizes that cannot be told apart", () => {
  const alike = picksOf("256 MB", { slo: ["256 MB", "512 MB"], speed: ["256 MB", "512 MB"] });

  test("by cost, and by speed", () => {
    expect(alikeSentence(pair({ picks: alike }))).toMatch(
      /^256 MB, 512 MB are indistinguishable in cost: dice leave open which is the cheapest; 256 MB has the best estimate\./,
    );
    expect(alikeSentence(pair({ picks: alike }, { strategy: "speed" }))).toMatch(
      /are indistinguishable in mean latency: dice leave open which is the fastest; /,
    );
  });

  test("measurements leave it open too where there are any; closed forms have no dice", () => {
    const { measurements } = bothArchitectures();
    expect(alikeSentence(pair({ picks: alike }, { measurements }))).toContain(": dice and measurements leave open ");
    expect(alikeSentence(pair({ picks: alike }, { measurements, method: "closed form" }))).toContain(
      ": measurements leave open ",
    );
  });

  test("where a free tier covers them all, neither dice nor measurements decide", () => {
    const free = freeOfCharge();
    const picks = picksOf("1024 MB", { slo: ["128 MB", "1024 MB"] });
    expect(alikeSentence({ ...free, advice: { ...free.advice, picks } })).toBe(
      "128 MB, 1024 MB are equal in cost; 1024 MB is the fastest of them.",
    );
  });

  test("one alone needs no sentence, nor does nothing", () => {
    expect(alikeSentence(pair())).toBeNull();
    expect(alikeSentence(nothingAcceptable())).toBeNull();
  });
});

describe("a faster size for little", () => {
  test("says what it costs and by how much it is faster", () => {
    // 50 against 40 USD, 60 against 100 ms.
    expect(fasterSentence(pair({ fasterForLittle: "512 MB" }))).toBe(
      "512 MB costs 25 % more and is 40 % faster on average.",
    );
  });

  test("may cost no more", () => {
    const twin = { ...large, cost: small.cost };
    expect(fasterSentence(tuneCase([small, twin], adviceOf("256 MB", { fasterForLittle: "512 MB" })))).toBe(
      "512 MB costs no more and is 40 % faster on average.",
    );
  });

  test("nothing where there is none, or what is taken costs nothing", () => {
    expect(fasterSentence(pair())).toBeNull();
    const free = freeOfCharge();
    expect(fasterSentence({ ...free, advice: { ...free.advice, fasterForLittle: "128 MB" } })).toBeNull();
  });
});
