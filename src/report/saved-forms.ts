import type { z } from "zod";
import { comparisonSchema } from "../analysis/compare/comparison.ts";
import type { Contradiction } from "../analysis/contradictions/contradiction.ts";
import { contradictionsIn } from "../analysis/contradictions/contradictions-in.ts";
import { disorderedEstimates } from "../analysis/contradictions/disordered-estimates.ts";
import { mapContradictions } from "../analysis/contradictions/map-contradictions.ts";
import { resultSchema } from "../analysis/result.ts";
import { sensitivityResultSchema } from "../analysis/sensitivity/sensitivity-result.ts";
import { sweepResultSchema } from "../analysis/sweep/sweep-result.ts";
import { tuneResultSchema } from "../analysis/tune/tune-result.ts";
import { type WhatIfResult, whatIfResultSchema } from "../analysis/what-if/what-if-result.ts";
import { winnerMapSchema } from "../analysis/winner-map/winner-map-result.ts";
import type { Issue } from "../scenario/issue.ts";
import type { AnswerForms } from "./answer-forms.ts";
import { comparisonForms } from "./compared/comparison-forms.ts";
import { mapForms } from "./mapped/map-forms.ts";
import { type OtherKind, otherKindOf, otherKinds, otherThanAnswer } from "./other-than-result.ts";
import { resultForms } from "./result-forms.ts";
import { fewest, parseSavedJson, type SavedFault } from "./saved-json.ts";
import { sensitivityForms } from "./sensitive/sensitivity-forms.ts";
import { shapeFaults } from "./shape-faults.ts";
import { sweepForms } from "./swept/sweep-forms.ts";
import { tuneForms } from "./tuned/tune-forms.ts";
import { whatIfForms } from "./what-if/what-if-forms.ts";

/** A saved answer, read back. */
export interface SavedAnswer {
  /** What it is, in words: "a result", "the answer of a sweep". */
  readonly what: string;
  readonly forms: AnswerForms;
}

/** Reads any saved answer back, whatever verb wrote it: its forms, or what is wrong with it. */
export function parseAnswer(
  source: string,
  { file }: { readonly file: string | null },
): SavedAnswer | { readonly issues: readonly Issue[] } {
  const issues = (faults: readonly SavedFault[]) => ({
    issues: faults.map((fault) => ({ ...fault, file, line: null })),
  });
  const json = parseSavedJson(source);
  if ("fault" in json) return issues([json.fault]);
  const other = otherThanAnswer(json.data, "give a file that --format json wrote") ?? unknownKind(json.data);
  if (other !== null) return issues([other]);
  const kind = otherKindOf(json.data);
  const read = readerOf(kind)(json.data);
  if ("faults" in read) return issues(read.faults);
  return { what: kind === null ? "a result" : otherKinds[kind], forms: read.forms };
}

/** A committed answer, read back from its JSON, in its forms. Throws an Error that says what is wrong with any other. */
export function savedForms(data: unknown): AnswerForms {
  const read = readerOf(otherKindOf(data))(data);
  if ("forms" in read) return read.forms;
  throw new Error(read.faults.map(({ path, message }) => `${path}: ${message}`).join("\n"));
}

type Reader = (data: unknown) => { readonly forms: AnswerForms } | { readonly faults: readonly SavedFault[] };

function reader<Answer>(
  schema: z.ZodType<Answer>,
  forms: (answer: Answer) => AnswerForms,
  contradictions: (answer: Answer) => readonly Contradiction[] = disorderedEstimates,
): Reader {
  return (data) => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) return { faults: shapeFaults(parsed.error, data) };
    const found = contradictions(parsed.data);
    return found.length === 0 ? { forms: forms(parsed.data) } : { faults: fewest(found) };
  };
}

const resultReader = reader(resultSchema, resultForms, contradictionsIn);

const otherReaders: Readonly<Record<OtherKind, Reader>> = {
  sensitivity: reader(sensitivityResultSchema, sensitivityForms),
  sweep: reader(sweepResultSchema, sweepForms),
  tune: reader(tuneResultSchema, tuneForms),
  "what-if": reader(whatIfResultSchema, whatIfForms, contradictionsInWhatIf),
  "winner-map": reader(winnerMapSchema, mapForms, mapContradictions),
  comparison: reader(comparisonSchema, comparisonForms),
};

function readerOf(kind: OtherKind | null): Reader {
  return kind === null ? resultReader : otherReaders[kind];
}

function contradictionsInWhatIf({ baseline, changes }: WhatIfResult): readonly Contradiction[] {
  return [
    ...contradictionsIn(baseline, "baseline"),
    ...changes.flatMap(({ result }, index) => contradictionsIn(result, `changes[${index}].result`)),
  ];
}

function unknownKind(data: unknown): SavedFault | null {
  if (otherKindOf(data) !== null || data === null || typeof data !== "object" || !("kind" in data)) return null;
  const message = `${JSON.stringify(data.kind)} is no kind of answer that this version knows; update evenpoint, or give a file that --format json wrote`;
  return { path: "kind", message: message.slice(0, 300) };
}
