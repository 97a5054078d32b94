import type { Result } from "../../analysis/result.ts";
import { listedNames } from "../listed-names.ts";
import { unconfirmedAssumptions, weakInputs } from "../weak-inputs.ts";
import { type Role, roleFor } from "./input-roles.ts";
import { verdictTurns } from "./verdict-turns.ts";

/** More of a kind than these are counted. */
const mostTurns = 4;
const mostGaps = 3;
const mostInputs = 3;

/** "What would change the decision: ...": everything known that alone turns the verdict, and to whom. */
export function changeLine(result: Result): string | null {
  const { breakEven, sensitivity, verdict } = result;
  if (verdict.kind === "not decided") return null;
  const turns = verdictTurns(result);
  const told = turns.slice(0, mostTurns).map(({ to, how }) => `${how}: ${to ?? "no acceptable candidate"}`);
  const unmoved = unmovedInWords(sensitivity?.inputs ?? []);
  if (turns.length === 0 && breakEven === undefined && unmoved === null) return null;
  const rest = turns.length > told.length ? [`${turns.length - told.length} more under that title`] : [];
  const listed = told.length === 0 ? ["nothing that was looked at"] : told;
  return `What would change the decision: ${[...listed, ...rest].join("; ")}.${unmoved === null ? "" : ` ${unmoved}`}`;
}

type Inputs = NonNullable<Result["sensitivity"]>["inputs"];

/** The disputed inputs that do not turn it alone, by number: those that do are told. */
function unmovedInWords(inputs: Inputs): string | null {
  const unmoved = inputs.filter(({ flips }) => flips.length === 0).length;
  if (unmoved === 0) return null;
  if (unmoved === inputs.length) {
    return unmoved === 1
      ? "The one disputed input does not turn it."
      : `None of the ${unmoved} disputed inputs turns it alone.`;
  }
  return unmoved === 1
    ? "The other disputed input does not turn it."
    : `The ${unmoved} other disputed inputs do not turn it alone.`;
}

/** "Not modelled: ...": what the model leaves out that favours one side, and whom; the rest is counted. */
export function gapLine({ notModelled }: Result): string | null {
  if (notModelled.length === 0) return null;
  const sided = notModelled.filter(({ favours }) => favours !== "" && favours !== "neither");
  const told = (sided.length === 0 ? notModelled : sided).slice(0, mostGaps);
  const words = told.map(({ what, favours }) => (favours === "" ? what : `${what} (favours ${favours})`));
  const rest = notModelled.length - told.length;
  const whose = told.length === sided.length ? " that favour neither side" : "";
  return `Not modelled: ${words.join("; ")}${rest === 0 ? "" : `; and ${rest} more${whose}`}.`;
}

/** "To be confirmed: finance: ...": which role must confirm which input that matters. */
export function confirmLine(result: Result): string | null {
  const inputs = weakInputs(result).map(({ name }) => name);
  const assumptions = unconfirmedAssumptions(result).map(({ name }) => name);
  const byRole = new Map<Role, string[]>();
  for (const name of new Set([...inputs, ...assumptions])) {
    const role = roleFor(name);
    byRole.set(role, [...(byRole.get(role) ?? []), name]);
  }
  if (byRole.size === 0) return null;
  const told = [...byRole].map(([role, names]) => {
    const rest = names.length > mostInputs ? ` and ${names.length - mostInputs} more` : "";
    return `${role}: ${listedNames(names.slice(0, mostInputs))}${rest}`;
  });
  return `To be confirmed by ${told.join("; by ")}.`;
}
