import { Interrupted } from "../analysis/interrupted.ts";
import { InputError } from "../node/input-error.ts";
import { plainCharacters } from "../report/plain-characters.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { TraceError } from "../workloads/trace-error.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatIssues } from "./format-issues.ts";
import { UsageError } from "./usage-error.ts";

/** A message may quote what a file holds, and some are of several lines. */
function plainLines(message: string): string {
  return message.split("\n").map(plainCharacters).join("\n");
}

/** Says on standard error what went wrong, in sentences and without a stack, and gives the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof Interrupted) {
    process.stderr.write("interrupted\n");
    return exitCodes.interrupted;
  }
  if (error instanceof ScenarioError) {
    process.stderr.write(formatIssues(error.issues));
    return exitCodes.badInput;
  }
  if (error instanceof UsageError || error instanceof InputError || error instanceof TraceError) {
    process.stderr.write(`error: ${plainLines(error.message)}\n`);
    return exitCodes.badInput;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`error: something unexpected happened: ${message} (DEBUG=1 shows where)\n`);
  if (process.env.DEBUG) process.stderr.write(`${stack}\n`);
  return exitCodes.unexpected;
}
