import { z } from "zod";

/** 1 to 80 characters on one line, without the white space around them; control characters would steer the reader's terminal. */
export const nameField = z
  .string({ error: "a name is text of 1 to 80 characters" })
  .refine(isName, {
    error: "a name is 1 to 80 characters on one line",
  })
  .transform((text) => text.trim());

/** Of candidates and functions: programs that read the answer make keys of these names; some mean something else there. */
export const itemNameField = nameField.refine((text) => !(text in Object.prototype), {
  error: "that is a name which programs keep for themselves; choose another",
});

function isName(text: string): boolean {
  const length = [...text].length;
  return length >= 1 && length <= 80 && text.trim() !== "" && !/\p{Cc}/u.test(text);
}
