import type { Kept } from "./kept.ts";
import type { PackedObservation } from "./packed-observation.ts";

/** Observations by the digest of the single-station task that gave them, so that nothing is simulated twice. */
export interface RunStore {
  /** What is known or about to be known; undefined where it must be simulated. */
  recall(digest: string): Promise<PackedObservation> | undefined;
  keep(digest: string, observation: Promise<PackedObservation>): void;
}

/** About 50 to 300 MB of packed observations. */
const mostKept = 10_000;

/** Keeps what was used last, of bounded number. */
export function memoryStore(most = mostKept): RunStore {
  const kept = new Map<string, Promise<PackedObservation>>();
  const remember = (digest: string, observation: Promise<PackedObservation>) => {
    kept.delete(digest);
    kept.set(digest, observation);
  };
  return {
    recall(digest) {
      const observation = kept.get(digest);
      if (observation !== undefined) remember(digest, observation);
      return observation;
    },
    keep(digest, observation) {
      remember(digest, observation);
      observation.catch(() => kept.get(digest) === observation && kept.delete(digest));
      if (kept.size > most) kept.delete(kept.keys().next().value as string);
    },
  };
}

/** Keeps what is finished beyond this run. */
export function keptStore(kept: Kept, most = mostKept): RunStore {
  const memory = memoryStore(most);
  return {
    recall(digest) {
      const known = memory.recall(digest);
      if (known !== undefined) return known;
      const finished = kept.recall(digest);
      return finished === undefined ? undefined : Promise.resolve(finished as PackedObservation);
    },
    keep(digest, observation) {
      memory.keep(digest, observation);
      observation.then(
        (finished) => kept.keep(digest, finished),
        () => undefined, // whoever waits for it hears of the failure
      );
    },
  };
}
