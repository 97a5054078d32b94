import { expect, test } from "vitest";
import { renderForm } from "../../src/cli/render-form.ts";
import type { FormName } from "../../src/report/answer-forms.ts";
import { availableForms } from "../../src/report/available-forms.ts";

const text = { color: false, width: 80 };
const few = { text: () => "text", json: () => "json", markdown: () => "md", charts: () => [] };

test.each(["text", "json", "md"] as const)("every answer has the form %s", async (form) => {
  expect(await renderForm(few, form, { text })).toBe(form);
});

test.each(["csv", "madr", "comment", "junit", "power-tuning"] as const)(
  "%s is the answer's own where it has it, and a sentence where it has not",
  async (form: FormName) => {
    const method = form === "power-tuning" ? "powerTuning" : form;
    expect(await renderForm({ ...few, [method]: () => "mine" }, form, { text })).toBe("mine");
    await expect(renderForm(few, form, { text })).rejects.toThrow(`this answer has no form ${form}`);
  },
);

test("an answer without HTML is told so before anything is loaded for it", async () => {
  await expect(renderForm(few, "html", { text })).rejects.toThrow("this answer has no form html");
});

test("the forms of an answer are those it has a maker for", () => {
  expect(availableForms(few)).toEqual(["text", "json", "md"]);
  expect(availableForms({ ...few, html: () => "", csv: () => "" })).toEqual(["text", "json", "md", "html", "csv"]);
});
