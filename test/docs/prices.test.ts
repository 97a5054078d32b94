import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importedCardNames } from "../../src/pricing/imported-card-names.ts";
import { parseRateCardFile } from "../../src/pricing/rate-card-file.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const page = readFileSync(new URL("../../docs/prices.md", import.meta.url), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text!);

test("the page's card can be copied, and its scenario is billed by it", () => {
  const [card] = blocks("json");
  expect(parseRateCardFile(card!)).toHaveProperty("cards");
  const [, scenario] = blocks("yaml");
  const outcome = parseScenario(scenario!, { readText: () => card! });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  expect(outcome.warnings).toEqual([]);
  expect(outcome.scenario.candidates[0]!.rates[0]).toMatchObject({
    label: "vCPU, as agreed",
    tiers: [
      { upTo: 10_000, price: 0.038 },
      { upTo: null, price: 0.031 },
    ],
    source: "agreement 4711, annex B",
  });
});

test("the page's candidate with prices of its own can be copied", () => {
  const [candidates] = blocks("yaml");
  const workload = "{arrivals: {kind: poisson, rate: 10/s}, work: {cpu: 30ms}}";
  const outcome = parseScenario(`name: docs\nworkload: ${workload}\n${candidates}`);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const prices = outcome.scenario.candidates[0]!.rates.filter(({ setBy }) => setBy === "user");
  expect(prices.map(({ meter }) => meter)).toEqual(["instanceHours", "diskGbMonths"]);
});

test("the page names every card that lists can be imported to", () => {
  expect(importedCardNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
