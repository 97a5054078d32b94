/** A block of requests, in order of arrival, that every candidate serves: the same arrivals and the same work for all. */
export interface RequestBlock {
  /** Requests in use, from index 0. */
  count: number;
  /** Arrival, whole microseconds since the start of the run. */
  readonly time: Float64Array;
  /** CPU time on one full vCPU, microseconds (not rounded: it is divided by the share of a vCPU first). */
  readonly cpu: Float64Array;
  /** Waiting on others, microseconds (not rounded). */
  readonly io: Float64Array;
  /** Which of several functions is called, by its place; 0 where there is one. */
  readonly functionIndex: Uint16Array;
}

export function createRequestBlock(capacity: number): RequestBlock {
  return {
    count: 0,
    time: new Float64Array(capacity),
    cpu: new Float64Array(capacity),
    io: new Float64Array(capacity),
    functionIndex: new Uint16Array(capacity),
  };
}
