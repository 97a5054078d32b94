import type { SensitivityResult } from "../../analysis/sensitivity/sensitivity-result.ts";
import type { Block, ReportDocument, Row, Section } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { formatPercent } from "../format-percent.ts";
import { reproduction } from "../sections/reproduction.ts";
import { inputsTable } from "./inputs-table.ts";
import { chancesSentence, comparedSentence, hangsOnSentence } from "./sensitivity-sentences.ts";

/** The answer of sensitivity in its reading order: what the verdict hangs on, then every input. */
export function sensitivityDocument(result: SensitivityResult): ReportDocument {
  return [
    opening(result),
    inputsSection(result),
    chancesSection(result),
    takenForGranted(result),
    reproduction(result),
  ].filter((section) => section !== null);
}

function opening(result: SensitivityResult): Section {
  const { name, question } = result.scenario;
  const sentences = [
    result.verdict.sentence,
    comparedSentence(result),
    chancesSentence(result),
    result.hybrid?.sentence ?? null,
  ];
  return {
    title: null,
    blocks: [
      { kind: "paragraph", text: { text: hangsOnSentence(result), tone: "strong" } },
      ...sentences.flatMap((text): Block[] => (text === null ? [] : [{ kind: "paragraph", text }])),
      { kind: "paragraph", text: { text: question === null ? name : `${name}: ${question}`, tone: "quiet" } },
    ],
  };
}

function inputsSection(result: SensitivityResult): Section | null {
  if (result.inputs.length === 0) return null;
  return {
    title: "Inputs, what moves the difference most first",
    blocks: [
      { kind: "figure", name: "tornado" },
      { kind: "table", table: inputsTable(result) },
    ],
  };
}

function chancesSection({ monteCarlo }: SensitivityResult): Section | null {
  if (monteCarlo === null) return null;
  const { candidates, none, draws, correlations } = monteCarlo;
  const share = (estimate: Parameters<typeof formatEstimate>[0]) => formatEstimate(estimate, { scale: 100 });
  const pairs = correlations.map(({ inputs, correlation }) => `${inputs.join(" and ")} ${correlation}`);
  return {
    title: "All inputs together",
    blocks: [
      {
        kind: "table",
        table: {
          columns: [
            { title: "Candidate", align: "left", wraps: true },
            { title: "cheapest acceptable, % of draws", align: "right" },
            { title: "acceptable", align: "right" },
            { title: "USD/month, p5", align: "right" },
            { title: "p50", align: "right" },
            { title: "p95", align: "right" },
          ],
          rows: [
            ...candidates.map(
              ({ name, cheapest, acceptable, cost }): Row => [
                name,
                share(cheapest),
                formatPercent(acceptable),
                formatNumber(cost?.p5 ?? null),
                formatNumber(cost?.p50 ?? null),
                formatNumber(cost?.p95 ?? null),
              ],
            ),
            ["none", share(none), "", "", "", ""],
          ],
        },
      },
      {
        kind: "paragraph",
        text: {
          text: `${draws} draws, each input evenly over its range${pairs.length === 0 ? " and independent of the others" : `, with correlations: ${pairs.join("; ")}`}.`,
          tone: "quiet",
        },
      },
    ],
  };
}

function takenForGranted({ monteCarlo }: SensitivityResult): Section {
  const items = [
    "Each input is changed alone, all others as the scenario has them; a turn back between two places that are looked at (quarters of a range) is not seen.",
    "Ranges that the scenario does not list under uncertain are meant to be disputed and have no source.",
    ...(monteCarlo === null
      ? []
      : ["In every draw the dice of the simulation are the same: shares tell of the inputs alone."]),
  ];
  return { title: "Taken for granted", blocks: [{ kind: "list", items }] };
}
