import { describe, expect, test } from "vitest";
import { type ClaimFindings, claimedWords, claimSentence } from "../../../src/analysis/claim/claim-sentence.ts";
import { metricInWords } from "../../../src/analysis/claim/metric-in-words.ts";

const seen = { holds: false, seen: "cost of A is 3 USD/month", claimed: "true if below 2 USD/month", open: null };
const place = {
  axis: "rate",
  unit: "requests/s",
  searched: [1 / 86_400, 0.05],
  own: 1 / 86_400,
  crossings: [0.00002, 0.004],
} as const;

function told(over: Partial<ClaimFindings> & { readonly words?: string } = {}): string {
  const { words = "So it is", ...rest } = over;
  const claim = { source: "an article", words };
  return claimSentence({ claim, standing: "corrected", judged: [seen], searched: null, place: null, ...rest });
}

describe("whose words they are", () => {
  test("a source's own stand in quotation marks", () => {
    expect(told()).toMatch(/^Corrected: "So it is" \(an article\): cost of A/);
    expect(claimedWords("So it is")).toBe('"So it is"');
  });

  test("a rendering stands without", () => {
    const words = "it is so (paraphrased)";
    expect(told({ words })).toMatch(/^Corrected: it is so \(an article, paraphrased\): cost of A/);
    expect(claimedWords(words)).toBe(words);
  });
});

test("low rates are told by the day: where it holds, what was searched, and the scenario's own", () => {
  // 0.00002 and 0.004 a second are 1.73 and 346 a day; 0.05 and more are told by the second.
  const searched = { ranges: [[0.00002, 0.004]] as const, everywhere: false, judged: [1 / 86_400, 0.05] as const };
  expect(told({ standing: "within a range", searched, place })).toBe(
    'True only within a range: "So it is" (an article): it holds from 0.00002 to 0.004 (1.73 to 346 a day) of the searched ' +
      "0.0000116 (1 a day) to 0.05 requests/s; at the scenario's own 0.0000116 requests/s (1 a day) it does not: " +
      "cost of A is 3 USD/month; true if below 2 USD/month.",
  );
});

test("an edge that no crossing explains is told as what it is: a line between two places looked at", () => {
  const searched = { ranges: [[1 / 86_400, 0.004]] as const, everywhere: false, judged: [1 / 86_400, 0.05] as const };
  const withRange = (crossings: readonly number[]) =>
    told({ standing: "within a range", searched, place: { ...place, crossings } });
  expect(withRange([0.004])).toContain("it holds from 0.0000116");
  expect(withRange([])).toContain("it holds from about 0.0000116");
});

test("other axes keep their unit and their name", () => {
  const sizes = { axis: "candidates[0].memory", unit: "MB", searched: [128, 1024], own: 512, crossings: [] } as const;
  const searched = { ranges: [[128, 256]] as const, everywhere: false, judged: [128, 1024] as const };
  expect(told({ standing: "within a range", searched, place: sizes })).toMatch(
    /it holds from about 128 to 256 of the searched 128 to 1,024 MB of candidates\[0\]\.memory; at the scenario's own 512 MB it/,
  );
});

test("a long latency is told in seconds or minutes, and its bound in the same unit", () => {
  expect(metricInWords("p99", 358)).toBe("358 ms");
  expect(metricInWords("p99", 59_100)).toBe("59.1 s");
  expect(metricInWords("p99", 2000, { beside: 59_100 })).toBe("2 s");
  expect(metricInWords("p90", 1_200_000)).toBe("20 min");
  expect(metricInWords("cost", 59_100)).toBe("59,100 USD/month");
});
