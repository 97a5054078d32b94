/** The answer inside the page, as its JSON has it. */
export type Answer = Readonly<Record<string, unknown>>;

/** Reads the answer that the page carries. */
export function readAnswer(): Answer {
  return JSON.parse(document.getElementById("answer")?.textContent ?? "{}") as Answer;
}
