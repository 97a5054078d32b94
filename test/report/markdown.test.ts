import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/analysis/result.ts";
import { escapeMarkdown } from "../../src/report/escape-markdown.ts";
import { findings } from "../../src/report/findings.ts";
import { markdown } from "../../src/report/markdown.ts";
import { plainCharacters } from "../../src/report/plain-characters.ts";
import { exampleBreakEven, exampleResult } from "./example-result.ts";

const seed = 1;
const figures = { folder: "checkout" };

describe("what it says", () => {
  const written = markdown(exampleBreakEven(), { figures });

  test("the verdict is the first line, in bold", () => {
    expect(written.split("\n")[0]).toBe(
      "**Lambda 1 GB is the cheapest acceptable candidate: 132 USD/month against 164 for Two m7g.large; it turns to " +
        "Two m7g.large above 51.6 requests/s (now 40), or with 0.396 more staff hours a month for Lambda 1 GB.**",
    );
  });

  test("every finding of the other forms is in it", () => {
    const { crossings, acceptable, latencyCrossings, candidates, notModelled } = findings(exampleBreakEven());
    for (const sentence of [...crossings, ...acceptable, ...latencyCrossings, ...candidates, ...notModelled]) {
      expect(written).toContain(escapeMarkdown(sentence));
    }
  });

  test("candidates stand side by side in a table", () => {
    expect(written).toContain("| total | 132 (130 to 135) | 164 (161 to 167) |");
    expect(written).toContain("| p99 &lt; 500ms | pass: ");
  });

  test("each chart is shown once, and its description states the finding", () => {
    const images = written.match(/!\[[^\]]*\]\([^)]*\)/g)!;
    expect(images.map((image) => /\]\((.*)\)$/.exec(image)![1]).sort()).toEqual([
      "checkout/cost-against-p99.png",
      "checkout/cost-against-rate.png",
      "checkout/cost-by-line.png",
      "checkout/latency.png",
      "checkout/traffic.png",
    ]);
    expect(images.find((image) => image.includes("cost-against-rate"))).toContain("At 51.6 requests/s");
  });

  test("without a folder for figures there are none", () => {
    expect(markdown(exampleBreakEven())).not.toContain("![");
  });

  test("a folder's name is encoded", () => {
    expect(markdown(exampleResult(), { figures: { folder: "my report (1)" } })).toContain(
      "](my%20report%20%281%29/latency.png)",
    );
  });

  test("the command stands in a code block that it cannot end", () => {
    const command = "evenpoint run ``` ## x.yaml";
    expect(markdown(exampleResult(undefined, { command }))).toContain(`\`\`\`\`sh\n${command}\n\`\`\`\``);
  });
});

/** Everything a Markdown reader acts upon, once what is escaped has been taken out. */
function skeleton(written: string): string {
  const bare = written.replace(/```sh\n.*\n```/, "").replace(/\\[!-/:-@[-`{-~]|&(?:amp|lt|gt);/g, "");
  return (bare.match(/[|`*_[\]<>#~$!@{}&\n]|:\/\/|^ *[-+=] |^\d+[.)] /gm) ?? []).join("");
}

/** The example with a name in every place that text from a scenario can reach. */
function withName(name: string): Result {
  const result = exampleBreakEven({ functions: `${name}A`, machines: `${name}B` });
  const [first, ...others] = result.candidates;
  const candidate = first as Extract<Result["candidates"][number], { eligible: true }>;
  return {
    ...result,
    scenario: { ...result.scenario, name, question: name },
    candidates: [
      {
        ...candidate,
        description: name,
        warnings: [name],
        bill: {
          ...candidate.bill,
          lines: candidate.bill.lines.map((line) => ({ ...line, formula: `${name} x`, source: name })),
        },
        assumptions: candidate.assumptions.map((assumption) => ({ ...assumption, value: name, source: name })),
        slo: candidate.slo.map((objective) => ({ ...objective, objective: `p99 < ${name}` })),
      },
      ...others,
    ],
    notModelled: [{ what: name, favours: name }],
  };
}

describe("nothing from a scenario becomes markup", () => {
  const harmless = skeleton(markdown(withName("Lambda"), { figures }));

  test.each([
    "a | b",
    "`code`",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://example.org)",
    "![x](https://example.org/x.png)",
    "https://example.org",
    "line\nbreak\n\n# title",
    "**bold** _it_ ~~gone~~",
    "&lt;b&gt; &#60;",
    "- list",
    "1. list",
    "--- ",
    "# title",
    "> quote",
    "\\| \\` \\",
    "$x^2$",
    "@someone #1",
    "\u202egnp.exe",
  ])("%j", (name) => {
    expect(skeleton(markdown(withName(name), { figures }))).toBe(harmless);
  });

  test("whatever the name", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
      fc
        .array(fc.constantFrom(..."|`*_[]<>#~$!@{}&\\:/.-+=1) \n\t\"'wa"), { minLength: 1, maxLength: 40 })
        .map((marks) => marks.join("")),
    );
    fc.assert(
      fc.property(name, (name) => {
        expect(skeleton(markdown(withName(`x${name}`), { figures }))).toBe(harmless);
      }),
      { seed, numRuns: 300 },
    );
  });

  test("a name is shown as it is written", () => {
    const restored = (escaped: string) =>
      escaped
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
        expect(restored(escapeMarkdown(name))).toBe(plainCharacters(name).trim());
      }),
      { seed, numRuns: 300 },
    );
  });
});
