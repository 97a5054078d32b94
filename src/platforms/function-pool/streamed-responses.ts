/** A response is sent at any rate up to `atOnce` bytes, and the rest of it at so many bytes a second. */
export interface StreamedResponses {
  readonly atOnce: number;
  readonly bytesPerSecond: number;
}

/** Microseconds for which the end of a response keeps its instance. */
export function streamedFor(response: number, { atOnce, bytesPerSecond }: StreamedResponses): number {
  return Math.round((Math.max(0, response - atOnce) / bytesPerSecond) * 1e6);
}
