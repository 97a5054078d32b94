/** The answer inside the page, as its JSON has it. */
export type Answer = Readonly<Record<string, unknown>>;
