import type { Distribution } from "../../engine/distribution.ts";
import { createDistribution } from "../../engine/distributions/index.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import { CreditAccounts, creditStepLength } from "./credit-accounts.ts";
import { autoscaler, FleetScaler } from "./fleet-scaler.ts";
import { initialSize } from "./initial-size.ts";
import { RareEvents } from "./rare-events.ts";
import { Roster } from "./roster.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** What the control of a fleet needs of the machines that serve. Times are microseconds since the start of the run. */
export interface ServingMachines {
  /** A machine number is used, perhaps for the first time. */
  prepare(machine: number): void;
  /** From now on the machine gets requests. */
  enterService(machine: number, now: number): void;
  /** The machine gets no more requests; true where it has none. */
  leaveService(machine: number): boolean;
  /** vCPU time used since the start of the run. */
  usedTime(machine: number, now: number): number;
  /** Slot time taken since the start of the run. */
  slotTime(machine: number, now: number): number;
  /** Limits the vCPUs of a machine; Infinity lifts the limit. */
  grant(machine: number, now: number, vcpus: number): void;
  /** Requests offered since the start of the run. */
  offered(): number;
}

/**
 * Everything about a fleet that is rare: boots, billing, the autoscaler, CPU credits. After the window's end machines
 * still boot and drain, but nobody decides anything any more.
 */
export class FleetControl {
  readonly roster: Roster;
  readonly #settings: AwsEc2Settings;
  readonly #run: StationRun;
  readonly #machines: ServingMachines;
  readonly #events = new RareEvents();
  readonly #scaler: FleetScaler | null;
  readonly #credits: CreditAccounts | null;
  readonly #boot: Distribution;
  readonly #random: RandomStream;
  readonly #initial: number;

  /** Throws where the size of an `auto` fleet has not been set. */
  constructor(
    settings: AwsEc2Settings,
    { workload, run }: { readonly workload: Workload; readonly run: StationRun },
    machines: ServingMachines,
  ) {
    const { instances, committed, vcpus, slots, credits, boot } = settings;
    if (instances.kind === "auto") throw new RangeError("an auto fleet is given its size before it starts");
    this.#settings = settings;
    this.#run = run;
    this.#machines = machines;
    this.roster = new Roster(this.#events, committed ?? 0);
    this.#boot = createDistribution(boot, run.samples);
    this.#random = run.random("boot");
    const { weekStart: origin } = run;
    this.#scaler = instances.kind === "fixed" ? null : new FleetScaler(instances, { vcpus, slots, origin });
    this.#credits = credits === null ? null : new CreditAccounts(vcpus, credits);
    const min = this.#scaler?.minimum(0) ?? 0;
    this.#initial =
      instances.kind === "fixed" ? instances.count : initialSize(instances, settings, { workload, run, min });
  }

  /** Puts the machines in service that the run starts with. */
  begin(): void {
    for (let i = 0; i < this.#initial; i++) this.#launchReady();
    if (this.#scaler !== null) {
      this.#decideAt(autoscaler.period, "autoscaler");
      this.#decideAt(this.#scaler.nextMinimumChange(0), "minimum");
    }
    if (this.#credits !== null) this.#decideAt(creditStepLength, "credits");
  }

  /** When something happens next; Infinity where nothing does. */
  next(): number {
    return this.#events.next();
  }

  /** Lets the next thing happen. */
  pass(): void {
    const { time: now, event, machine } = this.#events.take();
    switch (event) {
      case "billingStarts":
        if (this.roster.startBilling(machine, now)) this.#credits?.open(this.#useOf(machine, now));
        break;
      case "ready":
        if (this.roster.ready(machine, now)) this.#machines.enterService(machine, now);
        break;
      case "billingEnds":
        this.roster.stopBilling(now);
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
        this.#resize(now, this.#desired(now));
        this.#decideAt(now + autoscaler.period, "autoscaler");
        break;
    }
  }

  /** A draining machine has become empty. */
  end(machine: number, now: number): void {
    this.roster.end(machine, now);
    this.#closeCredits(machine, now);
  }

  /** Brings the credit accounts up to now, and limits whoever has none left. */
  settleCredits(now: number): void {
    if (this.#credits === null) return;
    for (let machine = 0; machine < this.roster.numbers; machine++) {
      this.#credits.settle(this.#useOf(machine, now));
      this.#grant(machine, now);
    }
  }

  /** Credits that had to be paid for, as of the last settlement. */
  get chargedCredits(): number {
    return this.#credits?.charged ?? 0;
  }

  #launchReady(): void {
    const machine = this.roster.begin();
    this.#machines.prepare(machine);
    this.#credits?.open(this.#useOf(machine, 0));
    this.#machines.enterService(machine, 0);
    this.#grant(machine, 0);
  }

  #desired(now: number): number {
    const bySlots = this.#settings.instances.kind === "growing" && this.#settings.instances.target.metric === "slots";
    return this.#scaler!.decide(now, {
      roster: this.roster,
      consumed: (machine) => (bySlots ? this.#machines.slotTime(machine, now) : this.#machines.usedTime(machine, now)),
      offered: this.#machines.offered(),
    });
  }

  #resize(now: number, wanted: number): void {
    while (this.roster.size < wanted) {
      const boot = nearestWhole(this.#boot.sample(this.#random));
      this.#machines.prepare(this.roster.launch(now, boot));
    }
    while (this.roster.size > wanted) {
      const { machine, wasInService } = this.roster.retire(now);
      if (!wasInService) this.#closeCredits(machine, now);
      else if (this.#machines.leaveService(machine)) this.end(machine, now);
    }
  }

  /** Plans a decision, unless the window is over by then. */
  #decideAt(time: number, event: "credits" | "minimum" | "autoscaler"): void {
    if (time < this.#run.windowEnd) this.#events.add(time, event);
  }

  #grant(machine: number, now: number): void {
    const { vcpus, credits } = this.#settings;
    if (credits?.mode !== "standard") return;
    const atBaseline = this.#credits!.isAtBaseline(machine);
    this.#machines.grant(machine, now, atBaseline ? vcpus * credits.baseline : Number.POSITIVE_INFINITY);
  }

  #closeCredits(machine: number, now: number): void {
    this.#credits?.close(this.#useOf(machine, now));
  }

  #useOf(machine: number, now: number): { machine: number; now: number; usedTime: number } {
    return { machine, now, usedTime: this.#machines.usedTime(machine, now) };
  }
}
