import { it } from "vitest";
import { judge } from "../validation/judge.ts";
import { closedForms } from "./closed-forms.ts";
import { crossingRow } from "./crossing-row.ts";

for (const closedForm of closedForms) {
  it(closedForm.name, async ({ task }) => judge({ task }, [await crossingRow(closedForm)]));
}
