import { judgeGates } from "../analysis/gates.ts";
import { resultForms } from "../report/result-forms.ts";
import { withTiming } from "./with-timing.ts";

/** What the verbs share whose answer is a result. */
export const resultQuestion = {
  forms: resultForms,
  formNames: ["text", "json", "md", "html", "csv", "madr", "comment", "junit"],
  keeps: "replications",
  gated: judgeGates,
  timed: withTiming,
} as const;
