/** One thing that is wrong with a saved answer. */
export interface SavedFault {
  /** Such as `checks[0].holds`; "" for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** The JSON of a saved answer, or in a sentence why it is none. */
export function parseSavedJson(source: string): { readonly data: unknown } | { readonly fault: SavedFault } {
  try {
    return { data: JSON.parse(source) };
  } catch {
    return { fault: { path: "", message: notJson(source) } };
  }
}

/** At the start of a line of YAML. */
const scenarioKey = /^(?:workload|candidates)[ \t]*:/m;

function notJson(source: string): string {
  const start = source.trimStart().charAt(0);
  if (start === "") return "this is empty; give a file that --format json wrote";
  if (start === "{") return "this is not whole JSON: damaged, or cut short; make it again with --format json";
  if (scenarioKey.test(source))
    return "this is a scenario, not a result; answer it first: evenpoint run ... --format json";
  return "this is not JSON; give a file that --format json wrote";
}

/** More than these are not worth reading: the file is something else, or damaged. */
const mostFaults = 8;

/** The first of many, and how many there are. */
export function fewest(faults: readonly SavedFault[]): readonly SavedFault[] {
  const rest = faults.length - mostFaults;
  if (rest <= 0) return faults;
  const message = `${rest} more places are not as they should be; this is no result, or a damaged one`;
  return [...faults.slice(0, mostFaults), { path: "", message }];
}
