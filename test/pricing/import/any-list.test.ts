import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importedCardNames } from "../../../src/pricing/imported-card-names.ts";
import type { PriceProvider } from "../../../src/pricing/price-list-formats.ts";
import { parseRateCardFile, rateCardFileText } from "../../../src/pricing/rate-card-file.ts";
import { offerFile } from "./aws-lists.ts";
import { areSamplesHere, importing, sampleText } from "./samples.ts";

const folder = new URL("../../../src/pricing/import/", import.meta.url);

test("every card that lists are imported to is one that a scenario may name", () => {
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/\bcard(?:: | = )"([\w-]+)"/g)].map(([, name]) => name!),
  );
  expect([...new Set(named)].sort()).toEqual([...importedCardNames].sort());
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Every place in a tree where a value stands. */
function places(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value as Readonly<Record<string, Json>>);
  return [path, ...entries.flatMap(([key, child]) => places(child, [...path, key]))];
}

function replaced(value: Json, [key, ...rest]: readonly (string | number)[], by: Json): Json {
  if (key === undefined || typeof value !== "object" || value === null) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, Json>;
  copy[key] = replaced(copy[key] ?? null, rest, by);
  return copy as Json;
}

const anything = fc.oneof(
  fc.constantFrom<Json>(null, "", "0", "-1", "1e999", "Inf", "Standard_", "__proto__", -1, 1e300, [], {}, true),
  fc.string({ maxLength: 700 }),
  fc.double({ noNaN: true }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

const machines = [
  { name: "n4a-standard-4", vcpus: 4, gigabytes: 16 },
  { name: "n4d-standard-4", vcpus: 4, gigabytes: 16 },
];

function expectSound(provider: PriceProvider, list: Json): void {
  const outcome = importing(provider, [list], { machines, date: "2026-11-27", destination: "Africa" });
  if ("faults" in outcome) {
    expect(outcome.faults.length).toBeGreaterThan(0);
    for (const fault of outcome.faults) expect(fault).not.toContain("undefined");
    return;
  }
  expect(parseRateCardFile(rateCardFileText(outcome.cards))).toEqual({ cards: outcome.cards });
}

const lists: readonly (readonly [PriceProvider, string])[] = [
  ["aws", "aws-ecs-fargate-us-east-1.json"],
  ["aws", "aws-ec2-us-east-2.json"],
  ["aws", "aws-ec2-c4-large-reserved.json"],
  ["azure", "azure-functions-eastus.json"],
  ["azure", "azure-vm-reservations-page-1.json"],
  ["gcp", "google-compute-engine-skus.json"],
  ["gcp", "google-cloud-run-skus.json"],
  ["gcp", "google-network-tiers.json"],
];

describe("a list with anything in any place gives cards that can be read again, or a sentence", () => {
  test.skipIf(!areSamplesHere).each(lists)("%s: %s (needs ../shared/data)", (provider, name) => {
    const list = JSON.parse(sampleText(name)) as Json;
    const all = places(list);
    fc.assert(
      fc.property(fc.nat(all.length - 1), anything, (place, value) => {
        expectSound(provider, replaced(list, all[place]!, value));
      }),
      { numRuns: 300 },
    );
  });

  test("of AWSLambda", () => {
    const attributes = { group: "AWS-Lambda-Duration", usagetype: "Lambda-GB-Second", regionCode: "us-east-1" };
    const onDemand = [{ unit: "seconds", price: "0.1" }];
    const free = { ...attributes, usagetype: "Global-Lambda-GB-Second" };
    const list = offerFile("AWSLambda", {
      PAID: { family: "Serverless", attributes, onDemand },
      FREE: { family: "Serverless", attributes: free, onDemand: [{ unit: "seconds", upTo: "5", price: "0" }] },
    }) as Json;
    const all = places(list);
    fc.assert(
      fc.property(fc.nat(all.length - 1), anything, (place, value) => {
        expectSound("aws", replaced(list, all[place]!, value));
      }),
      { numRuns: 500 },
    );
  });
});
