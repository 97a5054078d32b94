import type { SampleSet } from "../engine/distributions/index.ts";
import type { Trace } from "../workloads/trace.ts";

export interface LoadedTrace {
  readonly trace: Trace;
  /** sha256 by the name of each file. */
  readonly digests: Readonly<Record<string, string>>;
}

export interface LoadedSamples {
  readonly set: SampleSet;
  /** sha256 of the file. */
  readonly digest: string;
}

/** Recorded data that several scenarios read: each file once. */
export interface DataCache {
  /** By `traceKey`. */
  trace(key: string, load: () => Promise<LoadedTrace>): Promise<LoadedTrace>;
  /** By `sampleSetKey`. */
  samples(key: string, load: () => Promise<LoadedSamples>): Promise<LoadedSamples>;
}

/** Up to 32 MB each. */
const mostKept = 16;

export function dataCache(): DataCache {
  return { trace: rememberLast(mostKept), samples: rememberLast(mostKept) };
}

/** Remembers what was loaded last. */
function rememberLast<Value>(most: number): (key: string, load: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (key, load) => {
    const value = kept.get(key) ?? load();
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value as string);
    return value;
  };
}
