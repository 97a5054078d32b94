import type { CandidateResult, Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { inReadingOrder, ranked } from "../reading-order.ts";
import { commonOptions, fontFamily, linearAxis } from "./axes.ts";
import { type BillPart, billParts } from "./bill-parts.ts";
import type { ChartDescription, ChartPlugin } from "./chart-description.ts";
import { drawText, nameLines, type TextStyle, whitePaper } from "./draw-text.ts";
import { areaOf, ink, mostAreas, paper, quietInk } from "./palette.ts";

/** More bars than these are lower, so that they fit one page. */
const mostHigh = 6;

/** What each candidate's bill is made of: one bar per candidate, one numbered part per line. */
export function costByLine(result: Result): ChartDescription | null {
  const candidates = inReadingOrder(result);
  const parts = billParts(candidates, mostAreas);
  if (parts.length === 0) return null;
  const title = titleOf(result, candidates, parts);
  const totals = candidates.map(({ bill }) => bill.total);
  const positives = candidates.map((_, i) => parts.reduce((sum, { amounts }) => sum + Math.max(0, amounts[i]!), 0));
  const legendRows = Math.ceil(parts.length / 2);
  return {
    name: "cost-by-line",
    title,
    alt: altOf(candidates, parts),
    width: 800,
    height: 138 + candidates.length * (candidates.length > mostHigh ? 44 : 62) + legendRows * 22,
    hover: { units: { x: "USD/month" } },
    config: {
      type: "bar",
      data: {
        labels: candidates.map(({ name }) => name),
        datasets: parts.map(({ label, amounts }, i) => ({
          label: `${i + 1}  ${label}`,
          data: amounts,
          backgroundColor: areaOf(i).color,
          borderColor: paper,
          borderWidth: 1,
          barPercentage: 0.8,
          categoryPercentage: 0.85,
        })),
      },
      options: {
        ...commonOptions(title, { right: 24, bottom: 22 + legendRows * 22 }),
        indexAxis: "y",
        scales: {
          x: {
            ...linearAxis("bottom", { title: "USD/month" }),
            suggestedMax: roomFor(Math.max(...positives)),
            stacked: true,
          },
          y: {
            stacked: true,
            grid: { display: false },
            border: { color: quietInk },
            ticks: {
              color: ink,
              font: { family: fontFamily, size: 12, weight: "bold" },
              callback: (index: number) => [...nameLines(candidates[index]?.name ?? "")],
            },
          },
        },
      },
      plugins: [whitePaper, partNumbers(parts, positives, totals), legendBelow(parts, legendRows)],
    },
  };
}

/** A number on an area, in the ink that stands out on it. */
function onArea(index: number): TextStyle {
  return { align: "center", bold: true, rim: false, color: areaOf(index).ink };
}

/** Room for the total at the end of the longest bar. */
function roomFor(longest: number): number {
  return longest > 0 ? longest * 1.28 : 1;
}

/** The number of each part inside it where it fits, and the total after the bar. */
function partNumbers(parts: readonly BillPart[], ends: readonly number[], totals: readonly number[]): ChartPlugin {
  return {
    id: "partNumbers",
    afterDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales.x!, scales.y!];
      ctx.save();
      for (const [i, total] of totals.entries()) {
        const middle = y.getPixelForValue(i);
        let from = 0;
        for (const [number, { amounts }] of parts.entries()) {
          const amount = amounts[i]!;
          if (amount <= 0) continue;
          const [left, right] = [x.getPixelForValue(from), x.getPixelForValue(from + amount)];
          from += amount;
          const text = String(number + 1);
          if (right - left < 14) continue;
          drawText(ctx, text, { ...onArea(number), x: (left + right) / 2, y: middle });
        }
        const end = x.getPixelForValue(ends[i]!);
        drawText(ctx, `${formatSignificant(total)} USD/month`, { x: end + 8, y: middle, bold: true });
      }
      ctx.restore();
    },
  };
}

/** Numbers, colours and labels of the parts under the chart, in two columns. */
function legendBelow(parts: readonly BillPart[], rows: number): ChartPlugin {
  return {
    id: "legendBelow",
    afterDatasetsDraw({ ctx, width, height }) {
      ctx.save();
      const columnWidth = (width - 40) / 2;
      for (const [i, { label }] of parts.entries()) {
        const left = 24 + Math.floor(i / rows) * columnWidth;
        const middle = height - 22 - (rows - 1 - (i % rows)) * 22;
        ctx.fillStyle = areaOf(i).color;
        ctx.fillRect(left, middle - 8, 22, 16);
        drawText(ctx, String(i + 1), { ...onArea(i), x: left + 11, y: middle });
        drawText(ctx, nameLines(label, { length: Math.floor((columnWidth - 44) / 6.4), most: 1 })[0]!, {
          x: left + 30,
          y: middle,
        });
      }
      ctx.restore();
    },
  };
}

/** What the cheapest acceptable candidate's money mostly goes into. */
function titleOf(result: Result, candidates: readonly CandidateResult[], parts: readonly BillPart[]): string {
  const [best] = ranked(result);
  const index = candidates.findIndex(({ name }) => name === best?.name);
  const total = candidates[index]?.bill.total ?? 0;
  if (best === undefined || !(total > 0)) return "Cost by line of the bill, USD/month";
  const largest = [...parts].sort((a, b) => b.amounts[index]! - a.amounts[index]!)[0]!;
  const share = formatSignificant((100 * largest.amounts[index]!) / total, 2);
  const name = nameLines(best.name, { length: 28, most: 1 })[0]!;
  return `Cost by line: ${share} % of the ${formatSignificant(total)} USD/month of ${name} is ${largest.label}`;
}

function altOf(candidates: readonly CandidateResult[], parts: readonly BillPart[]): string {
  const sentences = candidates.map(({ name, bill }, i) => {
    const largest = [...parts].sort((a, b) => b.amounts[i]! - a.amounts[i]!)[0]!;
    return `${name}: ${formatSignificant(bill.total)} USD/month, the largest line ${largest.label} with ${formatSignificant(largest.amounts[i]!)}.`;
  });
  return `Monthly bill of each candidate by line. ${sentences.join(" ")}`;
}
