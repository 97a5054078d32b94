import { expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { balancingPolicies } from "../../../src/platforms/aws-ec2/balancing.ts";

const random = () => new RandomStream({ seed: 1, replication: 0, name: "balancing" });

test("round-robin begins with the first machine and takes turns", () => {
  const balancer = balancingPolicies["round-robin"](3);
  expect(Array.from({ length: 7 }, () => balancer.choose())).toEqual([0, 1, 2, 0, 1, 2, 0]);
});

test.each(["least-outstanding", "shared-queue"] as const)("%s: the least, and of equals the lowest", (policy) => {
  const balancer = balancingPolicies[policy](3);
  expect(balancer.choose()).toBe(0);
  balancer.update(0, 2);
  expect(balancer.choose()).toBe(1);
  balancer.update(1, 1);
  balancer.update(2, 1);
  expect(balancer.choose()).toBe(1);
  balancer.update(0, 1);
  expect(balancer.choose()).toBe(0);
});

test("random: every machine, each as often as the others", () => {
  const balancer = balancingPolicies.random(4, random());
  const chosen = [0, 0, 0, 0];
  for (let i = 0; i < 40_000; i++) chosen[balancer.choose()]!++;
  for (const count of chosen) expect(Math.abs(count - 10_000) / Math.sqrt(7500)).toBeLessThan(4);
});
