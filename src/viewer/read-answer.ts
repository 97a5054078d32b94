import type { Answer } from "./answer.ts";

/** Reads the answer that the page carries. */
export function readAnswer(): Answer {
  return JSON.parse(document.getElementById("answer")?.textContent ?? "{}") as Answer;
}
