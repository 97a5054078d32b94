import type { Distribution } from "../../engine/distribution.ts";
import { createDistribution } from "../../engine/distributions/index.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import { CreditAccounts, creditStepLength } from "./credit-accounts.ts";
import { IdleEnds } from "./idle-ends.ts";
import { initialSize } from "./initial-size.ts";
import { LaunchRate } from "./launch-rate.ts";
import { LevelOverTime } from "./level-over-time.ts";
import { NodePool } from "./node-pool.ts";
import { noExecutions, type PoolConsumption } from "./pool-consumption.ts";
import { PoolScaler } from "./pool-scaler.ts";
import { minimumOf, type PoolSettings } from "./pool-settings.ts";
import { type RareEvent, RareEvents } from "./rare-events.ts";
import { type Launch, Roster } from "./roster.ts";
import type { ServingInstances } from "./serving-instances.ts";
import { Spares } from "./spares.ts";

/** Requests may be waiting for what boots, where they start instances; Kubernetes ends what is not ready first. */
const givesUp = { never: "newest", "from-zero": "boots-first", always: "ready-only" } as const;

/** For so long after the window, at the latest, its last requests are still scaled for. */
const longestDrain = microsecondsPer.d;

/**
 * Everything about a pool that is rare: boots, billing, the autoscaler, CPU credits, nodes. After the window's end it goes
 * on for as long as requests of the window are there.
 */
export class PoolControl {
  readonly roster: Roster;
  readonly #settings: PoolSettings;
  readonly #run: StationRun;
  readonly #instances: ServingInstances;
  readonly #events = new RareEvents();
  readonly #scaler: PoolScaler | null;
  readonly #credits: CreditAccounts | null;
  readonly #nodes: NodePool | null;
  readonly #launchRate: LaunchRate | null;
  readonly #spares: Spares;
  readonly #idleEnds: IdleEnds | null;
  /** Instances below are the minimum's own, and stay. */
  readonly #minimum: number;
  readonly #boosted = new LevelOverTime();
  /** When each instance's boost ends, Infinity while it boots; -1 where it has none. */
  readonly #boostUntil: number[] = [];
  readonly #boot: readonly Distribution[];
  readonly #random: RandomStream;
  readonly #initial: number;

  /** Throws where the size of an `auto` pool has not been set. */
  constructor(
    settings: PoolSettings,
    { workload, run }: { readonly workload: Workload; readonly run: StationRun },
    instances: ServingInstances,
  ) {
    const { instances: size, committed, vcpus, credits, boot, billing, standby, nodes, launchRate } = settings;
    if (size.kind === "auto") throw new RangeError("an auto pool is given its size before it starts");
    this.#settings = settings;
    this.#run = run;
    this.#instances = instances;
    const minimum = minimumOf(size);
    this.roster = new Roster({
      ...{ events: this.#events, billing, minimum, standby, givesUp: givesUp[settings.startsOnDemand] },
      ...{ committed: committed ?? 0, windowStart: run.windowStart },
    });
    this.#boot = boot.map((part) => createDistribution(part, run.samples));
    this.#random = run.random("boot");
    this.#scaler = size.kind === "fixed" ? null : new PoolScaler(size, { instance: settings, origin: run.weekStart });
    this.#credits = credits === null ? null : new CreditAccounts(vcpus, credits);
    this.#nodes = nodes === null ? null : this.#nodePool(nodes);
    this.#launchRate = launchRate === null ? null : new LaunchRate(launchRate);
    this.#minimum = minimum;
    this.#idleEnds = this.#idleEndsBy("idleEnds");
    this.#spares = new Spares({
      ...{ count: settings.prewarmed ?? 0, max: size.kind === "growing" ? size.max : minimum, roster: this.roster },
      quiet: settings.prewarmed === undefined ? null : this.#idleEndsBy("quiet"),
      isQuiet: () => instances.concurrency() === 0,
      launch: (now) => this.#instances.prepare(this.roster.launchSpare(now, this.#nextLaunch(now, 0))),
    });
    const min = this.#scaler?.minimum(0) ?? 0;
    this.#initial = size.kind === "fixed" ? size.count : initialSize(size, settings, { workload, run, min });
  }

  #nodePool(nodes: NonNullable<PoolSettings["nodes"]>): NodePool {
    const boot = createDistribution(nodes.boot, this.#run.samples);
    return new NodePool(nodes, { events: this.#events, boot, random: this.#run.random("node boot") });
  }

  #idleEndsBy(event: "idleEnds" | "quiet"): IdleEnds | null {
    const { keepAlive } = this.#settings;
    if (keepAlive === undefined) return null;
    const options = { keepAlive: createDistribution(keepAlive, this.#run.samples), random: this.#run.random(event) };
    return new IdleEnds({ events: this.#events, event, ...options });
  }

  /** Puts the instances in service that the run starts with. */
  begin(): void {
    for (let i = 0; i < this.#initial; i++) this.#launchReady();
    if (this.#scaler !== null) {
      this.#scaler.start(this.#initial);
      this.#decideAt(this.#scaler.rhythm.sample, "autoscaler");
      this.#decideAt(this.#scaler.nextMinimumChange(0), "minimum");
    }
    if (this.#credits !== null) this.#decideAt(creditStepLength, "credits");
  }

  /** Whether requests go through the line before the autoscaler has decided anything. */
  get startsThroughLine(): boolean {
    return this.#scaler?.startsThroughLine(this.#initial) ?? true;
  }

  /** When something happens next; Infinity where nothing does. */
  next(): number {
    return this.#events.next();
  }

  /** Lets the next thing happen. */
  pass(): void {
    const { time: now, event, subject } = this.#events.take();
    this.#happen(event, subject, now);
    this.#startForWaiting(now);
  }

  #happen(event: RareEvent, subject: number, now: number): void {
    switch (event) {
      case "nodeBilled":
        this.#nodes!.startBilling(now);
        break;
      case "billingStarts":
        this.#startBilling(subject, now);
        break;
      case "ready":
        this.#ready(subject, now);
        break;
      case "billingEnds":
        this.roster.stopBilling(now);
        break;
      case "boostEnds":
        if (this.#boostUntil[subject] === now) this.#endBoost(subject, now);
        break;
      case "standbyEnds":
        if (this.roster.endStandby(subject, now)) this.#ended(subject, now);
        break;
      case "idleEnds":
        this.#endIdle(subject, now);
        break;
      case "quiet":
        for (const spare of this.#spares.endIfQuiet(now)) this.#ended(spare, now);
        break;
      case "nodeEmpty":
        this.#nodes!.removeEmpty(subject, now);
        break;
      case "credits":
        this.settleCredits(now);
        this.#decideAt(now + creditStepLength, "credits");
        break;
      case "minimum":
        this.#resize(now, Math.max(this.roster.size, this.#scaler!.minimum(now)));
        this.#decideAt(this.#scaler!.nextMinimumChange(now), "minimum");
        break;
      case "autoscaler":
        this.#autoscale(now);
        this.#decideAt(now + this.#scaler!.rhythm.sample, "autoscaler");
        break;
    }
  }

  /** Whether instances end by themselves once they have been idle for long. */
  get endsIdle(): boolean {
    return this.#idleEnds !== null;
  }

  /** An instance has served all of its requests. */
  served(instance: number, now: number, isDraining: boolean): void {
    if (isDraining) this.#empty(instance, now);
    else this.idle(instance, now);
    this.#spares.beginIfQuiet(now);
  }

  /** An instance in service serves nobody. */
  idle(instance: number, now: number): void {
    if (instance >= this.#minimum) this.#idleEnds?.begin(instance, now);
  }

  #endIdle(instance: number, now: number): void {
    const isIdle = this.roster.isInService(instance) && this.#instances.isIdle(instance);
    if (!this.#idleEnds!.isOver(instance, now, isIdle)) return;
    this.roster.endIdle(instance, now);
    this.#instances.leaveService(instance);
    this.#ended(instance, now);
  }

  /** Whether the next request is the first, or comes after long. */
  get isAsleep(): boolean {
    return this.#spares.isAsleep;
  }

  /** That request has come. */
  wake(now: number): void {
    this.#spares.wake(now);
  }

  /** A draining instance has become empty. */
  #empty(instance: number, now: number): void {
    if (!this.roster.empty(instance, now)) return;
    this.#ended(instance, now);
    this.#startForWaiting(now);
  }

  /** Requests that wait while the last instance goes, or that found no node with room, start one as soon as it can start. */
  #startForWaiting(now: number): void {
    if (this.roster.size === 0 && this.#instances.inLine() > 0) this.startForLine(now);
  }

  /** Requests wait in the line: starts as many instances as they fill, if requests start instances here. */
  startForLine(now: number): void {
    const { startsOnDemand, instances } = this.#settings;
    if (startsOnDemand === "never" || instances.kind !== "growing") return;
    if (startsOnDemand === "always") this.#startAll(now, instances.max);
    else if (this.roster.size === 0) this.#resize(now, Math.min(instances.max, 1));
  }

  /**
   * Takes back what has room at once, then launches what the line fills beyond the boots that are under way. One that
   * drains and is full brings nothing now; it is taken back where there may be no more than `max`, for its slots to come.
   */
  #startAll(now: number, max: number): void {
    const { roster } = this;
    const hasRoom = (instance: number) => this.#instances.hasRoom(instance);
    while (this.#instances.inLine() > 0 && roster.size < max && this.#recall(now, hasRoom));
    const { slots } = this.#settings;
    let missing = Math.ceil(this.#instances.inLine() / slots) - roster.booting;
    for (; missing > 0 && roster.size + roster.draining < max && this.#hasNode; missing--) this.#launch(now);
    while (missing > 0 && roster.size < max && this.#recall(now)) missing--;
  }

  /** Whether one more instance has a node to stand on, or needs none. */
  get #hasNode(): boolean {
    return this.#nodes === null || this.#nodes.hasRoom;
  }

  /** False where there is none to take back. */
  #recall(now: number, isWanted?: (instance: number) => boolean): boolean {
    const instance = this.roster.recall(now, isWanted);
    if (instance !== null) this.#instances.enterService(instance, now, false);
    return instance !== null;
  }

  /** Brings the credit accounts up to now, and limits whoever has none left. */
  settleCredits(now: number): void {
    if (this.#credits === null) return;
    for (let instance = 0; instance < this.roster.numbers; instance++) {
      this.#credits.settle(this.#useOf(instance, now));
      this.#grantByCredits(instance, now);
    }
  }

  /** What the pool has consumed since the start of the run. */
  consumedUpTo(now: number): PoolConsumption {
    this.settleCredits(now);
    const { billed, active } = this.roster;
    active?.settle(now);
    return {
      billedTime: billed.billedUpTo(now),
      coveredTime: billed.coveredUpTo(now),
      idleTime: billed.idleUpTo(now),
      minimumActiveTime: active?.ofMinimum.upTo(now) ?? 0,
      executions: noExecutions,
      runningTime: this.roster.running.upTo(now),
      boostedTime: (active?.boosted ?? this.#boosted).upTo(now),
      nodeTime: this.#nodes?.billed.upTo(now) ?? 0,
      chargedCredits: this.#credits?.charged ?? 0,
      stackedTime: billed.stackedUpTo(now),
    };
  }

  #launchReady(): void {
    const instance = this.roster.begin();
    this.#nodes?.placeReady(instance);
    this.#instances.prepare(instance);
    this.#credits?.open(this.#useOf(instance, 0));
    this.#instances.enterService(instance, 0, false);
    this.#grantByCredits(instance, 0);
  }

  /** One more instance is wanted: a spare, or else a new one. */
  #launch(now: number): void {
    const spare = this.roster.takeSpare(now);
    if (spare?.isReady) this.#instances.enterService(spare.instance, now, false);
    if (spare === null) {
      const node = this.#nodes?.place(this.roster.nextNumber, now) ?? 0;
      this.#instances.prepare(this.roster.launch(now, this.#nextLaunch(now, node)));
    }
    this.#spares.refill(now);
  }

  /** `node`: how long the instance's node takes yet. */
  #nextLaunch(now: number, node: number): Launch {
    const turn = this.#launchRate?.delay(now) ?? 0;
    const { bootSpeed = [] } = this.#settings;
    const parts = this.#boot.map((part, i) => nearestWhole(part.sample(this.#random) / (bootSpeed[i] ?? 1)));
    return { delay: Math.max(turn, node), parts };
  }

  #startBilling(instance: number, now: number): void {
    if (!this.roster.startBilling(instance, now)) return;
    this.#credits?.open(this.#useOf(instance, now));
    if (this.#settings.boost === null) return;
    this.#boostUntil[instance] = Number.POSITIVE_INFINITY;
    this.#boosted.change(now, 1);
    this.roster.active?.boost(instance, now, 1);
  }

  #ready(instance: number, now: number): void {
    const { boost } = this.#settings;
    if (this.roster.readySpare(instance, now) || !this.roster.ready(instance, now)) return;
    if (boost !== null) {
      this.#instances.giveVcpus(instance, now, boost.vcpus);
      this.#boostUntil[instance] = now + boost.after;
      this.#events.add(now + boost.after, "boostEnds", instance);
    }
    this.#instances.enterService(instance, now, true);
  }

  /** The boost is over, or the instance is that has it. */
  #endBoost(instance: number, now: number): void {
    if ((this.#boostUntil[instance] ?? -1) < 0) return;
    this.#boostUntil[instance] = -1;
    this.#boosted.change(now, -1);
    this.roster.active?.boost(instance, now, 0);
    this.#instances.giveVcpus(instance, now, this.#settings.vcpus);
  }

  #autoscale(now: number): void {
    const { roster } = this;
    const decision = this.#scaler!.sample(now, {
      roster,
      usedTime: (instance) => this.#instances.usedTime(instance, now),
      slotTime: (instance) => this.#instances.slotTime(instance, now),
      concurrencyTime: this.#instances.concurrencyTime(now),
      attempts: this.#instances.attempts(),
    });
    if (decision === null) return;
    this.#resize(now, Math.max(decision.desired, this.#neededNow()));
    if (decision.throughLine !== undefined) this.#instances.routeThroughLine(decision.throughLine, now);
  }

  /** Instances that the requests present fill, where they would start them themselves. */
  #neededNow(): number {
    const { instances, slots, startsOnDemand } = this.#settings;
    if (startsOnDemand !== "always" || instances.kind !== "growing") return 0;
    return Math.min(instances.max, Math.ceil(this.#instances.concurrency() / slots));
  }

  #resize(now: number, wanted: number): void {
    while (this.roster.size < wanted) {
      if (this.#recall(now)) continue;
      if (!this.#hasNode) break;
      this.#launch(now);
    }
    while (this.roster.has(wanted)) {
      const { instance, wasInService } = this.roster.retire(now);
      if (!wasInService) this.#ended(instance, now);
      else if (this.#instances.leaveService(instance)) this.#empty(instance, now);
    }
  }

  /** Plans a decision, unless the window is over by then and nobody is left. */
  #decideAt(time: number, event: "credits" | "minimum" | "autoscaler"): void {
    const { windowEnd } = this.#run;
    const isDraining = time < windowEnd + longestDrain && this.#instances.concurrency() > 0;
    if (time < windowEnd || isDraining) this.#events.add(time, event);
  }

  #grantByCredits(instance: number, now: number): void {
    const { vcpus, credits } = this.#settings;
    if (credits?.mode !== "standard") return;
    const atBaseline = this.#credits!.isAtBaseline(instance);
    this.#instances.grant(instance, now, atBaseline ? vcpus * credits.baseline : Number.POSITIVE_INFINITY);
  }

  /** An instance is gone, and leaves room for a spare. */
  #ended(instance: number, now: number): void {
    this.#closeCredits(instance, now);
    this.#endBoost(instance, now);
    this.#nodes?.leave(instance, now);
    this.#spares.refill(now);
  }

  #closeCredits(instance: number, now: number): void {
    this.#credits?.close(this.#useOf(instance, now));
  }

  #useOf(instance: number, now: number): { instance: number; now: number; usedTime: number } {
    return { instance, now, usedTime: this.#instances.usedTime(instance, now) };
  }
}
