import type { ChartDescription } from "./charts/chart-description.ts";
import type { HtmlParts } from "./html/html-parts.ts";
import type { MarkdownOptions } from "./markdown.ts";
import type { TextOptions } from "./text.ts";

/** An answer (a result, a sweep, a comparison) in every form it can be written in; each is made when it is asked for. */
export interface AnswerForms {
  text(options: TextOptions): string;
  json(): string;
  markdown(options?: MarkdownOptions): string;
  /** The answer as one file for a browser. */
  html?(parts: HtmlParts): string;
  /** Only where the answer has a tidy table. */
  csv?(): string;
  /** Only where the answer has a verdict: a record of the decision, for a review's folder (MADR). */
  madr?(): string;
  /** Only where the answer has a verdict: a comment on a pull request. */
  comment?(): string;
  /** Only where the answer can pass or fail. */
  junit?(): string;
  /** Only where AWS Lambda Power Tuning would write such figures: its JSON. */
  powerTuning?(): string;
  /** The pictures that the Markdown shows from a folder beside it. */
  charts(): readonly ChartDescription[];
}

/** The forms as a flag names them. */
export type FormName = "text" | "json" | "md" | "html" | "csv" | "madr" | "comment" | "junit" | "power-tuning";

/** A form's file extension. */
export const formExtensions: Readonly<Record<FormName, string>> = {
  text: ".txt",
  json: ".json",
  md: ".md",
  html: ".html",
  csv: ".csv",
  madr: ".madr.md",
  comment: ".comment.md",
  junit: ".xml",
  "power-tuning": ".power-tuning.json",
};
