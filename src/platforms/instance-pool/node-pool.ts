import type { Distribution } from "../../engine/distribution.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { NodeSettings } from "./pool-settings.ts";
import type { RareEvents } from "./rare-events.ts";

interface Node {
  instances: number;
  /** Infinity where the node does not exist. */
  readyAt: number;
  emptySince: number;
}

/**
 * The machines under a pool of containers. An instance goes to the first node with room; where none has any, a node is
 * launched and the instance waits for it. A node beyond the minimum ends once it has been empty for a while. Times are
 * microseconds.
 */
export class NodePool {
  readonly #settings: NodeSettings;
  readonly #events: RareEvents;
  readonly #boot: Distribution;
  readonly #random: RandomStream;
  readonly #nodes: Node[];
  readonly #nodeOf: number[] = [];
  readonly billed = new LevelOverTime();
  #room: number;

  constructor(
    settings: NodeSettings,
    {
      events,
      boot,
      random,
    }: { readonly events: RareEvents; readonly boot: Distribution; readonly random: RandomStream },
  ) {
    const { min, max, perNode } = settings;
    this.#settings = settings;
    this.#events = events;
    this.#boot = boot;
    this.#random = random;
    this.#nodes = Array.from({ length: max }, (_, node) => ({
      instances: 0,
      readyAt: node < min ? 0 : Number.POSITIVE_INFINITY,
      emptySince: 0,
    }));
    this.billed.level = min;
    this.#room = max * perNode;
  }

  /** Whether one more instance finds a place, on a node that is there or on a new one. */
  get hasRoom(): boolean {
    return this.#room > 0;
  }

  /** Gives a place to an instance that the run starts with: its node is there too. There must be room. */
  placeReady(instance: number): void {
    const place = this.#nextPlace();
    const node = this.#nodes[place]!;
    if (node.readyAt === Number.POSITIVE_INFINITY) {
      node.readyAt = 0;
      this.billed.change(0, 1);
    }
    this.#settle(instance, place);
  }

  /** Gives the instance a place and says how long it has to wait for its node. There must be room. */
  place(instance: number, now: number): number {
    const place = this.#nextPlace();
    const node = this.#nodes[place]!;
    if (node.readyAt === Number.POSITIVE_INFINITY) {
      const boot = nearestWhole(this.#boot.sample(this.#random));
      node.readyAt = now + boot;
      this.#events.add(now + Math.min(boot, this.#settings.pending), "nodeBilled", place);
    }
    this.#settle(instance, place);
    return Math.max(0, node.readyAt - now);
  }

  /** The first node with room; where none has any, the first that does not exist. */
  #nextPlace(): number {
    const { perNode } = this.#settings;
    const present = this.#nodes.findIndex(
      ({ instances, readyAt }) => readyAt < Number.POSITIVE_INFINITY && instances < perNode,
    );
    return present >= 0 ? present : this.#nodes.findIndex(({ readyAt }) => readyAt === Number.POSITIVE_INFINITY);
  }

  #settle(instance: number, place: number): void {
    this.#nodes[place]!.instances++;
    this.#nodeOf[instance] = place;
    this.#room--;
  }

  /** The instance has ended. */
  leave(instance: number, now: number): void {
    const place = this.#nodeOf[instance]!;
    const node = this.#nodes[place]!;
    node.instances--;
    this.#room++;
    if (node.instances > 0 || place < this.#settings.min) return;
    node.emptySince = now;
    this.#events.add(Math.max(now, node.readyAt) + this.#settings.removeAfter, "nodeEmpty", place);
  }

  /** A launched node starts to be billed. */
  startBilling(now: number): void {
    this.billed.change(now, 1);
  }

  /** A node has perhaps been empty for long enough to end. */
  removeEmpty(place: number, now: number): void {
    const node = this.#nodes[place]!;
    if (node.instances > 0 || node.readyAt === Number.POSITIVE_INFINITY) return;
    if (Math.max(node.emptySince, node.readyAt) + this.#settings.removeAfter > now) return;
    node.readyAt = Number.POSITIVE_INFINITY;
    this.billed.change(now, -1);
  }
}
