import type { Result } from "../result.ts";
import { type Contradiction, remedy } from "./contradiction.ts";

/** A verdict for a candidate that is none, or that cannot have won. */
export function verdictContradictions({ verdict, candidates }: Result): readonly Contradiction[] {
  const { best, kind, difference, indistinguishable } = verdict;
  const tell = (path: string, message: string) => [{ path: `verdict.${path}`, message: `${message}; ${remedy}` }];
  const isNone = kind === "none acceptable" || kind === "not decided";
  if (isNone !== (best === null)) return tell("best", `${quoted(best)} does not go with the verdict "${kind}"`);
  if (best === null) return [];
  const standing = new Map(candidates.map((one) => [one.name, one.eligible && one.acceptable]));
  const isAcceptable = standing.get(best);
  if (isAcceptable === undefined) return tell("best", `${quoted(best)} is the name of no candidate`);
  if (!isAcceptable) return tell("best", `${quoted(best)} is the name of a candidate that is not acceptable`);
  const others = [...(difference === null ? [] : [difference.with]), ...indistinguishable];
  const unknown = others.find((name) => !standing.has(name));
  return unknown === undefined ? [] : tell("difference", `names ${quoted(unknown)}, and no candidate has that name`);
}

function quoted(name: string | null): string {
  return name === null ? "null" : JSON.stringify(name);
}
