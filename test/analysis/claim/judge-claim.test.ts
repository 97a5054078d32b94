import { describe, expect, test } from "vitest";
import { claimResultSchema } from "../../../src/analysis/claim/claim-result.ts";
import { judgeClaim, withClaim } from "../../../src/analysis/claim/judge-claim.ts";
import type { IneligibleCandidate, Result } from "../../../src/analysis/result.ts";
import { answer, around, between, candidate, claimOf, nothingSeen } from "./example-answer.ts";

const tooLong: IneligibleCandidate = {
  name: "F",
  platform: "x",
  region: "r",
  description: "d",
  eligible: false,
  ineligibleBecause: ["its work of 20 min is longer than 15 min"],
};

const judge = (holdsIf: string, result: Result) => judgeClaim(claimOf(holdsIf), result);

test("an answer without a claim stays as it is", () => {
  const result = answer([candidate("A", { cost: [5] })]);
  expect(withClaim(result, null)).toBe(result);
  expect(claimResultSchema.parse(withClaim(result, claimOf('cost of "A" < 9')).claim)).toMatchObject({
    source: "an article",
    words: "So it is",
    holdsIf: 'cost of "A" < 9',
  });
});

describe("a metric against a value: by both ends of the interval", () => {
  const result = answer([
    candidate("A", {
      cost: [100, 100],
      latency: { p99: between(280, 301, 322), max: between(0, 900, 0), p999: nothingSeen },
    }),
  ]);
  test.each([
    ['p99 of "A" < 323ms', "confirmed", true],
    ['p99 of "A" < 322ms', "open", null],
    ['p99 of "A" <= 322ms', "confirmed", true],
    ['p99 of "A" < 300ms', "open", null],
    ['p99 of "A" > 300ms', "open", null],
    ['p99 of "A" < 280ms', "corrected", false],
    ['p99 of "A" >= 280ms', "confirmed", true],
    ['p999 of "A" < 5s', "open", null],
    ['max of "A" < 901ms', "confirmed", true],
    ['max of "A" < 900ms', "corrected", false],
  ] as const)("%s: %s", (condition, standing, holdsHere) => {
    expect(judge(condition, result)).toMatchObject({ standing, holdsHere, ranges: [] });
  });

  test("sentences have the figures", () => {
    expect(judge('p99 of "A" < 280ms', result).sentence).toBe(
      'Corrected: "So it is" (an article): p99 of A is 301 ms; true if below 280 ms.',
    );
    expect(judge('p99 of "A" < 300ms', result).sentence).toBe(
      'Open: "So it is" (an article): p99 of A is 301 ms (280 to 322); true if below 300 ms; the interval of the dice leaves it open.',
    );
    expect(judge('p999 of "A" < 5s', result).sentence).toMatch(
      /too few requests were seen to tell p999 of A; a longer duration would settle it\.$/,
    );
    expect(judge('p99 of "A" < 5s', result).observed).toBe("p99 of A is 301 ms");
  });

  test("digits are added until what differs reads differently", () => {
    const close = answer([candidate("A", { cost: [1], latency: { p99: between(300.1, 300.2, 300.3) } })]);
    expect(judge('p99 of "A" < 300ms', close).sentence).toMatch(/p99 of A is 300\.2 ms; true if below 300 ms/);
  });

  test("one replication leaves it open", () => {
    const one = answer([candidate("A", { cost: [1], latency: { p99: { mean: 5, low: null, high: null } } })]);
    expect(judge('p99 of "A" < 300ms', one)).toMatchObject({
      standing: "open",
      sentence: expect.stringMatching(/one replication gives no interval; two or more would settle it/),
    });
  });

  test("counts become shares of what was offered", () => {
    const requests = { ...candidate("A", { cost: [1] }).requests, offered: around(1000, 0), throttled: around(123, 0) };
    const refusing = answer([candidate("A", { cost: [1], over: { requests } })]);
    expect(judge('throttled of "A" > 10%', refusing)).toMatchObject({
      standing: "confirmed",
      observed: "throttled share of A is 12.3 %",
    });
  });

  test("headroom is that of the tightest limit; concurrency is the peak, instances the mean", () => {
    const limit = { limit: "l", value: 1, peak: 1, bindsAt: null };
    const over = {
      limits: [
        { ...limit, headroom: 0.6 },
        { ...limit, headroom: 0.2 },
      ],
    };
    const result = answer([
      candidate("A", { cost: [1], over: { ...over, concurrency: { mean: around(4), peak: around(15) } } }),
    ]);
    expect(judge('headroom of "A" <= 20% and concurrency of "A" > 14', result).standing).toBe("confirmed");
    expect(judge('instances of "A" < 10', result).observed).toBe("mean number of instances of A is 9.31");
  });
});

describe("a metric against a share of another: paired by replication", () => {
  // Each replication has a at a fifth of b and 2 more, whatever b is: the ratio hardly moves, though both move a lot.
  const b = [100, 200, 300];
  const a = b.map((cost) => cost / 5 + 2);
  const result = answer([candidate("A", { cost: a }), candidate("B", { cost: b })]);

  test.each([
    ['cost of "A" < 20% of cost of "B"', "corrected"], // a - b/5 is 2 in each
    ['cost of "A" > 20% of cost of "B"', "confirmed"],
    ['cost of "A" < 22% of cost of "B"', "open"], // 0, -2 and -4: mean -2, half width 4.30 x 2 / sqrt 3 = 4.97
    ['cost of "A" < 30% of cost of "B"', "open"], // -8, -18, -28: half width 24.8
    ['cost of "A" < cost of "B"', "open"], // -78, -158, -238: mean -158, half width 198.7
  ])("%s: %s", (condition, standing) => {
    expect(judge(condition, result).standing).toBe(standing);
  });

  test("its sentence tells the share that was reached", () => {
    const plain = answer([candidate("Lambda", { cost: [2340, 2340] }), candidate("Fifty", { cost: [11_100, 11_100] })]);
    expect(judge('cost of "Lambda" <= 15% of cost of "Fifty"', plain).sentence).toBe(
      'Corrected: "So it is" (an article): cost of Lambda is 2,340 USD/month, 21.1 % of cost of Fifty (11,100 USD/month); true if at most 15 %.',
    );
    expect(judge('cost of "Lambda" < cost of "Fifty"', plain).sentence).toMatch(/; true if lower\.$/);
  });

  test("where a replication observed nothing, by the two intervals", () => {
    const seen = (own: number) => ({ p99: between(own - 10, own, own + 10) });
    const pair = answer([
      candidate("A", { cost: [1, 1], p99: [99, null], latency: seen(100) }),
      candidate("B", { cost: [1, 1], p99: [199, 201], latency: seen(200) }),
    ]);
    // 110 against 0.6 x 190 = 114 at the worst; against 0.57 x 190 = 108.3 it is open.
    expect(judge('p99 of "A" < 60% of p99 of "B"', pair).standing).toBe("confirmed");
    expect(judge('p99 of "A" < 57% of p99 of "B"', pair).standing).toBe("open");
  });

  test("a share of nothing is no share", () => {
    const free = answer([candidate("A", { cost: [5, 5] }), candidate("B", { cost: [0, 0] })]);
    expect(judge('cost of "A" < 50% of cost of "B"', free)).toMatchObject({
      standing: "corrected",
      observed: "cost of A is 5 USD/month and cost of B is 0 USD/month",
    });
  });
});

describe("the best", () => {
  const certain = { objective: "p99 < 1s", observed: around(300), passed: true, certain: true };
  const cheap = candidate("A", { cost: [100, 102, 101] });
  const dear = candidate("B", { cost: [200, 202, 201] });

  test.each([
    ["A", "confirmed"],
    ["B", "corrected"],
  ])("%s: %s", (name, standing) => {
    expect(judge(`best is "${name}"`, answer([cheap, dear])).standing).toBe(standing);
  });

  test("costs that the dice turn round leave it open", () => {
    const close = candidate("B", { cost: [99, 104, 101] });
    expect(judge('best is "A"', answer([cheap, close]))).toMatchObject({
      standing: "open",
      sentence: expect.stringMatching(/the dice leave open which is the cheapest acceptable candidate\.$/),
    });
    expect(judge('best is "B"', answer([cheap, close])).standing).toBe("open");
  });

  test("who misses an objective for sure is not the best, however cheap", () => {
    const slow = { ...certain, passed: false };
    const missing = { ...cheap, acceptable: false, slo: [slow] };
    expect(judge('best is "A"', answer([missing, dear]))).toMatchObject({
      standing: "corrected",
      observed: "A is not acceptable (it misses p99 < 1s)",
    });
    expect(judge('best is "B"', answer([missing, dear])).standing).toBe("confirmed");
  });

  test.each([
    ["met", true],
    ["missed", false],
  ])("an objective that may be %s or not leaves it open", (_, passed) => {
    const unsure = { ...cheap, acceptable: passed, slo: [{ ...certain, passed, certain: false }] };
    for (const name of ["A", "B"]) {
      expect(judge(`best is "${name}"`, answer([unsure, dear])).standing).toBe("open");
    }
  });

  test("the dearer of two that are surely acceptable is surely not the best, whatever a third may be", () => {
    const unsure = candidate("C", { cost: [150, 150, 150], over: { slo: [{ ...certain, certain: false }] } });
    expect(judge('best is "B"', answer([cheap, dear, unsure])).standing).toBe("corrected");
    expect(judge('best is "A"', answer([cheap, dear, unsure])).standing).toBe("confirmed");
  });

  test("who is alone is the best where acceptable", () => {
    expect(judge('best is "A"', answer([cheap]))).toMatchObject({ standing: "confirmed", holdsHere: true });
  });
});

describe("who cannot serve the workload", () => {
  const result = answer([tooLong, candidate("A", { cost: [5, 5] })]);
  test.each(['cost of "F" < 100', 'cost of "A" < cost of "F"', 'best is "F"', 'p99 of "F" > 1s'])(
    "%s is not so",
    (condition) => {
      expect(judge(condition, result)).toMatchObject({
        standing: "corrected",
        sentence: expect.stringMatching(/F cannot serve this workload: its work of 20 min is longer than 15 min/),
      });
    },
  );

  test("completes nothing", () => {
    expect(judge('completed of "F" <= 0%', result)).toMatchObject({
      standing: "confirmed",
      observed: "completed share of F is 0 %: F cannot serve this workload: its work of 20 min is longer than 15 min",
    });
  });
});

describe("several conditions", () => {
  const result = answer([candidate("A", { cost: [100, 100], latency: { p99: between(280, 301, 322) } })]);
  test.each([
    ['cost of "A" < 101 and p99 of "A" < 1s', "confirmed"],
    ['cost of "A" < 101 and p99 of "A" < 300ms', "open"],
    ['cost of "A" < 99 and p99 of "A" < 300ms', "corrected"],
  ])("%s: %s", (condition, standing) => {
    expect(judge(condition, result).standing).toBe(standing);
  });

  test("a correction tells what does not hold, the figures tell all", () => {
    const found = judge('cost of "A" < 99 and p99 of "A" < 1s', result);
    expect(found.sentence).toBe(
      'Corrected: "So it is" (an article): cost of A is 100 USD/month; true if below 99 USD/month.',
    );
    expect(found.observed).toBe("cost of A is 100 USD/month; p99 of A is 301 ms");
  });
});

test("a candidate that an answer does not have is told of", () => {
  for (const condition of ['cost of "Z" < 5', 'best is "Z"', 'cost of "A" < cost of "Z"']) {
    const found = judge(condition, answer([candidate("A", { cost: [1, 1] })]));
    expect(found).toMatchObject({ standing: "corrected", observed: "Z is not among the candidates" });
  }
});
