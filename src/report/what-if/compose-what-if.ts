import { changesNothing } from "../../analysis/what-if/changes-nothing.ts";
import type { WhatIfChange, WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { howJudged } from "../compared/compose-comparison.ts";
import { differenceBlocks } from "../compared/difference-table.ts";
import type { Block, ReportDocument, Section } from "../document.ts";
import { idleSentence, largestMoveSentence, verdictSentence } from "./answer-sentences.ts";
import { changeLabel } from "./change-label.ts";
import { gatheredWarnings } from "./gathered-warnings.ts";
import { glanceTable } from "./glance-table.ts";

/** A scenario beside itself with some values changed, as a report, the answer first. */
export function composeWhatIf(answer: WhatIfResult): ReportDocument {
  return [
    opening(answer),
    glance(answer),
    ...answer.changes.map((change, place) =>
      changeSection(change, { number: place + 1, isIdle: changesNothing(answer, change) }),
    ),
    reproduction(answer),
  ];
}

function opening(answer: WhatIfResult): Section {
  const { name, question } = answer.baseline.scenario;
  const blocks: Block[] = [
    { kind: "paragraph", text: { text: verdictSentence(answer), tone: "strong" } },
    { kind: "paragraph", text: largestMoveSentence(answer) },
    { kind: "paragraph", text: { text: question === null ? name : `${name}: ${question}`, tone: "quiet" } },
    { kind: "paragraph", text: { text: howJudged, tone: "quiet" } },
  ];
  const warnings = [idleSentence(answer), ...gatheredWarnings(answer)].filter((one) => one !== null);
  if (warnings.length > 0) {
    blocks.push({ kind: "list", items: warnings.map((text) => ({ text, tone: "caution" as const })) });
  }
  return { title: null, blocks };
}

function glance(answer: WhatIfResult): Section {
  return {
    title: "At a glance",
    blocks: [
      { kind: "table", table: glanceTable(answer) },
      { kind: "figure", name: "cost-differences" },
    ],
  };
}

/** The values set stand below the title, which a form may put into capitals. */
function changeSection(
  change: WhatIfChange,
  { number, isIdle }: { readonly number: number; readonly isIdle: boolean },
): Section {
  const { result, differences } = change;
  const blocks: Block[] = [
    { kind: "paragraph", text: { text: setInWords(change), tone: "strong" } },
    ...(isIdle ? [nothingChanged] : []),
    { kind: "paragraph", text: result.verdict.sentence },
  ];
  for (const candidate of result.candidates) {
    const own = differences.filter((one) => one.candidate === candidate.name);
    blocks.push({ kind: "subtitle", text: candidate.name });
    if (own.length > 0) {
      blocks.push(...differenceBlocks(own, { before: "As it stands", after: "Changed" }));
    } else {
      const reason = candidate.eligible ? "it was not eligible before" : candidate.ineligibleBecause.join("; ");
      blocks.push({ kind: "paragraph", text: { text: `Nothing to compare: ${reason}.`, tone: "caution" } });
    }
  }
  return { title: `Change ${number}`, blocks };
}

const nothingChanged: Block = {
  kind: "paragraph",
  text: { text: "Changes nothing: the scenario says so already.", tone: "caution" },
};

function setInWords(change: WhatIfChange): string {
  const values = changeLabel({ ...change, together: false });
  return change.together ? `All changes together: ${values}` : values;
}

function reproduction({ baseline, command, version }: WhatIfResult): Section {
  const { seed, replications, digest } = baseline.scenario;
  const origin = [
    `evenpoint ${version}`,
    `seed ${seed}`,
    `replications ${replications}`,
    ...(digest === null ? [] : [`scenario ${digest}`]),
  ];
  return {
    title: "Reproduce",
    blocks: [
      { kind: "command", text: command },
      { kind: "paragraph", text: { text: origin.join(", "), tone: "quiet" } },
    ],
  };
}
