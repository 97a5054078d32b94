import { LowestCount } from "../../engine/lowest-count.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** Chooses the machine for each request. `outstanding` is what a machine has in service and in its queue. */
export interface Balancer {
  /** A machine in service; -1 where none may be chosen. */
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

/**
 * The balancer of a pool. Before a line that nobody bypasses only machines with a free slot are chosen from: whoever joins
 * the line must have found no free slot anywhere. Least outstanding does so of itself.
 */
export function createBalancer({ balancing, line, slots }: PoolSettings, random: RandomStream): Balancer {
  const balancer = balancingPolicies[balancing](random);
  const isOneLine = line !== null && !line.mayBeBypassed;
  return isOneLine && balancing !== "least-outstanding" ? amongFree(balancer, slots) : balancer;
}

/** The same choice among the machines that have a free slot. */
function amongFree(balancer: Balancer, slots: number): Balancer {
  const free = new Set<number>();
  const leave = (machine: number) => {
    if (free.delete(machine)) balancer.remove(machine);
  };
  return {
    choose: () => (free.size === 0 ? -1 : balancer.choose()),
    update(machine, outstanding) {
      if (outstanding >= slots) leave(machine);
      else if (free.has(machine)) balancer.update(machine, outstanding);
      else this.add(machine);
    },
    add(machine) {
      free.add(machine);
      balancer.add(machine);
    },
    remove: leave,
  };
}
