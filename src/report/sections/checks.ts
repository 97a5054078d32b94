import type { Result } from "../../analysis/result.ts";
import type { Row, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";

/** The laws the run was held against, each with what it expects and what was seen. */
export function checks(result: Result, findings: Findings): Section | null {
  if (result.checks.length === 0) return null;
  const rows = result.checks.map(
    ({ law, candidate, expected, observed, holds }): Row => [
      law,
      candidate,
      formatNumber(expected, { digits: 4 }),
      formatEstimate(observed, { digits: 4 }),
      holds ? { text: "holds", tone: "good" } : { text: "FAILS", tone: "bad" },
    ],
  );
  const columns = [
    { title: "Law", align: "left" as const },
    { title: "Candidate", align: "left" as const },
    { title: "Expected", align: "right" as const },
    { title: "Observed", align: "right" as const },
    { title: "Verdict", align: "left" as const },
  ];
  return {
    title: "Self-checks",
    blocks: [
      { kind: "list", items: findings.checks },
      { kind: "table", table: { columns, rows } },
    ],
  };
}
