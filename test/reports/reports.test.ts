import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeClaim } from "../../src/analysis/claim/judge-claim.ts";
import { json, parseScenario, resultSchema, simulate } from "../../src/index.ts";
import { sha256 } from "../../src/node/index.ts";
import { ownPlace } from "../../src/report/candidates.ts";
import { galleryPage } from "../../src/report/gallery-page.ts";
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
    expect(`${result.command} `).toMatch(new RegExp(`^evenpoint (run|break-even|tune) ${name}\\.yaml `));
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

test("every scenario has a committed answer, and a question", () => {
  const scenarios = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));
  expect(names.map((name) => `${name}.yaml`)).toEqual(scenarios.sort());
  for (const name of names) expect(savedOf(name).scenario.question).toMatch(/\?$/);
});

test("the page of all answers is theirs, byte for byte", () => {
  const entries = names.map((name) => {
    const { scenario, claim = null } = savedOf(name);
    const markdown = readFileSync(join("reports", `${name}.md`), "utf8");
    return { name, question: scenario.question, claim, markdown };
  });
  expect(galleryPage(entries)).toBe(readFileSync("reports/README.md", "utf8"));
});

/* What became of each claim: none turns over unnoticed. The figures are in the reports, and some by hand in by-hand.test.ts. */
const standings = {
  "every-second-timer": "within a range",
  "flash-sale": "corrected",
  "high-constant-load": "within a range",
  "image-processing": "within a range",
  "nightly-batch": "confirmed",
  "office-hours": "within a range",
  "once-a-day-job": "within a range",
  "provisioned-concurrency": "within a range",
  "rare-webhook": "corrected",
  "scale-out-under-a-spike": "confirmed",
  "sign-ups": "within a range",
  "spring-against-node": "within a range",
  "steady-api": "within a range",
  "twenty-minute-work": "corrected",
};

test("every claim stands as it stood", () => {
  const found = names.flatMap((name) => {
    const { claim } = savedOf(name);
    return claim === undefined ? [] : [[name, claim.standing]];
  });
  expect(Object.fromEntries(found)).toEqual(standings);
});

test.each(Object.keys(standings))(
  "the claim of %s is what its committed figures say, in the scenario's words",
  (name) => {
    const { claim } = scenarioOf(name);
    const result = resultSchema.parse(savedOf(name));
    expect(claim).not.toBeNull();
    expect(result.claim).toMatchObject({ source: claim!.source, words: claim!.words, holdsIf: claim!.holdsIf });
    const { standing, holdsHere } = judgeClaim(claim!, result, ownPlace(result));
    expect({ standing, holdsHere }).toEqual({ standing: result.claim!.standing, holdsHere: result.claim!.holdsHere });
  },
);

function savedOf(name: string) {
  return JSON.parse(readFileSync(join("reports", `${name}.json`), "utf8"));
}

function scenarioOf(name: string) {
  const outcome = parseScenario(readFileSync(join("scenarios", `${name}.yaml`), "utf8"));
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

test("the quick start simulated anew gives the committed figures; CI does the same for its break-even", async () => {
  const command = "evenpoint break-even quick-start.yaml";
  const result = await simulate(scenarioOf("quick-start"), { hash: sha256, command });
  const {
    breakEven: _,
    sensitivity: __,
    ...committed
  } = resultSchema.parse(JSON.parse(readFileSync("reports/quick-start.json", "utf8")));
  expect(json(result)).toBe(json(committed));
});
