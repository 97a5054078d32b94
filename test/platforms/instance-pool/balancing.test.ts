import { expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import {
  type Balancer,
  type BalancingPolicy,
  balancingPolicies,
} from "../../../src/platforms/instance-pool/balancing.ts";

const balancerOf = (policy: BalancingPolicy, machines: number): Balancer => {
  const balancer: Balancer = balancingPolicies[policy](
    new RandomStream({ seed: 1, replication: 0, name: "balancing" }),
  );
  for (let machine = 0; machine < machines; machine++) balancer.add(machine);
  return balancer;
};
const choices = (balancer: Balancer, count: number) => Array.from({ length: count }, () => balancer.choose());

test("round-robin begins with the first machine and takes turns", () => {
  expect(choices(balancerOf("round-robin", 3), 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
});

test("round-robin: who comes joins at the end of the round, who goes leaves the others in turn", () => {
  const balancer = balancerOf("round-robin", 3);
  expect(choices(balancer, 2)).toEqual([0, 1]);
  balancer.add(3);
  expect(choices(balancer, 3)).toEqual([2, 3, 0]);
  balancer.remove(0);
  expect(choices(balancer, 4)).toEqual([1, 2, 3, 1]);
  balancer.remove(3);
  expect(choices(balancer, 3)).toEqual([2, 1, 2]);
  balancer.remove(2);
  expect(choices(balancer, 2)).toEqual([1, 1]);
});

test.each(["least-outstanding", "shared-queue"] as const)("%s: the least, and of equals the lowest", (policy) => {
  const balancer = balancerOf(policy, 3);
  expect(balancer.choose()).toBe(0);
  balancer.update(0, 2);
  expect(balancer.choose()).toBe(1);
  balancer.update(1, 1);
  balancer.update(2, 1);
  expect(balancer.choose()).toBe(1);
  balancer.update(0, 1);
  expect(balancer.choose()).toBe(0);
});

test("least-outstanding: a new machine has nothing outstanding; one that left is never chosen", () => {
  const balancer = balancerOf("least-outstanding", 1);
  balancer.update(0, 3);
  balancer.add(20); // far beyond the places there were
  expect(balancer.choose()).toBe(20);
  balancer.update(20, 4);
  expect(balancer.choose()).toBe(0);
  balancer.remove(0);
  expect(balancer.choose()).toBe(20);
});

test("random: every machine, each as often as the others, and only those in service", () => {
  const balancer = balancerOf("random", 5);
  balancer.remove(2);
  const chosen = [0, 0, 0, 0, 0];
  for (let i = 0; i < 40_000; i++) chosen[balancer.choose()]!++;
  expect(chosen[2]).toBe(0);
  for (const count of [0, 1, 3, 4].map((machine) => chosen[machine]!)) {
    expect(Math.abs(count - 10_000) / Math.sqrt(7500)).toBeLessThan(4);
  }
});
