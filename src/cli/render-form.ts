import { htmlParts } from "../node/html-parts.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import type { MarkdownOptions } from "../report/markdown.ts";
import type { TextOptions } from "../report/text.ts";
import { UsageError } from "./usage-error.ts";

/** How the forms are written that can be written in several ways. */
export interface RenderOptions {
  readonly text: TextOptions;
  readonly markdown?: MarkdownOptions;
}

/**
 * An answer in one form.
 *
 * @throws UsageError where the answer has no such form
 */
export async function renderForm(
  forms: AnswerForms,
  form: FormName,
  { text, markdown }: RenderOptions,
): Promise<string> {
  const written = await write(forms, form, { text, ...(markdown === undefined ? {} : { markdown }) });
  if (written === undefined) throw new UsageError(`this answer has no form ${form}; --format json has all of it`);
  return written;
}

async function write(
  forms: AnswerForms,
  form: FormName,
  { text, markdown }: RenderOptions,
): Promise<string | undefined> {
  switch (form) {
    case "text":
      return forms.text(text);
    case "json":
      return forms.json();
    case "md":
      return forms.markdown(markdown);
    case "html":
      return forms.html?.(await htmlParts());
    case "csv":
      return forms.csv?.();
    case "madr":
      return forms.madr?.();
    case "comment":
      return forms.comment?.();
    case "junit":
      return forms.junit?.();
    case "power-tuning":
      return forms.powerTuning?.();
  }
}
