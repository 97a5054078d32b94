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

/** The unit with which a name such as "duration_ms", "elapsed.us" or "latencySeconds" ends; null where it names none. */
export function namedUnit(name: string): NamedUnit | null {
  const last = /(?:[_\-.]|(?<=[a-z])(?=[A-Z]))([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  return last === undefined || !Object.hasOwn(words, last) ? null : (words[last] as NamedUnit);
}
