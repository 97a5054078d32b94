/** Who can confirm an input. */
export type Role = "finance" | "the service's owner" | "the platform team";

/** Kinds of inputs by the words in their names or paths, the first that fits; whatever fits none is the platform team's. */
const kinds: readonly (readonly [RegExp, Role])[] = [
  [/^prices?\b|\.prices\b|purchase|committed|discount|freetier|operations\.rate/i, "finance"],
  [
    /^traffic$|^work per request$|^workload\.|^requests that fail|^recorded traffic|^log size|^slo\b/i,
    "the service's owner",
  ],
];

/** Whose an input is by its name: "work per request", "price: Internet egress", `candidates["A"].speed`. */
export function roleFor(input: string): Role {
  // What a candidate is called says nothing of its inputs.
  const named = input.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\]/g, "[]");
  return kinds.find(([words]) => words.test(named))?.[1] ?? "the platform team";
}
