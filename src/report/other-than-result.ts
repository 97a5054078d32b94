import type { SavedFault } from "./saved-json.ts";

/** Answers that are no result, by the `kind` they carry. */
export const otherKinds = {
  sensitivity: "the answer of sensitivity",
  sweep: "the answer of a sweep",
  tune: "the answer of tune",
  "what-if": "the answer of what-if",
  "winner-map": "the answer of break-even over two axes",
  comparison: "the answer of compare",
} as const;

export type OtherKind = keyof typeof otherKinds;

/** What is wrong with JSON that can be no result at all, in a sentence; null where its parts must be looked at. */
export function otherThanResult(data: unknown): SavedFault | null {
  const newer = newerThanKnown(data);
  if (newer !== null) return newer;
  const kind = otherKindOf(data);
  const remedy = "give a file that run or break-even wrote with --format json";
  if (kind !== null) return whole(`this is ${otherKinds[kind]}, not a result; ${remedy}`);
  return otherThanAnswer(data, remedy);
}

/** What is wrong with JSON that can be no saved answer of any kind; null where its parts must be looked at. */
export function otherThanAnswer(data: unknown, remedy: string): SavedFault | null {
  const newer = newerThanKnown(data);
  if (newer !== null) return newer;
  if (data === null || typeof data !== "object" || Array.isArray(data)) {
    const what = data === null ? "null" : Array.isArray(data) ? "a list" : `a ${typeof data}`;
    return whole(`this is ${what}, not a result; ${remedy}`);
  }
  const { schemaVersion, workload } = data as Readonly<Record<string, unknown>>;
  if (schemaVersion !== undefined) return null;
  if (workload !== undefined)
    return whole("this is a scenario, not a result; answer it first: evenpoint run ... --format json");
  return whole(`this is not a result of evenpoint (it has no schemaVersion); ${remedy}`);
}

/** The kind of an answer that is no result; null for a result, and for what is neither. */
export function otherKindOf(data: unknown): OtherKind | null {
  if (data === null || typeof data !== "object" || !("kind" in data)) return null;
  const { kind } = data;
  return typeof kind === "string" && Object.hasOwn(otherKinds, kind) ? (kind as OtherKind) : null;
}

function newerThanKnown(data: unknown): SavedFault | null {
  if (data === null || typeof data !== "object" || !("schemaVersion" in data)) return null;
  const { schemaVersion } = data;
  if (typeof schemaVersion !== "number" || schemaVersion <= 1) return null;
  return {
    path: "schemaVersion",
    message: `${schemaVersion} is of a newer version of evenpoint; update evenpoint, or make the result again`,
  };
}

function whole(message: string): SavedFault {
  return { path: "", message };
}
