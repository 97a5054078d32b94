import { expect, test } from "vitest";
import { spotWarning } from "../../../src/platforms/aws-ec2/spot-interruptions.ts";

test("spot machines come with their interruptions, by type where the list has it", () => {
  expect(spotWarning("c7i.large")).toMatch(/two minutes' notice.*of c7i.large more than 20 %/);
  expect(spotWarning("m7g.large")).toMatch(/of m7g.large at most 20 %/);
  expect(spotWarning("m8g.large")).toMatch(/by type from under 5 % to more than 20 %/);
});
