/** Names that are told where none of those asked for was found. */
const mostSeen = 5;

/** Functions that were asked for: by their whole name, or by its last part behind a slash (`app/func` by `func`). */
export class ChosenFunctions {
  /** Some of the other functions that were met. */
  readonly others = new Set<string>();
  readonly #names: ReadonlySet<string>;
  #lastName: string | null = null;
  #lastAnswer = false;

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  has(name: string): boolean {
    if (name === this.#lastName) return this.#lastAnswer; // rows of one function often follow each other
    this.#lastName = name;
    this.#lastAnswer = this.#names.has(name) || this.#names.has(name.slice(name.lastIndexOf("/") + 1));
    if (!this.#lastAnswer && this.others.size < mostSeen) this.others.add(name);
    return this.#lastAnswer;
  }

  /** Why nothing was found, as half a sentence. */
  explain(): string {
    const asked = [...this.#names].map((name) => JSON.stringify(name)).join(", ");
    const seen = [...this.others].filter((name) => name !== "");
    if (seen.length === 0) return `is of ${asked}: they do not say which function was called`;
    return `is of ${asked}; it has ${seen.map((name) => JSON.stringify(name)).join(", ")}${seen.length === mostSeen ? " and others" : ""}`;
  }
}
