import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { sizeField } from "../../units/size.ts";
import { edgeFields } from "../edge-settings.ts";
import { frontDoorFieldOf } from "../front-doors/front-door-field.ts";
import { cheapestDoor, type FrontDoorChoice, frontDoorKindsOf } from "../front-doors/index.ts";
import { knownName } from "../known-name.ts";
import { type ClusterKind, clusterKinds, clustersOf } from "./clusters.ts";
import {
  type NodePlatform,
  type NodePlatformKind,
  nodeMachine,
  nodePlatformKinds,
  nodePlatforms,
} from "./node-platforms.ts";
import { type NodesGiven, nodesField } from "./nodes-field.ts";
import { podProblem } from "./pods-per-node.ts";
import { reservedDefault } from "./resolve-nodes.ts";

/** Most pods of a candidate: beyond them a typing error is more likely than a service. */
export const mostPods = 10_000;

const providers = [...new Set(Object.values(nodePlatforms).map(({ provider }: NodePlatform) => provider))];

const kinds = new Set(providers.flatMap((provider) => frontDoorKindsOf(provider, "machines")));
const doors: [FrontDoorChoice, ...FrontDoorChoice[]] = [cheapestDoor, ...kinds];

export const podCount = (least: number) => {
  const error = `a number of pods is whole, from ${least} to ${mostPods}`;
  return z.int({ error }).min(least, { error }).max(mostPods, { error });
};

/** Where the region of other candidates stands, pods have none. */
const regionOfNodes: z.ZodType<string> = z.never({
  error: "pods stand where their nodes do; write it under nodes: nodes.region",
});

/** Candidate keys of everything that runs as pods on a cluster of its own. */
export const podFields = {
  region: regionOfNodes.optional(),
  cpu: z
    .number({ error: "cpu is the number of vCPUs of one pod, such as 0.5" })
    .min(0.01, { error: "a pod has at least 0.01 vCPU" }),
  memory: sizeField.refine((bytes) => bytes > 0, { error: "a pod needs memory, such as 512MB" }),
  maximumInstances: podCount(1).optional(),
  initialInstances: podCount(0).optional(),
  nodes: nodesField,
  cluster: z.enum(clusterKinds).optional(),
  boot: distributionField.optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  ...edgeFields("aws", "machines"),
  frontDoor: z.enum(doors).optional(),
};

const _pods = z.strictObject(podFields);
export type PodGiven = z.output<typeof _pods>;

/** The region that a candidate has, which is its nodes'. */
export function withRegion<Given extends PodGiven>(given: Given): Given & { readonly region: string } {
  const { platform = "aws-ec2", region = nodePlatforms[platform].defaultRegion } = given.nodes;
  return { ...given, region };
}

interface PodFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What is wrong with keys that are right one by one. */
export function podFaults(given: PodGiven & { readonly minimumInstances?: number | undefined }): readonly PodFault[] {
  const { nodes, cluster, frontDoor, minimumInstances = 0, maximumInstances, initialInstances } = given;
  const platform = nodes.platform ?? "aws-ec2";
  const faults: PodFault[] = [...nodeFaults(given, platform), ...sizeFaults(nodes)];
  if (cluster !== undefined && !clustersOf(platform).includes(cluster)) {
    faults.push({ path: ["cluster"], message: unfitCluster(cluster, platform) });
  }
  if (frontDoor !== undefined) faults.push(...doorFaults(frontDoor, platform));
  if (maximumInstances !== undefined && minimumInstances > maximumInstances) {
    const message = `${minimumInstances} pods at least are more than maximumInstances, ${maximumInstances}`;
    faults.push({ path: ["minimumInstances"], message });
  }
  if (initialInstances !== undefined && initialInstances < minimumInstances) {
    const message = `${initialInstances} pods at first are fewer than minimumInstances, ${minimumInstances}`;
    faults.push({ path: ["initialInstances"], message });
  }
  if (initialInstances !== undefined && initialInstances > (maximumInstances ?? mostPods)) {
    const message = `${initialInstances} pods at first are more than maximumInstances, ${maximumInstances}`;
    faults.push({ path: ["initialInstances"], message });
  }
  return faults;
}

/** A machine that is none, or on which no pod fits. */
function nodeFaults({ nodes, cpu, memory }: PodGiven, platform: NodePlatformKind): readonly PodFault[] {
  const { noun, machines }: NodePlatform = nodePlatforms[platform];
  const names = machines.map(({ name }) => name);
  const named = knownName({ noun, names }).safeParse(nodes.instance);
  if (!named.success) {
    const message = machineElsewhere(nodes.instance, platform);
    return named.error.issues.map((issue) => ({ path: ["nodes", "instance"], message: message ?? issue.message }));
  }
  const machine = nodeMachine(platform, nodes.instance);
  const pod = { vcpus: cpu, memory };
  const problem = machine === null ? null : podProblem(machine, nodes.reserved ?? reservedDefault, pod);
  return problem === null ? [] : [{ path: ["cpu"], message: problem }];
}

/** The remedy where another platform has that machine; null where none has. */
function machineElsewhere(instance: string, platform: NodePlatformKind): string | null {
  const owner = nodePlatformKinds.find((kind) => nodeMachine(kind, instance) !== null);
  return owner === undefined
    ? null
    : `"${instance}" is a machine of ${owner}, and these nodes are of ${platform}; set nodes.platform: ${owner}`;
}

function sizeFaults({ count }: NodesGiven): readonly PodFault[] {
  if (typeof count !== "object" || count.min <= count.max) return [];
  return [{ path: ["nodes", "count", "min"], message: `min ${count.min} is above max ${count.max}` }];
}

function unfitCluster(cluster: ClusterKind, platform: NodePlatformKind): string {
  return `"${cluster}" does not manage nodes of ${platform}; choose ${clustersOf(platform).join(" or ")}`;
}

function doorFaults(kind: FrontDoorChoice, platform: NodePlatformKind): readonly PodFault[] {
  const { provider }: NodePlatform = nodePlatforms[platform];
  const stood = frontDoorFieldOf(provider, "machines").safeParse(kind);
  return (stood.error?.issues ?? []).map(({ message }) => ({ path: ["frontDoor"], message }));
}
