/** What a group of instances did over one stretch of time, the sample: totals over the group, means over the sample. */
export interface GroupSample {
  /** Instances in service and past their warm-up since the sample began; `vcpus` and `slots` are theirs alone. */
  readonly counted: number;
  /** vCPUs in use. */
  readonly vcpus: number;
  /** Slots taken. */
  readonly slots: number;
  /** Instances in service, whatever their age. */
  readonly inService: number;
  /** Requests in service or waiting, wherever they are. */
  readonly concurrency: number;
  /** Requests that reached the instances, further attempts included, per second. */
  readonly requests: number;
}

/** What one instance can give at once. */
export interface InstanceCapacity {
  readonly vcpus: number;
  readonly slots: number;
}

/** All that an autoscaler may look at when it decides. */
export interface GroupObservation {
  /** Microseconds since the start of the run. */
  readonly now: number;
  /** Instances in service or being started: what the group was last asked to have. */
  readonly current: number;
  /** Instances in service at this moment. */
  readonly ready: number;
  /** Newest last, at most as many as the autoscaler remembers. */
  readonly samples: readonly GroupSample[];
  readonly instance: InstanceCapacity;
  /** Bounds in force now. */
  readonly min: number;
  readonly max: number;
}

export interface Decision<State> {
  /** Instances wanted from now on, from `min` to `max`. */
  readonly desired: number;
  /** Handed back at the next decision. */
  readonly state: State;
  /** Whether requests go through the line before the instances rather than straight to them; left out: as it is. */
  readonly throughLine?: boolean;
}

/** How often a group is looked at, and for how long it is remembered; times in microseconds. */
export interface Rhythm {
  /** Length of a sample. */
  readonly sample: number;
  /** Samples from one decision to the next. */
  readonly samplesPerDecision: number;
  /** Samples it looks back on. */
  readonly memory: number;
  /** Time in service before an instance counts; it is capacity all the while. */
  readonly warmUp: number;
}

/**
 * A rule for the size of a group of instances. It is pure: observation, policy and its own last state in, decision out,
 * so a rule can be tested as a script of instants, without a clock. Policies and states are plain data.
 */
export interface Autoscaler<Policy, State> {
  rhythm(policy: Policy): Rhythm;
  /** The state before the first decision of a group that starts with so many instances. */
  start(policy: Policy, instances: number): State;
  decide(observation: GroupObservation, policy: Policy, state: State): Decision<State>;
  /** Whether requests go through the line until the first decision, where it may be bypassed; left out: they do. */
  startsThroughLine?(policy: Policy, instances: number): boolean;
  /** "at 60 % CPU": what the group grows and shrinks by, for descriptions. */
  describe(policy: Policy): string;
  /** Instances that keep to the policy at a steady load, for the size that a group starts with; not yet bounded. */
  steadySize(policy: Policy, load: SteadyLoad, instance: InstanceCapacity): number;
}

/** A load that does not change: means over time. */
export interface SteadyLoad {
  /** vCPUs in use. */
  readonly vcpus: number;
  /** Requests in service. */
  readonly concurrency: number;
  /** Requests per second. */
  readonly requests: number;
}

/** Ratios of decimal fractions miss whole numbers by an ulp or two; rounding up must not make an instance of that. */
const rounding = 1e-9;

/** The fewest whole instances that are worth `instances`. */
export function wholeInstances(instances: number): number {
  return Math.ceil(instances * (1 - rounding));
}

export function within({ min, max }: Pick<GroupObservation, "min" | "max">, instances: number): number {
  return Math.min(max, Math.max(min, instances));
}
