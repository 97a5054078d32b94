import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import { clusters } from "./clusters.ts";
import type { PodSettings } from "./pod-settings.ts";

/** One sentence about pods and their nodes. */
export function describePods(settings: PodSettings): string {
  const { title, instances, vcpus, memory, machine, nodes, region, cluster } = settings;
  const pods = `${poolSizeInWords(instances)} pods of ${formatSignificant(vcpus)} vCPU and ${formatSize(memory)}`;
  const { min = 0, max = 0, perNode = 0 } = nodes ?? {};
  const count = min === max ? `${max}` : `${min} to ${max}`;
  return `${title} on ${clusters[cluster].words} in ${region}, ${pods} on ${count} ${machine}, at most ${perNode} on each.`;
}
