/** Answers that are no result, by the `kind` they carry. */
const kinds: Readonly<Record<string, string>> = {
  sensitivity: "the answer of sensitivity",
  sweep: "the answer of a sweep",
  tune: "the answer of tune",
  "what-if": "the answer of what-if",
  comparison: "the answer of compare",
};

/** What is wrong with JSON that can be no result at all, in a sentence; null where its parts must be looked at. */
export function otherThanResult(data: unknown): { readonly path: string; readonly message: string } | null {
  const newer = newerVersion(data);
  if (newer !== null) {
    return {
      path: "schemaVersion",
      message: `${newer} is of a newer version of evenpoint; update evenpoint, or make the result again`,
    };
  }
  const message = otherKind(data);
  return message === null ? null : { path: "", message };
}

function newerVersion(data: unknown): number | null {
  if (data === null || typeof data !== "object" || !("schemaVersion" in data)) return null;
  return typeof data.schemaVersion === "number" && data.schemaVersion > 1 ? data.schemaVersion : null;
}

function otherKind(data: unknown): string | null {
  const remedy = "give a file that run or break-even wrote with --format json";
  if (data === null || typeof data !== "object" || Array.isArray(data)) {
    const what = data === null ? "null" : Array.isArray(data) ? "a list" : `a ${typeof data}`;
    return `this is ${what}, not a result; ${remedy}`;
  }
  const { schemaVersion, kind, workload } = data as Readonly<Record<string, unknown>>;
  if (typeof kind === "string" && Object.hasOwn(kinds, kind)) return `this is ${kinds[kind]}, not a result; ${remedy}`;
  if (schemaVersion !== undefined) return null;
  if (workload !== undefined)
    return "this is a scenario, not a result; answer it first: evenpoint run ... --format json";
  return `this is not a result of evenpoint (it has no schemaVersion); ${remedy}`;
}
