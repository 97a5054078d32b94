import { type TuneResult, tuneResultSchema } from "../../analysis/tune/tune-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { jsonOf } from "../json.ts";
export function tuneForms(r: TuneResult): AnswerForms {
  return {
    text: () =>
      r.sizes
        .map((s) =>
          [
            s.name,
            s.works ? s.cost.monthly.mean : s.because,
            s.works ? s.latency.p95.mean : "",
            s.works ? s.acceptable : "",
          ].join("\t"),
        )
        .join("\n") +
      "\n" +
      JSON.stringify(r.advice, null, 1) +
      "\n" +
      JSON.stringify(r.search) +
      "\n",
    json: () => jsonOf(tuneResultSchema, r),
    markdown: () => "",
    charts: () => [],
  };
}
