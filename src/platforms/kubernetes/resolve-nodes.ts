import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Choices } from "../choices.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import type { NodeSettings } from "../instance-pool/pool-settings.ts";
import type { ClusterKind } from "./clusters.ts";
import {
  type NodePlatform,
  type NodePlatformKind,
  nodeBootDefault,
  nodeMachine,
  nodePlatforms,
} from "./node-platforms.ts";
import type { NodesGiven } from "./nodes-field.ts";
import { type PodSize, podsPerNode } from "./pods-per-node.ts";

/** Kept from pods for the system, unless the scenario says: 3 to 25 % by provider and size of the machine, from memory. */
export const reservedDefault = 0.1;

const countDefault = 3;

/** The cluster autoscaler's `scale-down-unneeded-time`. */
const removeAfterDefault = 10 * microsecondsPer.m;

/** The machines under the pods, and where they stand. */
export interface NodePlace {
  readonly nodePlatform: NodePlatformKind;
  readonly machine: string;
  readonly region: string;
  readonly cluster: ClusterKind;
  /** Root disk of one node, bytes. */
  readonly nodeDisk: number;
}

export interface ResolvedNodes {
  readonly nodes: NodeSettings;
  readonly place: NodePlace;
}

/** Fills in the nodes for pods of a size. The machine is known and a pod fits on it. */
export function resolveNodes(
  given: { readonly nodes: NodesGiven; readonly cluster?: ClusterKind | undefined },
  pod: PodSize,
  choices: Choices,
): ResolvedNodes {
  const { nodes, cluster } = given;
  const nodePlatform = nodes.platform ?? "aws-ec2";
  const profile: NodePlatform = nodePlatforms[nodePlatform];
  const machine = nodeMachine(nodePlatform, nodes.instance);
  if (machine === null) throw new RangeError(`no machine ${nodes.instance} on ${nodePlatform}`);
  const count = choices.choose("nodes", nodes.count, countDefault, {
    show: (value) => (typeof value === "number" ? `${value}` : `${value.min} to ${value.max}, as pods need them`),
    source: "evenpoint default: one in each of three zones",
    date: "",
    confirmed: true,
    setBy: "default",
  });
  const { min, max } = typeof count === "number" ? { min: count, max: count } : count;
  const reserved = choices.choose("share of a node kept for the system", nodes.reserved, reservedDefault, {
    show: (share) => `${formatSignificant(100 * share)} % of its vCPUs and memory`,
    source: "evenpoint default: from memory, 3 to 25 % by provider and machine",
    date: "2026-11",
    confirmed: false,
    setBy: "default",
  });
  const grows = max > min;
  return {
    nodes: {
      perNode: podsPerNode(machine, reserved, pod),
      vcpus: machine.vcpus,
      min,
      max,
      boot: grows ? chooseBoot(nodes, choices) : (nodes.boot ?? nodeBootDefault),
      pending: profile.pending,
      removeAfter: grows ? chooseRemoval(nodes, choices) : (nodes.removeAfter ?? removeAfterDefault),
    },
    place: {
      nodePlatform,
      machine: nodes.instance,
      region: nodes.region ?? profile.defaultRegion,
      cluster: cluster ?? profile.cluster,
      nodeDisk: profile.disk.sold(chooseDisk(nodes, profile, choices)),
    },
  };
}

function chooseDisk({ disk }: NodesGiven, profile: NodePlatform, choices: Choices): number {
  return choices.choose("root disk of a node", disk, profile.disk.size, {
    show: formatSize,
    source: "the provider's default, from memory",
    date: "2026-11",
    confirmed: false,
  });
}

function chooseBoot({ boot }: NodesGiven, choices: Choices): NodeSettings["boot"] {
  return choices.choose("node boot, from launch to ready for pods", boot, nodeBootDefault, {
    show: formatDistribution,
    source: "evenpoint default: as other machines, then joining the cluster; not measured",
    date: "2026-01",
    confirmed: false,
    setBy: "default",
  });
}

function chooseRemoval({ removeAfter }: NodesGiven, choices: Choices): number {
  return choices.choose("an empty node ends after", removeAfter, removeAfterDefault, {
    show: formatMicroseconds,
    source: "Kubernetes cluster autoscaler: scale-down-unneeded-time (AKS and OpenShift documentation)",
    date: "2026-11",
    confirmed: true,
  });
}
