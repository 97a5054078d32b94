import type { Result } from "../../analysis/result.ts";
import type { Block, Cell, Row, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { formatPercent } from "../format-percent.ts";
import { inReadingOrder } from "../reading-order.ts";
import { nearestLimit } from "../sentences/candidate-sentences.ts";

/** How far each candidate is from its limits, what they refused, and the most that an hour can cost at them. */
export function limits(result: Result, { refusals }: Findings): Section | null {
  const candidates = inReadingOrder(result);
  const rows = candidates.flatMap((candidate) =>
    candidate.limits.map((limit): Row => {
      const { value, peak, headroom, bindsAt } = limit;
      // The first of a candidate's limits to bind as the traffic grows.
      const isNearest = candidate.limits.length > 1 && limit === nearestLimit(candidate);
      return [
        candidate.name,
        isNearest ? { text: `${limit.limit} (nearest)`, tone: "strong" } : limit.limit,
        formatNumber(value, { digits: 6 }),
        formatNumber(peak),
        headroomCell(headroom),
        bindsAt === null ? "" : formatNumber(bindsAt),
      ];
    }),
  );
  const blocks: Block[] = [];
  if (rows.length > 0) blocks.push({ kind: "table", table: { columns, rows } });
  if (refusals.length > 0) blocks.push({ kind: "list", items: refusals });
  const spending = candidates.flatMap(({ name, worstCaseSpend: { perHour } }) =>
    perHour === null
      ? []
      : [
          `Worst case: the computing time of ${name} costs ${formatNumber(perHour)} USD per hour with every instance its limit allows busy; requests, traffic and logs come on top.`,
        ],
  );
  if (spending.length > 0) blocks.push({ kind: "list", items: spending });
  return blocks.length === 0 ? null : { title: "Limits", blocks };
}

const columns = [
  { title: "Candidate", align: "left" },
  { title: "Limit", align: "left" },
  { title: "Value", align: "right" },
  { title: "Peak", align: "right" },
  { title: "Headroom", align: "right" },
  { title: "Binds at, requests/s", align: "right" },
] as const;

function headroomCell(headroom: number): Cell {
  const text = formatPercent(headroom);
  if (headroom <= 0) return { text, tone: "bad" };
  return headroom < 0.2 ? { text, tone: "caution" } : text;
}
