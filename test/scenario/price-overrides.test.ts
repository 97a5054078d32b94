import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { platforms } from "../../src/platforms/platforms.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import { rateCardFileText } from "../../src/pricing/rate-card-file.ts";
import { type ParseOptions, parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Candidate } from "../../src/scenario/scenario.ts";
import type { Meter } from "../../src/usage/meter.ts";

/** Candidates of every platform: those that the conformance suite runs. */
const source = readFileSync(new URL("../platforms/conformance.test.ts", import.meta.url), "utf8");
const candidates = [...new Set([...source.matchAll(/"(platform: [^"]+)"/g)].map(([, keys]) => keys!))];

function candidateOf(keys: string, head: string, options: ParseOptions = {}): Candidate {
  const outcome = parseScenario(
    `name: prices
duration: 1h
${head}
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {cpu: 5ms}, memory: 20MB, request: 2KB, response: 14KB, logs: 1KB}
candidates: [{name: A, ${keys}}]`,
    options,
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario.candidates[0]!;
}

/** Meters whose price is a card's, and not a key of the candidate's own. */
function listedMeters({ priceNeeds }: Candidate): readonly Meter[] {
  return [...new Set(priceNeeds.flatMap(({ meters, own }) => (own == null ? meters : [])))];
}

test("there are candidates of every platform", () => {
  const kinds = new Set(candidates.map((keys) => /platform: ([\w-]+)/.exec(keys)?.[1]));
  expect(Object.keys(platforms).filter((kind) => !kinds.has(kind))).toEqual([]);
});

describe("every price of every platform", () => {
  test.each(candidates)("can be the user's own: %s", (keys) => {
    const listed = candidateOf(keys, "");
    const meters = listedMeters(listed).filter((meter) => !keys.includes(`${meter}:`));
    const overrides = meters.map((meter, i) => ({ path: `candidates[0].prices.${meter}`, value: String(i + 1) }));
    const { rates } = candidateOf(keys, "", { overrides });
    const own = rates.filter(({ meter }) => meters.includes(meter));
    expect(own.map(({ meter }) => meter)).toEqual(meters);
    const included = (meter: Meter) => {
      const [first] = listed.rates.find((rate) => rate.meter === meter)?.tiers ?? [];
      return first?.price === 0 && first.upTo !== null ? [first] : []; // what a fee includes stays included
    };
    expect(own.map(({ tiers }) => tiers)).toEqual(
      meters.map((meter, i) => [...included(meter), { upTo: null, price: i + 1 }]),
    );
    expect(new Set(own.map(({ setBy }) => setBy))).toEqual(new Set(meters.length === 0 ? [] : ["user"]));
  });

  test.each(candidates)("can come from card files, tiers and all: %s", (keys) => {
    const listed = candidateOf(keys, "");
    const tiers = [
      { upTo: 10, price: 2 },
      { upTo: null, price: 1 },
    ];
    const needs = listed.priceNeeds.filter(({ own, card }) => own == null && card !== "server");
    const places = [...new Map(needs.map((need) => [`${need.card} ${need.region}`, need])).values()];
    const cards = places.map(({ card, region }) => {
      const rates = needs
        .filter((need) => need.card === card && need.region === region)
        .flatMap(({ meters, variant, purchase }) => meters.map((meter) => ({ meter, variant, purchase })));
      const unlike = [...new Map(rates.map((rate) => [JSON.stringify(rate), rate])).values()];
      return rateCard(
        card,
        region,
        unlike.map(({ meter, variant, purchase }) => ({
          meter,
          label: "ours",
          price: tiers,
          source: "a contract",
          effectiveDate: "2026-11-27",
          ...(variant === null ? {} : { variant }),
          ...(purchase === undefined ? {} : { purchase }),
        })),
      );
    });
    if (cards.length === 0) return;
    const { rates } = candidateOf(keys, "rateCards: [ours.json]", { readText: () => rateCardFileText(cards) });
    const meters = new Set(needs.flatMap((need) => need.meters));
    const own = rates.filter(
      ({ meter, setBy }) => meters.has(meter) && !(setBy === "user" && keys.includes(`${meter}:`)),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const rate of own) expect(rate).toMatchObject({ label: "ours", tiers, source: "a contract", setBy: "user" });
  });
});
