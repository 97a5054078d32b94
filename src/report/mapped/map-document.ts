import type { MapRow, WinnerMap } from "../../analysis/winner-map/winner-map-result.ts";
import { placeText } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Cell, ReportDocument, Row, Section } from "../document.ts";
import { formatEstimate } from "../format-estimate.ts";
import { reproduction } from "../sections/reproduction.ts";

/** A map of winners in its reading order: who wins where, then the boundary, value by value. */
export function mapDocument(map: WinnerMap): ReportDocument {
  return [opening(map), boundary(map), takenForGranted(), reproduction(map)];
}

function opening(map: WinnerMap): Section {
  const { name, question } = map.scenario;
  return {
    title: null,
    blocks: [
      { kind: "paragraph", text: { text: answerSentence(map), tone: "strong" } },
      { kind: "paragraph", text: rangeSentence(map) },
      { kind: "paragraph", text: { text: question === null ? name : `${name}: ${question}`, tone: "quiet" } },
      { kind: "figure", name: "winner-map" },
    ],
  };
}

/** Who is the cheapest acceptable candidate on how much of the map. */
export function winnersSentence({ rows, candidates }: WinnerMap): string {
  const cells = rows.flatMap(({ best }) => best);
  const share = (name: string | null) => cells.filter((best) => best === name).length / cells.length;
  const parts = [
    ...candidates.map((name) => ({ name, part: share(name) })).filter(({ part }) => part > 0),
    ...(share(null) > 0 ? [{ name: "nobody", part: share(null) }] : []),
  ].sort((one, other) => other.part - one.part);
  const [first, ...others] = parts;
  if (first === undefined) return "There is nothing to map.";
  if (others.length === 0) {
    return first.name === "nobody"
      ? "No candidate is acceptable anywhere on the map."
      : `${first.name} is the cheapest acceptable candidate everywhere on the map.`;
  }
  const percent = ({ part }: { readonly part: number }) => `${formatSignificant(100 * part, 2)} %`;
  const rest = others.map((one) => `${one.name} on ${percent(one)}`).join(", ");
  return `${first.name} is the cheapest acceptable candidate on ${percent(first)} of the map, ${rest}.`;
}

/** Who wins on how much of the map; where one border runs from its first row to its last, also from where to where. */
export function answerSentence(map: WinnerMap): string {
  const sentence = winnersSentence(map);
  const [first, last] = [map.rows[0], map.rows.at(-1)];
  const [one, other] = [first?.crossings[0], last?.crossings[0]];
  if (one === undefined || other === undefined || first === last) return sentence;
  const isSole = map.rows.every(({ crossings }) => crossings.length === 1);
  const isAlike = one.cheaperBelow === other.cheaperBelow && one.cheaperAbove === other.cheaperAbove;
  if (!isSole || !isAlike || one.at.mean === null || other.at.mean === null) return sentence;
  const bounds = `up to ${placeText(one.at.mean)} at ${first!.value} and up to ${placeText(other.at.mean)} at ${last!.value}`;
  return `${sentence.slice(0, -1)}: with ${map.axes.other.path} ${one.cheaperBelow} ${bounds}, ${one.cheaperAbove} above.`;
}

function rangeSentence({ axes }: WinnerMap): string {
  const { rate, other } = axes;
  const ends = (values: readonly number[]) =>
    [values[0]!, values.at(-1)!].map((value) => formatSignificant(value)).join(" to ");
  return `${ends(rate.values)} requests/s (${rate.values.length} rates) by ${other.path} ${ends(other.values)}${other.unit === "" ? "" : ` ${other.unit}`} (${other.values.length} values).`;
}

function boundary(map: WinnerMap): Section {
  return {
    title: "Where the winner changes",
    blocks: [
      {
        kind: "table",
        table: {
          columns: [
            { title: map.axes.other.path, align: "right" },
            { title: "lowest rates", align: "left", wraps: true },
            { title: "changes at, requests/s", align: "left", wraps: true },
          ],
          rows: map.rows.map(rowOf),
        },
      },
    ],
  };
}

function rowOf({ value, best, crossings }: MapRow): Row {
  const first: Cell = best[0] ?? { text: "none", tone: "caution" };
  const changes = crossings.map(({ at, cheaperAbove, because }) => {
    const why = because === "objective" ? ", an objective" : because === "step" ? ", one more machine" : "";
    return `${formatEstimate(at)}: ${cheaperAbove}${why}`;
  });
  const last = best.at(-1) ?? null;
  const ends =
    last === null && crossings.length > 0 && best.some((one) => one !== null)
      ? [...changes, "then nobody is acceptable"]
      : changes;
  return [value, first, ends.length === 0 ? { text: "nowhere within the range", tone: "quiet" } : ends.join("; ")];
}

function takenForGranted(): Section {
  const items = [
    "Every cell is one replication, and every row's changes are placed by all of them, with their interval; inside that interval the dice leave the order open.",
    "Along the other axis only the values shown were looked at.",
  ];
  return { title: "Taken for granted", blocks: [{ kind: "list", items }] };
}
