import { LowestCount } from "../../engine/lowest-count.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** Chooses the instance for each request. `outstanding` is what a instance has in service and in its queue. */
export interface Balancer {
  /** A instance in service; -1 where none may be chosen. */
  choose(): number;
  /** The number of outstanding requests of a instance in service has changed. */
  update(instance: number, outstanding: number): void;
  /** A instance comes into service, with nothing outstanding. */
  add(instance: number): void;
  /** A instance gets no more requests. */
  remove(instance: number): void;
}

/** Every way of spreading requests over instances; ties go to the lowest instance number. */
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
      add: (instance) => members.push(instance),
      remove: (instance) => {
        const place = members.indexOf(instance);
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
      add: (instance) => members.push(instance),
      remove: (instance) => members.splice(members.indexOf(instance), 1),
    };
  },
  /** The lowest-numbered of those with a free slot, so that the others fall idle. */
  "lowest-first": () => {
    const members = new LowestCount();
    let size = 0;
    return {
      choose: () => (size === 0 ? -1 : members.place()),
      update: () => {},
      add: (instance) => {
        members.update(instance, 0);
        size++;
      },
      remove: (instance) => {
        members.remove(instance);
        size--;
      },
    };
  },
  /** One line for all: the head of the line goes to the instance with the most room. */
  "shared-queue": () => leastOutstanding(),
} as const satisfies Record<string, (random: RandomStream) => Balancer>;

export type BalancingPolicy = keyof typeof balancingPolicies;

/** Those that a load balancer before machines may have. */
export const balancingPolicyNames = [
  "least-outstanding",
  "round-robin",
  "random",
  "shared-queue",
] as const satisfies readonly BalancingPolicy[];

function leastOutstanding(): Balancer {
  const outstanding = new LowestCount();
  return {
    choose: () => outstanding.place(),
    update: (instance, count) => outstanding.update(instance, count),
    add: (instance) => outstanding.update(instance, 0),
    remove: (instance) => outstanding.remove(instance),
  };
}

/**
 * The balancer of a pool. Before a line that nobody bypasses only instances with a free slot are chosen from: whoever joins
 * the line must have found no free slot anywhere. Least outstanding does so of itself.
 */
export function createBalancer({ balancing, line, slots }: PoolSettings, random: RandomStream): Balancer {
  const balancer = balancingPolicies[balancing](random);
  const isOneLine = line !== null && !line.mayBeBypassed;
  return isOneLine && balancing !== "least-outstanding" ? amongFree(balancer, slots) : balancer;
}

/** The same choice among the instances that have a free slot. */
function amongFree(balancer: Balancer, slots: number): Balancer {
  const free = new Set<number>();
  const leave = (instance: number) => {
    if (free.delete(instance)) balancer.remove(instance);
  };
  return {
    choose: () => (free.size === 0 ? -1 : balancer.choose()),
    update(instance, outstanding) {
      if (outstanding >= slots) leave(instance);
      else if (free.has(instance)) balancer.update(instance, outstanding);
      else this.add(instance);
    },
    add(instance) {
      free.add(instance);
      balancer.add(instance);
    },
    remove: leave,
  };
}
