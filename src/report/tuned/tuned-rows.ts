import type { TuneResult, TuneStrategy, WorkingSize } from "../../analysis/tune/tune-result.ts";

/** The row of a size that works; null where there is none of that name. */
export function workingSize({ sizes }: TuneResult, name: string | null): WorkingSize | null {
  const row = sizes.find((one) => one.name === name);
  return row?.works === true ? row : null;
}

export function workingSizes({ sizes }: TuneResult): readonly WorkingSize[] {
  return sizes.flatMap((row) => (row.works ? [row] : []));
}

type Judged = Pick<WorkingSize, "acceptable" | "undecided" | "slo">;

/** Whether a size is acceptable; "open" where no objective is known to be missed and one is not known at all. */
export function standingOf({ acceptable, undecided, slo }: Judged): "yes" | "no" | "open" {
  if (!undecided) return acceptable ? "yes" : "no";
  return slo.some(({ observed, passed }) => observed.mean !== null && !passed) ? "no" : "open";
}

/** What a strategy chose, and what cannot be told from it. */
export function pickOf({ advice }: TuneResult, strategy: TuneStrategy): TuneResult["advice"]["picks"][number] {
  return advice.picks.find((pick) => pick.strategy === strategy) ?? { strategy, size: null, alike: [] };
}

/** The candidate as the scenario has it; null where it was not looked at. */
export function currentSize({ sizes }: TuneResult): TuneResult["sizes"][number] | null {
  return sizes.find(({ isCurrent }) => isCurrent) ?? null;
}

/** False where a single run was made: then nothing is known of how far sizes differ. */
export function hasIntervals({ method, scenario }: TuneResult): boolean {
  return method === "closed form" || scenario.replications > 1;
}

/** Names of sizes: "512 MB to 704 MB" where three or more are neighbours; the first of them where there are many. */
export function namesInWords({ sizes }: TuneResult, names: readonly string[]): string {
  const runs = runsOf(names, sizes);
  const separator = names.some((name) => name.includes(",")) ? "; " : ", ";
  const shown = runs.length <= mostListed ? runs : runs.slice(0, mostListed - 1);
  const rest = names.length - shown.reduce((sum, run) => sum + run.length, 0);
  const inWords = shown.map((run) => (run.length === 1 ? run[0]! : `${run[0]!} to ${run.at(-1)!}`)).join(separator);
  return rest === 0 ? inWords : `${inWords} and ${rest} more`;
}

const mostListed = 6;

/** Neighbours of one architecture together, three or more; the others each alone. */
function runsOf(names: readonly string[], sizes: TuneResult["sizes"]): readonly (readonly string[])[] {
  const placeOf = (name: string) => sizes.findIndex((size) => size.name === name);
  const runs: string[][] = [];
  for (const name of names) {
    const run = runs.at(-1);
    const [place, before] = [placeOf(name), placeOf(run?.at(-1) ?? "")];
    const isNext = before >= 0 && place === before + 1 && sizes[place]?.architecture === sizes[before]?.architecture;
    if (run !== undefined && isNext) run.push(name);
    else runs.push([name]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [run] : run.map((name) => [name])));
}
