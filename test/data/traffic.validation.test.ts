import { describe, it } from "vitest";
import { judge } from "../validation/judge.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";
import { factRow, trafficFacts } from "./traffic-facts.ts";

describe.skipIf(!hasSharedData)(`recorded traffic${needsSharedData}`, () => {
  for (const fact of trafficFacts) {
    it(`${fact.traffic.name}: ${fact.what}`, async ({ task }) => judge({ task }, [await factRow(fact)]));
  }
});
