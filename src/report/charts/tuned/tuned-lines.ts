import type { TuneResult, WorkingSize } from "../../../analysis/tune/tune-result.ts";
import { type Look, lookOf } from "../palette.ts";

/** The sizes of one architecture that work, in order: of several provisioned levels the one that would be taken. */
export interface TunedLine {
  /** Empty where there is one line. */
  readonly name: string;
  readonly look: Look;
  readonly rows: readonly WorkingSize[];
}

export function tunedLines({ sizes }: TuneResult): readonly TunedLine[] {
  const working = sizes.flatMap((row) => (row.works ? [row] : []));
  const architectures = [...new Set(working.map(({ architecture }) => architecture))];
  return architectures.map((architecture, index) => {
    const own = working.filter((row) => row.architecture === architecture);
    const bySize = new Map<string, WorkingSize[]>();
    for (const row of own) {
      const place = `${row.at} ${row.vcpus}`;
      bySize.set(place, [...(bySize.get(place) ?? []), row]);
    }
    return {
      name: architectures.length === 1 ? "" : (architecture ?? ""),
      look: lookOf(index),
      rows: [...bySize.values()].map(preferred).sort((one, other) => one.at - other.at),
    };
  });
}

/** The cheapest acceptable level; the cheapest where none is acceptable. */
function preferred(levels: readonly WorkingSize[]): WorkingSize {
  const acceptable = levels.filter(({ acceptable }) => acceptable);
  const costOf = ({ cost }: WorkingSize) => cost.monthly.mean ?? Number.POSITIVE_INFINITY;
  return (acceptable.length > 0 ? acceptable : levels).reduce((best, row) => (costOf(row) < costOf(best) ? row : best));
}
