import type { Kept } from "./kept.ts";
import { isPackedObservation, type PackedObservation } from "./packed-observation.ts";

/** Observations by the digest of the single-station task that gave them, so that nothing is simulated twice. */
export interface RunStore {
  /** What is known or about to be known; undefined where it must be simulated. */
  recall(digest: string): Promise<PackedObservation> | undefined;
  keep(digest: string, observation: Promise<PackedObservation>): void;
}

/** Characters of JSON that are kept in memory at most. */
const mostCharacters = 128 * 1024 * 1024;

/** Keeps what was used last, of bounded size. */
export function memoryStore(most = mostCharacters): RunStore {
  const kept = new Map<string, string>();
  let characters = 0;
  return keptStore({
    recall(digest) {
      const text = kept.get(digest);
      if (text === undefined) return undefined;
      kept.delete(digest);
      kept.set(digest, text);
      return JSON.parse(text);
    },
    keep(digest, observation) {
      const text = JSON.stringify(observation);
      kept.set(digest, text);
      characters += text.length;
      for (const [oldest, { length }] of kept) {
        if (characters <= most) break;
        kept.delete(oldest);
        characters -= length;
      }
    },
  });
}

/** Keeps what is finished wherever `kept` keeps it, and knows what is about to be. */
export function keptStore(kept: Kept): RunStore {
  const running = new Map<string, Promise<PackedObservation>>();
  return {
    recall(digest) {
      const finished = running.has(digest) ? undefined : kept.recall(digest);
      // What somebody else has written may be anything: it is simulated anew.
      return isPackedObservation(finished) ? Promise.resolve(finished) : running.get(digest);
    },
    keep(digest, observation) {
      running.set(digest, observation);
      observation
        .then((finished) => kept.keep(digest, finished))
        .catch(() => undefined) // whoever waits for it hears of the failure
        .finally(() => running.delete(digest));
    },
  };
}
