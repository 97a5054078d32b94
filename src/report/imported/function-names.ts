import { plainCharacters } from "../plain-characters.ts";

const longestName = 80;

/** Names that a scenario may give these functions: their last part, no longer than a name may be, each once. */
export function functionNames(recorded: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return recorded.map((name) => {
    const last = shortened(name.slice(name.lastIndexOf("/") + 1), longestName);
    let free = last;
    for (let times = 2; taken.has(free); times++) free = `${shortened(last, longestName - 8)} (${times})`;
    taken.add(free);
    return free;
  });
}

/** On one line. */
export function shortened(name: string, length: number): string {
  const plain = [...plainCharacters(name).trim()];
  return plain.length === 0 ? "recording" : plain.slice(0, length).join("").trim();
}
