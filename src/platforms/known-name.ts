import { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";

export interface KnownNames {
  /** With its article, such as "an EC2 instance type". */
  readonly noun: string;
  readonly names: readonly string[];
  /** Names that exist but that this version does not know yet. */
  readonly later?: RegExp;
}

/** More names than this are not listed in an issue. */
const mostListed = 30;

/** Scenario field: one of a table's names; an issue names the nearest one. */
export function knownName({ noun, names, later }: KnownNames): z.ZodType<string, string> {
  return z.string({ error: `write the name of ${noun}, such as ${names[0]}` }).superRefine((name, context) => {
    if (names.includes(name)) return;
    if (later?.test(name)) {
      context.addIssue({ code: "custom", message: `${name} is not supported yet`, input: name });
      return;
    }
    const nearest = nearestName(name, names);
    const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
    const list = names.length <= mostListed ? ` (${names.join(", ")})` : "; `evenpoint prices` lists them";
    context.addIssue({ code: "custom", message: `"${name}" is not ${noun}${hint}${list}`, input: name });
  });
}
