import { bytesPerMegabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station } from "../station.ts";
import type { AwsLambdaEdgeSettings } from "./settings.ts";

const meteringStep = 128 * bytesPerMegabyte;

/** Duration is metered in 128 MB-seconds: memory counts rounded up to whole multiples of 128 MB, bytes. */
export function meteredMemory(memory: number): number {
  return Math.ceil(memory / meteringStep) * meteringStep;
}

/** A function whose duration is metered by that memory instead of its own. */
export class MeteredStation implements Station {
  readonly #station: Station;
  readonly #factor: number;

  constructor(station: Station, { memory }: AwsLambdaEdgeSettings) {
    this.#station = station;
    this.#factor = meteredMemory(memory) / memory;
  }

  offer(block: RequestBlock): void {
    this.#station.offer(block);
  }

  finish(): Observation {
    const seen = this.#station.finish();
    const usage = this.#metered(seen.usage);
    if (seen.functions === undefined) return { ...seen, usage };
    const functions = seen.functions.map((one) => ({ ...one, usage: one.usage && this.#metered(one.usage) }));
    return { ...seen, usage, functions };
  }

  #metered(usage: Usage): Usage {
    return { ...usage, gbSeconds: (usage.gbSeconds ?? 0) * this.#factor };
  }
}
