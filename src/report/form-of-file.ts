import { type FormName, formExtensions } from "./answer-forms.ts";

/** A form that an extension asks for: power-tuning is JSON to look at, and asked for by its flag alone. */
type FileForm = Exclude<FormName, "power-tuning">;

const extensions = Object.entries(formExtensions)
  .filter((entry): entry is [FileForm, string] => entry[0] !== "power-tuning")
  .sort(([, one], [, other]) => other.length - one.length);

/** The form that a file's name asks for, `.madr.md` before `.md`; null where its extension is none of ours. */
export function formOfFile(file: string): FileForm | null {
  const name = file.split(/[\\/]/).at(-1) ?? "";
  return extensions.find(([, extension]) => name.endsWith(extension) && name.length > extension.length)?.[0] ?? null;
}
