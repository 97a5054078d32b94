import { plainCharacters } from "../report/plain-characters.ts";
import type { Issue } from "../scenario/issue.ts";

/** Each issue on a line of its own, `file:line: path: sentence`, and a line that counts them. */
export function formatIssues(issues: readonly Issue[]): string {
  const lines = issues.map(formatIssue);
  const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
  return `${[...lines, count].map(plainCharacters).join("\n")}\n`;
}

/** Each warning on a line of its own. */
export function formatWarnings(warnings: readonly Issue[]): string {
  return warnings.map((warning) => `${plainCharacters(`warning: ${formatIssue(warning)}`)}\n`).join("");
}

function formatIssue({ file, line, path, message }: Issue): string {
  const place = line === null ? (file ?? "") : `${file ?? "scenario"}:${line}`;
  const subject = message.startsWith(`${path} `) ? "" : path;
  return [place, subject, message].filter((part) => part !== "").join(": ");
}
