import { basename } from "node:path";
import { shellQuoted } from "../report/shell-quoted.ts";

export interface CommandParts {
  readonly verb: string;
  readonly file: string;
  /** A second file, where the verb takes two. */
  readonly secondFile?: string;
  /** Flags that change the answer, in the order to write them; true for one that takes no value. */
  readonly flags: readonly (readonly [flag: string, value: string | boolean | undefined])[];
}

/** The command that gives the same answer again. Base names only, so that no result tells where it was made. */
export function reproducingCommand({ verb, file, secondFile, flags }: CommandParts): string {
  const given = flags.flatMap(([flag, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [flag] : [flag, shellQuoted(value)];
  });
  const files = [file, ...(secondFile === undefined ? [] : [secondFile])];
  const names = files.map((name) => shellQuoted(name === "-" ? "-" : basename(name)));
  return ["evenpoint", verb, ...names, ...given].join(" ");
}
