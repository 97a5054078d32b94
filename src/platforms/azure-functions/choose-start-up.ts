import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { Choices, Origin } from "../choices.ts";
import type { ColdStartGiven } from "../cold-start-field.ts";
import { formatDistribution } from "../format-distribution.ts";

const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** The law of a start where the scenario gives none, with its words and its origin. */
export interface StartUpDefault extends Origin {
  readonly law: DistributionSettings;
  readonly words: string;
}

/** The two parts of an instance's start: setup and init. */
export function chooseStartUp(
  given: ColdStartGiven | undefined,
  { law, words, ...origin }: StartUpDefault,
  choices: Choices,
): readonly DistributionSettings[] {
  const { setup = nothing, init = nothing } = given ?? { init: law };
  const inWords = given && `setup ${formatDistribution(setup)}, init ${formatDistribution(init)}`;
  choices.choose("cold start", inWords, words, { show: (text) => text, ...origin });
  return [setup, init];
}
