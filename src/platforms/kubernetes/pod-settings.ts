import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import type { NodePlace } from "./resolve-nodes.ts";

/** Pods on a cluster of their own, with every default filled in. Durations in microseconds, sizes in bytes. */
export interface PodSettings extends PoolSettings, NodePlace {
  /** What schedules and scales them: "Knative". */
  readonly title: string;
  /** Memory of one pod. */
  readonly memory: number;
}
