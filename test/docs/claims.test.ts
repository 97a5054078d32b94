import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { claimStandings } from "../../src/analysis/claim/claim-result.ts";
import { claimMetrics, parseClaimCondition } from "../../src/scenario/claim-condition.ts";

const page = readFileSync("docs/claims.md", "utf8");

test("every condition that the page shows is one", () => {
  const block = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const { claim } = parse(block) as { claim: { holdsIf: string } };
  // What stands in capitals is a placeholder.
  const quoted = [...page.matchAll(/`([^`\n]*"[^`\n]*)`/g)]
    .map(([, text]) => text!)
    .filter((text) => !/NAME/.test(text));
  const conditions = [claim.holdsIf, ...quoted.filter((text) => / (of|is) "/.test(text))];
  expect(conditions.length).toBeGreaterThan(5);
  for (const condition of conditions)
    expect([condition, parseClaimCondition(condition)]).toEqual([condition, expect.any(Array)]);
});

test("every standing is explained, and every metric named", () => {
  for (const standing of claimStandings) expect(page).toContain(`| \`${standing}\` |`);
  for (const metric of claimMetrics.filter((one) => !/^p9/.test(one))) expect(page).toContain(`\`${metric}\``);
});
