import { describe, expect, test } from "vitest";
import { instanceTypes } from "../../../src/platforms/aws-ec2/instance-types.ts";
import { awsEc2EuWest1, awsEc2UsEast1 } from "../../../src/pricing/cards/aws-ec2.ts";

const hourly = awsEc2UsEast1.rates.filter(({ meter }) => meter === "instanceHours");
const priceOf = (name: string) => hourly.find(({ variant }) => variant === name)?.tiers[0]?.price;

describe("the EC2 cards", () => {
  test("price exactly the instance types that can be simulated", () => {
    const priced = hourly.map(({ variant }) => variant);
    expect([...priced].sort()).toEqual(instanceTypes.map(({ name }) => name).sort());
  });

  test("price no unknown type in other regions", () => {
    const known = instanceTypes.map(({ name }) => name);
    for (const { variant } of awsEc2EuWest1.rates) expect(known).toContain(variant);
  });

  // AWS prices a family in proportion to its vCPUs; a slip of the pen in the table breaks it.
  test.each(instanceTypes.filter(({ vcpus }) => vcpus > 2))("$name costs its vCPUs times its family's", (type) => {
    const family = type.name.split(".")[0];
    const large = priceOf(`${family}.large`)!;
    expect(priceOf(type.name)).toBeCloseTo((large * type.vcpus) / 2, 9);
  });

  test.each(["t3", "t3a", "t4g"])("each size of %s costs twice the one before", (family) => {
    const sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
    const nano = priceOf(`${family}.nano`)!;
    const prices = sizes.map((size) => priceOf(`${family}.${size}`)! / nano);
    for (const [step, price] of prices.entries()) expect(price).toBeCloseTo(1 << step, 9);
  });

  test.each(instanceTypes.filter(({ vcpus }) => vcpus === 1))("$name costs about half of the large one", (type) => {
    const half = priceOf(type.name.replace("medium", "large"))! / 2;
    // Rounded by AWS to a hundredth of a cent.
    expect(Math.abs(priceOf(type.name)! - half)).toBeLessThanOrEqual(0.0001);
  });
});
