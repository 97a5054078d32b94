import { rateCards } from "../pricing/cards/index.ts";
import { importedCardNames } from "../pricing/imported-card-names.ts";
import type { RateCard } from "../pricing/rate.ts";
import { parseRateCardFile, type RateCardFile } from "../pricing/rate-card-file.ts";
import { nearestName } from "../units/nearest-name.ts";
import type { Fault } from "./check.ts";
import { valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** Gives the text of a file that a scenario names; throws an Error that says in words why it cannot. */
export type ReadText = (file: string) => string;

/** Gives what a card file holds, or what is wrong with it. */
export type ReadCards = (file: string) => RateCardFile;

const withoutReader: ReadCards = () => ({
  faults: ["card files need a reader of files: give parseScenario the option readText"],
});

/** By reader: a sweep parses its scenario once for each cell, and a card file may be long. */
const read = new WeakMap<ReadText, Map<string, RateCardFile>>();

/** Card files by way of a reader, each read once. */
export function cardReader(readText: ReadText | undefined): ReadCards {
  if (readText === undefined) return withoutReader;
  const known = read.get(readText) ?? new Map<string, RateCardFile>();
  read.set(readText, known);
  return (file) => {
    const content = known.get(file) ?? contentOf(file, readText);
    known.set(file, content);
    return content;
  };
}

function contentOf(file: string, readText: ReadText): RateCardFile {
  try {
    return parseRateCardFile(readText(file));
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Files that a scenario has read already, for asking its question anew. */
export function knownCards(files: Readonly<Record<string, readonly RateCard[]>>): ReadCards {
  return (file) => (Object.hasOwn(files, file) ? { cards: files[file]! } : { faults: ["it has not been read"] });
}

/** The card files that a scenario's tree names, as they are written there. */
export function namedCardFiles(tree: unknown): readonly string[] {
  const list = valueAt(tree, ["rateCards"]);
  return Array.isArray(list) ? list.filter((file) => typeof file === "string") : [];
}

/** The cards that a scenario brings along, in the order of its files; their rates are the user's. */
export function ownCards(tree: unknown, readCards: ReadCards, faults: Fault[]): readonly RateCard[] {
  const list = valueAt(tree, ["rateCards"]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((file, index) => {
    if (typeof file !== "string") return [];
    const content = readCards(file);
    const problems = "faults" in content ? content.faults : content.cards.flatMap(nameProblem);
    faults.push(...problems.map((problem) => ({ path: ["rateCards", index], message: withFile(file, problem) })));
    return "faults" in content ? [] : content.cards.map(asOwn);
  });
}

function withFile(file: string, problem: string): string {
  return problem.includes(file) ? problem : `${showValue(file)}: ${problem}`;
}

function asOwn(card: RateCard): RateCard {
  return { ...card, rates: card.rates.map((rate) => ({ ...rate, setBy: "user" })) };
}

const knownNames = [...new Set([...rateCards.map(({ name }) => name), ...importedCardNames])];

function nameProblem({ name }: RateCard): readonly string[] {
  if (knownNames.includes(name)) return [];
  const nearest = nearestName(name, knownNames);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  return [`no platform is billed by a card ${showValue(name)}${hint} (cards: ${knownNames.join(", ")})`];
}
