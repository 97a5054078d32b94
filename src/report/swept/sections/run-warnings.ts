import type { SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { Block, Section } from "../../document.ts";

/** Warnings alike but for their numbers are one line; what is left is counted. */
const mostLines = 10;

/** What the runs of cells warned of, in how many cells each; null where none did. */
export function runWarnings(sweep: SweepResult): Section | null {
  const { cells } = sweep;
  const groups = [...gathered(sweep).values()].sort((one, other) => other.cells.size - one.cells.size);
  if (groups.length === 0) return null;
  const items = groups.slice(0, mostLines).map(({ examples, cells: places }) => {
    const amount = cells.length === 1 ? "in the only cell" : `in ${places.size} of ${cells.length} cells`;
    const [first] = examples;
    return {
      text: `${amount}: ${first}${examples.size > 1 ? " (numbers differ by cell)" : ""}`,
      tone: "caution" as const,
    };
  });
  const blocks: Block[] = [{ kind: "list", items }];
  const rest = groups.length - items.length;
  if (rest > 0) {
    const text = `${rest} more ${rest === 1 ? "is" : "are"} in the JSON form (--format json).`;
    blocks.push({ kind: "paragraph", text: { text, tone: "quiet" } });
  }
  return { title: "Warnings", blocks };
}

interface Group {
  /** In the order of the cells. */
  readonly examples: Set<string>;
  readonly cells: Set<number>;
}

/** By candidate and by what a warning says beside its numbers. */
function gathered({ cells }: SweepResult): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const [place, { candidates }] of cells.entries()) {
    for (const candidate of candidates) {
      for (const warning of candidate.eligible ? candidate.warnings : []) {
        const sentence = `${candidate.name}: ${warning}`;
        const key = JSON.stringify([candidate.name, withoutNumbers(warning)]);
        const group = groups.get(key) ?? { examples: new Set(), cells: new Set() };
        group.examples.add(sentence);
        group.cells.add(place);
        groups.set(key, group);
      }
    }
  }
  return groups;
}

/** Numbers with their units, such as 2,000 and 40m, but not those of a quoted objective or of names such as p99. */
function withoutNumbers(warning: string): string {
  return warning
    .split(/("[^"]*")/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/(?<!\w)\d[\w.,%/]*/g, "#")))
    .join("");
}
