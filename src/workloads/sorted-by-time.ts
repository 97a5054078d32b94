export interface TimedValues {
  readonly times: Float64Array;
  /** Beside `times`; null where there are none. */
  readonly values: Float64Array | null;
}

/** The same in order of time, equal times in the order they had; the arrays themselves where they are in order. */
export function sortedByTime(times: Float64Array, values: Float64Array | null): TimedValues {
  if (isRising(times)) return { times, values };
  if (values === null) return { times: times.sort(), values };
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  return { times: permuted(times, order), values: permuted(values, order) };
}

function isRising(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false;
  return true;
}

function permuted(values: Float64Array, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (i) => values[i]!);
}
