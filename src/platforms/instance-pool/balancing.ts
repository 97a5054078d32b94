import { LowestCount } from "../../engine/lowest-count.ts";
import type { RandomStream } from "../../engine/random-stream.ts";

/** Chooses the machine for each request. `outstanding` is what a machine has in service and in its queue. */
export interface Balancer {
  choose(): number;
  /** The number of outstanding requests of a machine in service has changed. */
  update(machine: number, outstanding: number): void;
  /** A machine comes into service, with nothing outstanding. */
  add(machine: number): void;
  /** A machine gets no more requests. */
  remove(machine: number): void;
}

/** Every way of spreading requests over machines; ties go to the lowest machine number. */
export const balancingPolicies = {
  "least-outstanding": () => leastOutstanding(),
  /** In the order in which they came into service. */
  "round-robin": () => {
    const members: number[] = [];
    let next = -1;
    return {
      choose: () => {
        next = next + 1 >= members.length ? 0 : next + 1;
        return members[next]!;
      },
      update: () => {},
      add: (machine) => members.push(machine),
      remove: (machine) => {
        const place = members.indexOf(machine);
        members.splice(place, 1);
        if (place <= next) next--;
      },
    };
  },
  random: (random: RandomStream) => {
    const members: number[] = [];
    return {
      choose: () => members[Math.ceil(random.next() * members.length) - 1]!,
      update: () => {},
      add: (machine) => members.push(machine),
      remove: (machine) => members.splice(members.indexOf(machine), 1),
    };
  },
  /** One line for all: the head of the line goes to the machine with the most room. */
  "shared-queue": () => leastOutstanding(),
} as const satisfies Record<string, (random: RandomStream) => Balancer>;

export type BalancingPolicy = keyof typeof balancingPolicies;

export const balancingPolicyNames = Object.keys(balancingPolicies) as [BalancingPolicy, ...BalancingPolicy[]];

function leastOutstanding(): Balancer {
  const outstanding = new LowestCount();
  return {
    choose: () => outstanding.place(),
    update: (machine, count) => outstanding.update(machine, count),
    add: (machine) => outstanding.update(machine, 0),
    remove: (machine) => outstanding.remove(machine),
  };
}
