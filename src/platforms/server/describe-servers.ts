import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import { slotsInWords } from "../instance-pool/slots-in-words.ts";
import type { ServerSettings } from "./settings.ts";

/** One sentence about hosts of the user's own. */
export function describeServers({ instances, vcpus, memory, slots }: ServerSettings): string {
  const size = `${formatSignificant(vcpus)} vCPU and ${formatSize(memory)}`;
  return `Own servers: ${poolSizeInWords(instances)} with ${size} each, ${slotsInWords(slots)} in service per machine.`;
}
