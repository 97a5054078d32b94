import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import { pendingTime } from "../aws-ec2/fleet-assumptions.ts";
import { instanceTypes } from "../aws-ec2/instance-types.ts";
import type { Provider } from "../provider.ts";
import type { ClusterKind } from "./clusters.ts";

/** A machine, as far as the containers on it need to know it. */
export interface NodeMachine {
  readonly name: string;
  readonly vcpus: number;
  /** Bytes. */
  readonly memory: number;
}

/** Where nodes are rented. */
export interface NodePlatform {
  readonly provider: Provider;
  /** What its machines are called, with the article. */
  readonly noun: string;
  readonly machines: readonly NodeMachine[];
  readonly defaultRegion: string;
  /** Where the scenario names none. */
  readonly cluster: ClusterKind;
  /** Launch to the start of billing, microseconds. */
  readonly pending: number;
  /** The nodes' root disk: its card, the kind of disk there, and how large it is unless the scenario says (bytes). */
  readonly disk: { readonly card: string; readonly variant: string | null; readonly size: number };
}

/** Every platform whose machines can be nodes: the key `nodes.platform`. */
export const nodePlatforms = {
  "aws-ec2": {
    provider: "aws",
    noun: "an EC2 instance type",
    machines: instanceTypes,
    defaultRegion: "us-east-1",
    cluster: "eks",
    pending: pendingTime,
    disk: { card: "aws-ebs", variant: "gp3", size: 20 * bytesPerGigabyte },
  },
} as const satisfies Record<string, NodePlatform>;

export type NodePlatformKind = keyof typeof nodePlatforms;
export const nodePlatformKinds = Object.keys(nodePlatforms) as [NodePlatformKind, ...NodePlatformKind[]];

/** Launch to in service: a machine as others of ours, which then joins its cluster. */
export const nodeBootDefault = { kind: "lognormal", median: 60 * microsecondsPer.s, sigma: 0.3 } as const;

/** The machine of that name; null if there is none. */
export function nodeMachine(platform: NodePlatformKind, name: string): NodeMachine | null {
  const { machines }: NodePlatform = nodePlatforms[platform];
  return machines.find((machine) => machine.name === name) ?? null;
}
