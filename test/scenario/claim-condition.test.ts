import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimMetrics, namesIn, parseClaimCondition } from "../../src/scenario/claim-condition.ts";

function conditionsOf(text: string) {
  const parsed = parseClaimCondition(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

describe("what is understood", () => {
  test.each([
    ['throttled of "Lambda" > 10%', "throttled", "Lambda", ">", 0.1],
    ['p99 of "Node" < 300ms', "p99", "Node", "<", 300],
    ['max of "Node" <= 1.5s', "max", "Node", "<=", 1500],
    ['cost of "Lambda" < 1800', "cost", "Lambda", "<", 1800],
    ['coldStarts of "L" >= 0.01', "coldStarts", "L", ">=", 0.01],
    ['instances of "Fleet" < 2.5', "instances", "Fleet", "<", 2.5],
    ['concurrency of "Fleet" >= 1000', "concurrency", "Fleet", ">=", 1000],
    ['  p99   of"Node"<300ms  ', "p99", "Node", "<", 300],
  ])("a value: %s", (text, metric, of, comparison, value) => {
    expect(conditionsOf(text)).toEqual([{ kind: "metric", metric, of, comparison, bound: { value } }]);
  });

  test.each([
    ['cost of "Lambda" <= 15% of cost of "Fifty machines"', "cost", 0.15, "cost", "Fifty machines"],
    ['p99 of "Node" <= 60% of p99 of "Spring"', "p99", 0.6, "p99", "Spring"],
    ['p99 of "Node" < p50 of "Spring"', "p99", 1, "p50", "Spring"],
    ['cost of "A" > 250% of cost of "B"', "cost", 2.5, "cost", "B"],
    ['cost of "A" > 0.5 of cost of "B"', "cost", 0.5, "cost", "B"],
    ['instances of "A" < concurrency of "B"', "instances", 1, "concurrency", "B"],
  ])("a share of another metric: %s", (text, metric, share, other, of) => {
    expect(conditionsOf(text)).toMatchObject([{ metric, bound: { share, metric: other, of } }]);
  });

  test("the best, and several joined by and", () => {
    expect(conditionsOf('best is "Lambda" and cost of "Lambda" < 5 and best is "B"')).toEqual([
      { kind: "best", of: "Lambda" },
      { kind: "metric", metric: "cost", of: "Lambda", comparison: "<", bound: { value: 5 } },
      { kind: "best", of: "B" },
    ]);
  });

  test("names hold words of the grammar, quotation marks and backslashes", () => {
    const text = String.raw`best is "this and that" and cost of "a \"quoted\" one \\ < 5" < cost of " best is "`;
    expect(namesIn(conditionsOf(text))).toEqual(["this and that", String.raw`a "quoted" one \ < 5`, "best is"]);
  });

  test("every metric that there is", () => {
    for (const metric of claimMetrics) {
      expect(conditionsOf(`${metric} of "A" < 50% of ${metric} of "B"`)).toHaveLength(1);
    }
  });
});

describe("what is refused, and why", () => {
  test.each([
    ["", /"" is not a condition: METRIC of "NAME"/],
    ["p99 of Node < 5ms", /is not a condition/],
    ["p99 < 5ms", /is not a condition/],
    ['p99 of "Node" = 5ms', /is not a condition.*\(< <= > >=\)/],
    ['p99 of "Node" <', /is not a condition/],
    ['p99 of "Node" < 5ms 6ms', /is not a condition/],
    ['p99 of "Node', /is not a condition/],
    ['best is "A" and', /"" is not a condition/],
    ['and best is "A"', /"" is not a condition/],
    ['best is "A" or best is "B"', /is not a condition/],
    ['Best is "A"', /is not a condition/],
    ['best is "A" AND best is "B"', /is not a condition/],
    ['p98 of "Node" < 5ms', /"p98" is not a metric; did you mean "p9\d/],
    ['P99 of "Node" < 5ms', /"P99" is not a metric; did you mean "p99"/],
    ['cst of "Node" < 5', /did you mean "cost"\? \(metrics: mean, /],
    ['constructor of "Node" < 5', /"constructor" is not a metric/],
    ['p99 of "Node" < 300', /"300" does not fit p99: a latency is a duration such as 500ms/],
    ['cost of "Node" < 15%', /"15%" does not fit cost: the cost is a number, USD a month/],
    ['cost of "Node" < $1800', /"\$1800" does not fit cost/],
    ['throttled of "Node" < 101%', /does not fit throttled: a share is from 0% to 100%/],
    ['instances of "Node" < 5%', /"5%" does not fit instances: instances is a number, such as 50/],
    ['p99 of "A" < 0% of p99 of "B"', /"0%" is no share of another metric: it is above 0%/],
    ['p99 of "A" < half of p99 of "B"', /"half" is no share/],
    ['p99 of "A" < cost of "B"', /p99 and cost are not in one unit: hold it against itself or mean, p50/],
    ['cost of "A" < 5% of p99 of "B"', /cost and p99 are not in one unit: hold it against itself$/],
    [`cost of "A" < ${"9".repeat(400)}`, /does not fit cost/],
    [`cost of "A" < ${"9".repeat(400)}% of cost of "B"`, /is no share/],
  ])("%s", (text, problem) => {
    expect(parseClaimCondition(text)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test("a long text is quoted shortly, and without what steers a terminal", () => {
    const parsed = parseClaimCondition(`\u001b[31m${"x".repeat(10_000)}`);
    expect("problem" in parsed && parsed.problem.length).toBeLessThan(400);
    expect("problem" in parsed && parsed.problem).not.toContain("\u001b");
  });
});

test("no text makes it throw, and what it reads has finite numbers", () => {
  const word = fc.constantFrom(
    "p99",
    "cost",
    "of",
    '"A"',
    '"',
    "\\",
    "<",
    "<=",
    ">",
    "5ms",
    "15%",
    "and",
    "best",
    "is",
    " ",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(text, (written) => {
      const parsed = parseClaimCondition(written);
      if ("problem" in parsed) return parsed.problem.length > 0;
      return parsed.every((one) => one.kind === "best" || Object.values(one.bound).every((part) => part !== Infinity));
    }),
    { numRuns: 2000 },
  );
});

test("any name comes back out of its quotation marks", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), (name) => {
      const quoted = name.replace(/["\\]/g, "\\$&");
      expect(namesIn(conditionsOf(`best is "${quoted}"`))).toEqual([name.trim()]);
    }),
  );
});

test.each([['"\\'.repeat(50_000)], ['"'.repeat(100_001)], ["((a+)+)+$".repeat(10_000)], [" ".repeat(200_000)]])(
  "hostile text takes no time",
  (text) => {
    const started = performance.now();
    expect(parseClaimCondition(text.slice(0, 100_000))).toHaveProperty("problem");
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
