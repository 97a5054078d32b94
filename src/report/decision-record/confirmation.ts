import type { Result } from "../../analysis/result.ts";
import type { Block } from "../document.ts";
import { listedNames } from "../listed-names.ts";
import { gateCommand } from "../sentences/gate-command.ts";
import { unconfirmedInputs } from "../unconfirmed-inputs.ts";

/** How somebody finds out whether the decision was right: what to measure, and what watches it from then on. */
export function confirmation(result: Result): readonly Block[] {
  return [
    ...listed("Inputs at whose value the verdict turns, to be measured first:", turningInputs(result)),
    ...listed("Inputs that no source confirms, to be measured:", toBeMeasured(result)),
    ...guard(result),
  ];
}

function listed(title: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: title },
    { kind: "list", items },
  ];
}

/** Each with the nearest value at which it turns. */
function turningInputs({ sensitivity }: Result): readonly string[] {
  return (sensitivity?.inputs ?? []).flatMap(({ name, flips }) => {
    const [flip] = flips;
    if (flip === undefined) return [];
    return [`${name}: at ${flip.value} the verdict turns to ${flip.best ?? "none of the options"}`];
  });
}

/** More inputs than these nobody measures. */
const mostInputs = 8;

function toBeMeasured(result: Result): readonly string[] {
  const inputs = unconfirmedInputs(result);
  const more = inputs.length - mostInputs;
  const items = inputs.slice(0, mostInputs).map(({ name, value, candidates }) => {
    return `${name}, taken as ${value} (${listedNames(candidates)})`;
  });
  return more > 0 ? [...items, `and ${more} more among the report's assumptions`] : items;
}

function guard(result: Result): readonly Block[] {
  const command = gateCommand(result);
  if (command === null)
    return [{ kind: "paragraph", text: "There is nothing to hold the build to until an option is chosen." }];
  return [
    { kind: "paragraph", text: "This command fails once the chosen option is not acceptable any more:" },
    { kind: "command", text: command },
  ];
}
