import type { SweepResult } from "../../analysis/sweep/sweep-result.ts";
import type { Block, ReportDocument, Section } from "../document.ts";
import { reproduction } from "../sections/reproduction.ts";
import { axisSummaries } from "./sections/axis-summaries.ts";
import { pointTables } from "./sections/point-tables.ts";
import { runWarnings } from "./sections/run-warnings.ts";
import { sweepOpening } from "./sections/sweep-opening.ts";
import { sweepRanges } from "./sections/sweep-ranges.ts";
import { winnerGrid } from "./sections/winner-grid.ts";

/** The answer of a sweep in its reading order: which candidate is best where, then the numbers. */
export function sweepDocument(sweep: SweepResult): ReportDocument {
  const sections = [
    sweepOpening(sweep),
    cellsSection(sweep),
    runWarnings(sweep),
    sweepRanges(sweep),
    reproduction(sweep),
  ];
  return sections.filter((section) => section !== null);
}

function cellsSection(sweep: SweepResult): Section {
  const { axes, mode } = sweep;
  if (axes.length === 1 || mode === "one at a time") return pointTables(sweep);
  const section = axes.length === 2 ? winnerGrid(sweep) : axisSummaries(sweep);
  const figures = ["sweep-cost", "sweep-p99"].map((name): Block => ({ kind: "figure", name }));
  return { ...section, blocks: [...section.blocks, ...figures] };
}
