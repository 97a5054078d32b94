import { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";
import type { Fault } from "./check.ts";
import { type ClaimCondition, namesIn, parseClaimCondition } from "./claim-condition.ts";
import { valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** What somebody says of functions or machines, and the condition on the answer under which it is true. */
export interface Claim {
  /** Who says it, and where. */
  readonly source: string;
  readonly words: string;
  /** As the scenario writes it. */
  readonly holdsIf: string;
  /** The claim is true where all of them hold. */
  readonly conditions: readonly ClaimCondition[];
}

const longest = 1000;

function textField(rule: string) {
  return z
    .string({ error: rule })
    .max(longest, { error: rule })
    .refine((text) => text.trim() !== "", { error: rule });
}

/** White space, such as the line ends of YAML, becomes single spaces. */
function proseField(rule: string) {
  return textField(rule).transform((text) => text.replace(/\s+/gu, " ").trim());
}

const conditionRule = `a condition is text of 1 to ${longest} characters, such as cost of "A" <= 15% of cost of "B"`;

const conditionField = textField(conditionRule).transform((text, context) => {
  // Inside a name white space is the name's own.
  const holdsIf = text.trim();
  const conditions = parseClaimCondition(holdsIf);
  if (!("problem" in conditions)) return { holdsIf, conditions };
  context.addIssue({ code: "custom", message: conditions.problem, input: holdsIf });
  return z.NEVER;
});

/** Scenario field: `claim`. */
export const claimField = z
  .strictObject(
    {
      source: proseField(`a source is text of 1 to ${longest} characters: who says it, and where`),
      words: proseField(`the words of a claim are text of 1 to ${longest} characters`),
      holdsIf: conditionField,
    },
    { error: claimError },
  )
  .transform(({ holdsIf, ...said }): Claim => ({ ...said, ...holdsIf }));

/** What is wrong inside the group, its fields say themselves. */
function claimError({ code }: { readonly code?: string }): string | undefined {
  return code === "invalid_type" ? "a claim is a group of keys: source, words and holdsIf" : undefined;
}

/** A claim may speak only of candidates that the scenario has, whatever else is wrong with either. */
export function claimFaults(tree: unknown): readonly Fault[] {
  const candidates = valueAt(tree, ["candidates"]);
  const { success, data } = conditionField.safeParse(valueAt(tree, ["claim", "holdsIf"]));
  if (!success || !Array.isArray(candidates)) return [];
  const written = candidates.map((candidate) => valueAt(candidate, ["name"]));
  const known = written.flatMap((name) => (typeof name === "string" ? name.trim() : []));
  // Candidates without names are an issue of their own.
  if (known.length === 0) return [];
  const unknown = [...new Set(namesIn(data.conditions))].filter((name) => !known.includes(name));
  return unknown.map((name) => {
    const nearest = nearestName(name, known);
    const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
    const message = `${showValue(name)} is not a candidate${hint} (candidates: ${known.map(showValue).join(", ")})`;
    return { path: ["claim", "holdsIf"], message };
  });
}
