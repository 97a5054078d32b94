/** Unit that the name of a field may end with; nanoseconds come from tools written in Go. */
export type NamedUnit = "s" | "ms" | "us" | "ns";

const words: Readonly<Record<string, NamedUnit>> = {
  s: "s",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  ms: "ms",
  msec: "ms",
  msecs: "ms",
  millis: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  us: "us",
  usec: "us",
  usecs: "us",
  micros: "us",
  microsecond: "us",
  microseconds: "us",
  ns: "ns",
  nsec: "ns",
  nanos: "ns",
  nanosecond: "ns",
  nanoseconds: "ns",
};

export interface NameWithUnit {
  /** The name without its unit. */
  readonly stem: string;
  /** Null where the name ends with none. */
  readonly unit: NamedUnit | null;
}

/** Takes the unit off a name such as "duration_ms", "elapsed.us" or "latencySeconds". */
export function splitUnit(name: string): NameWithUnit {
  const ending = /[_\-.]([A-Za-z]+)$|(?<=[a-z])([A-Z][a-z]*)$/.exec(name);
  const word = (ending?.[1] ?? ending?.[2] ?? "").toLowerCase();
  if (ending === null || !Object.hasOwn(words, word)) return { stem: name, unit: null };
  return { stem: name.slice(0, ending.index), unit: words[word] as NamedUnit };
}
