import { formatSize } from "../../units/size.ts";
import type { PoolWords } from "../instance-pool/pool-limits.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import type { AwsFargateSettings } from "./settings.ts";

export const taskWords: PoolWords = { instances: "tasks", group: "service" };

/** One sentence about a service. */
export function describeTasks(settings: AwsFargateSettings): string {
  const { instances, region, architecture, slots, vcpus, memory, purchase } = settings;
  const noun = instances.kind === "fixed" && instances.count === 1 ? "task" : "tasks";
  const size = `${vcpus} vCPU and ${formatSize(memory)} (${architecture})`;
  const bought = purchase === "spot" ? "spot" : "on demand";
  const served = slots === 1 ? "one request" : `${slots} requests`;
  return `AWS Fargate in ${region}, ${poolSizeInWords(instances)} ${noun} of ${size}, ${bought}, ${served} in service per task.`;
}
