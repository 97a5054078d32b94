import type { TuneResult, TuneStrategy, WorkingSize } from "../../analysis/tune/tune-result.ts";

/** The row of a size that works; null where there is none of that name. */
export function workingSize({ sizes }: TuneResult, name: string | null): WorkingSize | null {
  const row = sizes.find((one) => one.name === name);
  return row?.works === true ? row : null;
}

export function workingSizes({ sizes }: TuneResult): readonly WorkingSize[] {
  return sizes.flatMap((row) => (row.works ? [row] : []));
}

/** What a strategy chose, and what cannot be told from it. */
export function pickOf({ advice }: TuneResult, strategy: TuneStrategy): TuneResult["advice"]["picks"][number] {
  return advice.picks.find((pick) => pick.strategy === strategy) ?? { strategy, size: null, alike: [] };
}

/** The candidate as the scenario has it; null where it was not looked at. */
export function currentSize({ sizes }: TuneResult): TuneResult["sizes"][number] | null {
  return sizes.find(({ isCurrent }) => isCurrent) ?? null;
}

/** Names of sizes in a row: "512 MB to 704 MB" where they are neighbours, else all of them, or the first and their number. */
export function namesInWords({ sizes }: TuneResult, names: readonly string[]): string {
  const [first, last] = [names[0] ?? "", names.at(-1) ?? ""];
  const places = names.map((name) => sizes.findIndex((size) => size.name === name));
  const areNeighbours = names.length > 2 && places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
  if (areNeighbours) return `${first} to ${last}`;
  const separator = names.some((name) => name.includes(",")) ? "; " : ", ";
  if (names.length <= mostListed) return names.join(separator);
  return `${names.slice(0, mostListed - 1).join(separator)} and ${names.length - mostListed + 1} more`;
}

const mostListed = 6;
