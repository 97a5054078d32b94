import type { Cell, Section } from "../document.ts";
import type { Findings } from "../findings.ts";

/** Warnings on page one; the others have a section of their own. */
const mostShown = 3;

/** What page one shows of the warnings. */
export function shownWarnings(warnings: readonly string[]): readonly Cell[] {
  const rest = warnings.length - mostShown;
  const shown = warnings.slice(0, mostShown).map((text) => caution(`Warning: ${text}`));
  return rest > 0
    ? [...shown, caution(`${rest} more ${rest === 1 ? "warning is" : "warnings are"} under Warnings.`)]
    : shown;
}

/** The warnings that page one has no room for. */
export function warnings({ warnings: all }: Findings): Section | null {
  if (all.length <= mostShown) return null;
  return { title: "Warnings", blocks: [{ kind: "list", items: all.slice(mostShown).map(caution) }] };
}

function caution(text: string): Cell {
  return { text, tone: "caution" };
}
