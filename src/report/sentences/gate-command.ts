import type { Result } from "../../analysis/result.ts";
import { shellQuoted } from "../shell-quoted.ts";

/** The command that fails once the best candidate is not acceptable any more; null where none is the best. */
export function gateCommand({ command, verdict }: Pick<Result, "command" | "verdict">): string | null {
  return verdict.best === null ? null : `${command} --gate ${shellQuoted(verdict.best)}`;
}
