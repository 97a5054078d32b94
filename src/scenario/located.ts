import { type Place, ScenarioError } from "./issue.ts";

/** Issues that only the data showed know their path; gives the error with the file and line, or the flag, of each. */
export function located(error: unknown, locate: (path: string) => Place): unknown {
  if (!(error instanceof ScenarioError)) return error;
  return new ScenarioError(
    error.issues.map((issue) => (issue.file === null ? { ...issue, ...locate(issue.path) } : issue)),
  );
}
