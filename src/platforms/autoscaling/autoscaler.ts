/** All that an autoscaler may look at when it decides. */
export interface ScalingObservation {
  /** Instances in service or being started: what the group was last asked to have. */
  readonly current: number;
  /** Those of them whose figures make up the newest value: in service, and warmed up when its period began. */
  readonly counted: number;
  /** The metric by period, newest last, as a mean over the counted instances; NaN for a period in which none counted. */
  readonly recent: readonly number[];
  /** Bounds in force now. */
  readonly min: number;
  readonly max: number;
}

/**
 * A rule for the size of a group of instances: observation and policy in, desired count out. It keeps nothing between
 * decisions, so a rule can be tested without a clock. Times are in microseconds.
 */
export interface Autoscaler<Policy> {
  /** Time between decisions, over which each value of the metric is averaged. */
  readonly period: number;
  /** How many periods it looks back on. */
  readonly memory: number;
  /** Time in service before an instance's figures count; it counts as capacity all the while. */
  readonly warmUp: number;
  desired(observation: ScalingObservation, policy: Policy): number;
}
