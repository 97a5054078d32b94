import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import { pendingTime } from "../aws-ec2/fleet-assumptions.ts";
import { instanceTypes } from "../aws-ec2/instance-types.ts";
import { vmSizes } from "../azure-vm/sizes.ts";
import { soldDisk } from "../azure-vm/sold-disk.ts";
import { defaultRegions } from "../default-regions.ts";
import { hasSustainedUse, machineTypes } from "../gcp-compute-engine/machine-types.ts";
import type { Provider } from "../provider.ts";
import type { ClusterKind } from "./clusters.ts";

/** A machine, as far as the containers on it need to know it. */
export interface NodeMachine {
  readonly name: string;
  readonly vcpus: number;
  /** Bytes. */
  readonly memory: number;
  /** Share of its vCPUs that a burstable machine may use for ever; left out or null for the others. */
  readonly baseline?: number | null;
}

/** Where nodes are rented. */
export interface NodePlatform {
  readonly provider: Exclude<Provider, "own">;
  /** What its machines are called, with the article. */
  readonly noun: string;
  readonly machines: readonly NodeMachine[];
  readonly defaultRegion: string;
  /** Where the scenario names none. */
  readonly cluster: ClusterKind;
  /** Launch to the start of billing, microseconds. */
  readonly pending: number;
  readonly disk: NodeDisk;
  /** Whether hours of such a machine are cheaper the longer it runs. */
  hasSustainedUse(machine: string): boolean;
}

/** The root disk of nodes. */
export interface NodeDisk {
  readonly card: string;
  /** Which kind of disk there. */
  readonly variant: string | null;
  /** How large it is unless the scenario says, bytes. */
  readonly size: number;
  /** The size that is billed for one asked for. */
  sold(size: number): number;
}

const asAsked = (size: number): number => size;
const never = (): boolean => false;

/** Every platform whose machines can be nodes: the key `nodes.platform`. */
export const nodePlatforms = {
  "aws-ec2": {
    provider: "aws",
    noun: "an EC2 instance type",
    machines: instanceTypes,
    defaultRegion: defaultRegions.aws,
    cluster: "eks",
    pending: pendingTime,
    disk: { card: "aws-ebs", variant: "gp3", size: 20 * bytesPerGigabyte, sold: asAsked },
    hasSustainedUse: never,
  },
  "azure-vm": {
    provider: "azure",
    noun: "an Azure VM size",
    machines: vmSizes,
    defaultRegion: defaultRegions.azure,
    cluster: "aks",
    pending: 0,
    disk: { card: "azure-disk", variant: null, size: 128 * bytesPerGigabyte, sold: soldDisk },
    hasSustainedUse: never,
  },
  "gcp-compute-engine": {
    provider: "gcp",
    noun: "a Compute Engine machine type",
    machines: machineTypes,
    defaultRegion: defaultRegions.gcp,
    cluster: "gke",
    pending: 0,
    disk: { card: "gcp-disk", variant: null, size: 100 * bytesPerGigabyte, sold: asAsked },
    hasSustainedUse,
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
