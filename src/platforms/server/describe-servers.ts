import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import type { ServerSettings } from "./settings.ts";

/** One sentence about hosts of the user's own. */
export function describeServers({ instances, vcpus, memory, slots }: ServerSettings): string {
  const size = `${formatSignificant(vcpus)} vCPU and ${formatSize(memory)}`;
  const served = slots === 1 ? "one request" : `${slots} requests`;
  return `Own servers: ${poolSizeInWords(instances)} with ${size} each, ${served} in service per machine.`;
}
