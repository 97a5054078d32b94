import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { commentTag } from "../../../src/report/comment/comment-tag.ts";
import { pullRequestComment } from "../../../src/report/comment/pull-request-comment.ts";
import { exampleBreakEven, exampleResult } from "../example-result.ts";

const seed = 1;
/** GitHub's own bound. */
const bound = 65_536;

describe("the tag", () => {
  test("is the name in plain letters with eight digits behind", () => {
    expect(commentTag("Checkout API")).toMatch(/^<!-- evenpoint checkout-api-[0-9a-f]{8} -->$/);
    expect(commentTag("Checkout API")).toBe(commentTag("Checkout API"));
  });

  // FNV-1a of "a" and "foobar", as its authors publish them (draft-eastlake-fnv).
  test.each([
    ["a", "e40c292c"],
    ["foobar", "bf9cf968"],
  ])("the digits of %s are FNV-1a's", (name, digits) => {
    expect(commentTag(name)).toBe(`<!-- evenpoint ${name}-${digits} -->`);
  });

  test("two names whose letters are alike differ; a name without letters has one too", () => {
    expect(commentTag("a b")).not.toBe(commentTag("a-b"));
    expect(commentTag("日本")).toMatch(/^<!-- evenpoint [0-9a-f]{8} -->$/);
  });

  test("no name closes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."-->!<a \n"), maxLength: 90 }), (name) => {
        expect(commentTag(name)).toMatch(/^<!-- evenpoint [a-z0-9]+(-[a-z0-9]+)* -->$/);
      }),
      { seed },
    );
  });
});

describe("what it says", () => {
  const comment = pullRequestComment(exampleBreakEven());
  const lines = comment.split("\n");

  test("the tag comes first, then the verdict, the table and objectives, then what is folded", () => {
    expect(lines[0]).toBe(commentTag(exampleBreakEven().scenario.name));
    expect(lines[2]).toMatch(/^\*\*Lambda 1 GB is the cheapest acceptable candidate/);
    const places = ["| Candidate |", "| Objective |", "<details>", "- At 51.6 requests/s"].map((part) =>
      comment.indexOf(part),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test("where the answer changes is shown unfolded where the verdict does not tell it", () => {
    const shown = (text: string) => text.slice(0, text.indexOf("<details>"));
    expect(shown(comment)).toMatch(/it turns to Two m7g\.large above 51\.6 requests\/s/);
    expect(shown(comment)).not.toContain("the answer changes: below it");
    const base = exampleBreakEven();
    const [first] = base.breakEven!.crossings;
    const second = { ...first!, at: { mean: 400, low: null, high: null } };
    const two = pullRequestComment({ ...base, breakEven: { ...base.breakEven!, crossings: [first!, second] } });
    expect(shown(two).match(/^- At .* the answer changes/gm)).toHaveLength(1);
    expect(shown(two)).toContain("- At 400 requests/s the answer changes");
  });

  test("every part that opens is closed, with an empty line before its Markdown", () => {
    expect(comment.match(/^<details>$/gm)).toHaveLength(comment.match(/^<\/details>$/gm)!.length);
    expect(comment.match(/^<summary>[^<]+<\/summary>\n\n/gm)).toHaveLength(comment.match(/^<details>$/gm)!.length);
    for (const title of ["Bill, USD/month", "Assumptions", "Not modelled", "Reproduce"])
      expect(comment).toContain(`<summary>${title}</summary>`);
  });

  test("of an answer without a break-even, and of one that nobody can serve", () => {
    expect(pullRequestComment(exampleResult())).not.toContain("<summary>Break-even</summary>");
    const { name, platform, region, description } = exampleResult().candidates[0]!;
    const unable = { name, platform, region, description, eligible: false as const, ineligibleBecause: ["too large"] };
    const none = pullRequestComment(exampleResult(undefined, { candidates: [unable] }));
    expect(none).toContain("1 that cannot serve this workload");
  });
});

/** So many candidates with long names and as many assumptions. */
function large(candidates: number, nameLength = 80): Result {
  const base = exampleResult();
  const [first] = base.candidates as readonly CandidateResult[];
  return {
    ...base,
    candidates: Array.from({ length: candidates }, (_, i) => ({
      ...first!,
      name: `${i} ${"&".repeat(nameLength)}`,
      assumptions: Array.from({ length: 20 }, (_, k) => ({ ...first!.assumptions[0]!, name: `assumption ${i} ${k}` })),
    })),
  };
}

describe("always under GitHub's bound", () => {
  test.each([1, 15, 40, 100])("with %i candidates of long names", (count) => {
    expect(pullRequestComment(large(count)).length).toBeLessThan(bound);
  });

  test("whole parts are left out, from the end, and a sentence says which", () => {
    const comment = pullRequestComment(large(40));
    const left =
      /^Left out, as a comment holds 65,536 characters: (.*)\. `evenpoint report RESULT\.json --format md` has/m.exec(
        comment,
      )!;
    expect(left[1]!.split("; ").at(-1)).toBe("Assumptions");
    for (const title of left[1]!.split("; ")) expect(comment).not.toContain(`<summary>${title}</summary>`);
    expect(comment.match(/^<details>$/gm)?.length ?? 0).toBe(comment.match(/^<\/details>$/gm)?.length ?? 0);
    expect(comment).toContain("<summary>Reproduce</summary>");
  });

  test("even where the verdict alone is too long", () => {
    const base = exampleResult();
    const verdict = { ...base.verdict, sentence: "x".repeat(100_000) };
    const comment = pullRequestComment({ ...base, verdict });
    expect(comment.length).toBeLessThan(1000);
    expect(comment).toContain("Left out, as a comment holds 65,536 characters: the verdict; ");
  });
});

/** Lines that are ours to write; names cannot add to them. */
function frame(comment: string): readonly string[] {
  return comment.match(/<!--|-->|<\/?(?:details|summary|[a-z]+)[^\n]*?>|\n\|(?: ---:? \|)+/g) ?? [];
}

test("nothing from a scenario closes the tag, the details or the table", () => {
  const named = (name: string) => pullRequestComment(exampleBreakEven({ functions: `${name}A`, machines: `${name}B` }));
  const harmless = frame(named("Lambda"));
  expect(harmless.length).toBeGreaterThan(10);
  for (const name of [
    "</details>",
    "--> x",
    "<!-- x",
    "</summary>",
    "<script>",
    "a | b",
    "\n\n| --- |\n",
    "```\n</details>",
  ])
    expect(frame(named(`x${name}`))).toEqual(harmless);
  const marks = fc.array(fc.constantFrom(..."<>/-!|`\n details"), { maxLength: 30 }).map((some) => some.join(""));
  fc.assert(
    fc.property(marks, (name) => {
      expect(frame(named(`x${name}`))).toEqual(harmless);
    }),
    { seed, numRuns: 50 },
  );
});
