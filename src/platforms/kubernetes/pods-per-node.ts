import { formatSignificant } from "../../units/significant.ts";
import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { NodeMachine } from "./node-platforms.ts";

/** What one pod asks for; its request is its limit. Memory in bytes. */
export interface PodSize {
  readonly vcpus: number;
  readonly memory: number;
}

/** More pods than this run on no node (Kubernetes: considerations for large clusters, v1.35). */
const mostPods = 110;

/** Shares of decimal fractions miss whole numbers by an ulp or two: a pod that just fits does fit. */
const rounding = 1e-9;

/** How many such pods one node holds, beside the share of it that is kept for the system. */
export function podsPerNode(machine: NodeMachine, reserved: number, pod: PodSize): number {
  const room = roomOf(machine, reserved);
  const fitting = Math.min(room.vcpus / pod.vcpus, room.memory / pod.memory);
  return Math.min(mostPods, Math.floor(fitting * (1 + rounding)));
}

/** Why no such pod fits on a node, with the largest that does; null where one fits. */
export function podProblem(machine: NodeMachine, reserved: number, pod: PodSize): string | null {
  if (podsPerNode(machine, reserved, pod) > 0) return null;
  const { vcpus, memory } = roomOf(machine, reserved);
  const asked = `a pod of ${formatSignificant(pod.vcpus)} vCPU and ${formatSize(pod.memory)}`;
  const left = `${formatSignificant(vcpus)} vCPU and ${formatSize(Math.floor(memory / bytesPerMegabyte) * bytesPerMegabyte)}`;
  return `${asked} does not fit on ${machine.name}; the largest that fits has ${left}, what is left of its ${formatSignificant(machine.vcpus)} vCPU and ${formatSize(machine.memory)} beside the system's ${formatSignificant(100 * reserved)} %`;
}

function roomOf({ vcpus, memory }: NodeMachine, reserved: number): PodSize {
  return { vcpus: vcpus * (1 - reserved), memory: memory * (1 - reserved) };
}
