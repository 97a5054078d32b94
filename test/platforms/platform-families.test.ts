import { expect, test } from "vitest";
import { platformFamilies } from "../../src/platforms/platform-families.ts";
import { platforms } from "../../src/platforms/platforms.ts";

test("every platform is of the family it says itself", () => {
  const families = Object.entries(platforms).map(([name, { family }]) => [name, family]);
  expect(platformFamilies).toEqual(Object.fromEntries(families));
});
