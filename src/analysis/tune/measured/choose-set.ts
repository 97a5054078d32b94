import { showValue } from "../../../scenario/show-value.ts";
import type { MeasurementSet } from "../../../workloads/measurements/measurement.ts";
import { refuse } from "../refuse.ts";
import type { MeasuredInput } from "../tune-question.ts";
import { type Architecture, architectures } from "../variant.ts";

const flag = "--measurements";

/** What a set is called in sentences. */
function setName({ name, architecture }: MeasurementSet): string {
  return name === "" ? (architecture ?? "the set") : showValue(name);
}

/**
 * The set that speaks of one architecture (null: of a candidate that has none).
 *
 * @throws ScenarioError where no set does, where several do, or where its costs are in another currency
 */
export function chooseSet({ source, sets }: MeasuredInput, architecture: Architecture | null): MeasurementSet {
  for (const { currency } of sets) {
    if (currency === "USD") continue;
    throw refuse(
      flag,
      `${source} has costs in ${currency}, and every price here is in USD; leave the currency out of it to use its durations alone`,
    );
  }
  const fitting = sets.filter(
    (set) => set.architecture === null || architecture === null || set.architecture === architecture,
  );
  if (fitting.length === 1) return fitting[0]!;
  const names = sets.map(setName).join(" and ");
  if (fitting.length > 1) {
    throw refuse(
      flag,
      `${source} holds ${sets.length} sets, ${names}, and does not say which is of ${architecture ?? "this candidate"}; give a file with one, or name them after their architectures`,
    );
  }
  const measured = sets.map((set) => set.architecture).join(" and ");
  throw refuse(
    flag,
    `${source} was measured on ${measured}, and the candidate runs on ${architecture}; measure that, set the candidate's architecture to ${measured}, or ask for --architecture both`,
  );
}

/** The set of each architecture; a set that was measured on the other one stands in where nothing else does. */
export function setsOfBoth(
  input: MeasuredInput,
): readonly { readonly architecture: Architecture; readonly set: MeasurementSet; readonly isBorrowed: boolean }[] {
  const [only] = input.sets;
  return architectures.map((architecture) => {
    if (input.sets.length === 1 && only !== undefined && only.architecture !== architecture) {
      return { architecture, set: chooseSet(input, only.architecture), isBorrowed: only.architecture !== null };
    }
    return { architecture, set: chooseSet(input, architecture), isBorrowed: false };
  });
}
