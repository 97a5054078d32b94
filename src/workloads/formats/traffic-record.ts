/**
 * What one row of recorded traffic says. One object is reused for all rows of a file: a format writes every field it
 * knows anew for each row, and leaves those it never knows as they are. Times in microseconds, sizes in bytes.
 */
export interface TrafficRecord {
  /** Physical line on which the row begins, the first being 1. */
  line: number;
  /** When the request arrived, or the interval began: since 1970, or on the file's own clock; NaN where it is not told. */
  time: number;
  /** Requests the row stands for: 1, or those of an interval. */
  count: number;
  /** Service time without initialisation (of an interval: the mean); NaN where it is not told. */
  duration: number;
  /** Initialisation of the instance that served it; NaN where the instance was warm or nobody knows. */
  init: number;
  /** Memory the function was given, and what it used. */
  memorySize: number;
  memoryUsed: number;
  requestSize: number;
  responseSize: number;
  failed: boolean;
  /** Empty where the file is of one function. */
  functionName: string;
}

/** A record that says nothing yet. */
export function createTrafficRecord(): TrafficRecord {
  return {
    line: 0,
    time: Number.NaN,
    count: 1,
    duration: Number.NaN,
    init: Number.NaN,
    memorySize: Number.NaN,
    memoryUsed: Number.NaN,
    requestSize: Number.NaN,
    responseSize: Number.NaN,
    failed: false,
    functionName: "",
  };
}
