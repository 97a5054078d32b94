import { MinTree } from "../../engine/min-tree.ts";
import type { RandomStream } from "../../engine/random-stream.ts";

/** Chooses the machine for each request. `outstanding` is what a machine has in service and in its queue. */
export interface Balancer {
  choose(): number;
  /** A machine's number of outstanding requests has changed. */
  update(machine: number, outstanding: number): void;
}

/** Every way of spreading requests over machines; ties go to the lowest machine number. */
export const balancingPolicies = {
  "least-outstanding": (machines: number): Balancer => {
    const tree = new MinTree(machines, 0);
    return { choose: () => tree.place(), update: (machine, outstanding) => tree.update(machine, outstanding) };
  },
  "round-robin": (machines: number): Balancer => {
    let next = machines - 1;
    return {
      choose: () => {
        next = next + 1 === machines ? 0 : next + 1;
        return next;
      },
      update: () => {},
    };
  },
  random: (machines: number, random: RandomStream): Balancer => ({
    choose: () => Math.ceil(random.next() * machines) - 1,
    update: () => {},
  }),
  /** One line for all: the head of the line goes to the machine with the most room. */
  "shared-queue": (machines: number): Balancer => {
    const tree = new MinTree(machines, 0);
    return { choose: () => tree.place(), update: (machine, outstanding) => tree.update(machine, outstanding) };
  },
} as const satisfies Record<string, (machines: number, random: RandomStream) => Balancer>;

export type BalancingPolicy = keyof typeof balancingPolicies;

export const balancingPolicyNames = Object.keys(balancingPolicies) as [BalancingPolicy, ...BalancingPolicy[]];
