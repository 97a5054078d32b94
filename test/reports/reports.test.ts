import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { json, parseScenario, resultSchema, simulate } from "../../src/index.ts";
import { sha256 } from "../../src/node/index.ts";
import { savedForms } from "../../src/report/saved-forms.ts";

/*
 * The committed answers. `npm run reports` makes them anew; `npm run reports -- --check` simulates every scenario and
 * compares the bytes of all files, pictures included.
 */
const names = readdirSync("reports")
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length))
  .sort();

test("the quick start has a committed answer", () => {
  expect(names).toContain("quick-start");
});

describe.each(names)("reports/%s", (name) => {
  const text = readFileSync(join("reports", `${name}.json`), "utf8");
  const result = JSON.parse(text);
  const forms = savedForms(result);

  test("is the answer to the scenario of its name", () => {
    expect(existsSync(join("scenarios", `${name}.yaml`))).toBe(true);
    const verb = result.kind === "tune" ? "tune" : "break-even";
    expect(`${result.command} `).toContain(`evenpoint ${verb} ${name}.yaml `);
    const outcome = parseScenario(readFileSync(join("scenarios", `${name}.yaml`), "utf8"));
    expect("issues" in outcome ? outcome.issues : outcome.scenario.name).toBe(result.scenario.name);
  });

  test("its JSON is written as `--format json` writes it", () => {
    expect(forms.json()).toBe(text);
  });

  test("its JSON renders to the committed Markdown, byte for byte", () => {
    const report = readFileSync(join("reports", `${name}.md`), "utf8");
    expect(forms.markdown({ figures: { folder: name } })).toBe(report);
  });

  test("it has the pictures of its charts, and no others", () => {
    const drawn = forms.charts().map((chart) => `${chart.name}.png`);
    expect(readdirSync(join("reports", name)).sort()).toEqual(drawn.sort());
  });
});

test("the quick start simulated anew gives the committed figures; CI does the same for its break-even", async () => {
  const outcome = parseScenario(readFileSync("scenarios/quick-start.yaml", "utf8"));
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const command = "evenpoint break-even quick-start.yaml";
  const result = await simulate(outcome.scenario, { hash: sha256, command });
  const { breakEven: _, ...committed } = resultSchema.parse(
    JSON.parse(readFileSync("reports/quick-start.json", "utf8")),
  );
  expect(json(result)).toBe(json(committed));
});
