import { plainCharacters } from "../plain-characters.ts";

const longestName = 80;

/** Names that a scenario may give these functions: their last part, no longer than a name may be, each once. */
export function functionNames(recorded: readonly string[]): readonly string[] {
  const taken = new Map<string, number>();
  return recorded.map((name) => {
    const last = shortened(name.slice(name.lastIndexOf("/") + 1), longestName);
    const times = (taken.get(last) ?? 0) + 1;
    taken.set(last, times);
    return times === 1 ? last : `${shortened(last, longestName - 8)} (${times})`;
  });
}

/** On one line. */
export function shortened(name: string, length: number): string {
  const plain = [...plainCharacters(name).trim()];
  return plain.length === 0 ? "recording" : plain.slice(0, length).join("").trim();
}
