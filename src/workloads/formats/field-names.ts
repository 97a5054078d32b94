/** What a field of a JSON line may hold. */
export const fieldRoles = [
  "timestamp",
  "duration",
  "count",
  "function",
  "init",
  "memory",
  "memoryUsed",
  "request",
  "response",
  "status",
] as const;

export type FieldRole = (typeof fieldRoles)[number];

/**
 * Usual names of each, best first, as letters and digits only; a unit behind them is no part of the name. A count is
 * never guessed, since a row that stands for several requests is rare and a field that looks like it is not.
 */
export const usualNames: Readonly<Partial<Record<FieldRole, readonly string[]>>> = {
  timestamp: [
    "starttime",
    "start",
    "startedat",
    "requesttimestamp",
    "timestamp",
    "time",
    "ts",
    "datetime",
    "date",
    "t",
  ],
  duration: [
    "duration",
    "elapsed",
    "elapsedtime",
    "latency",
    "responsetime",
    "requesttime",
    "requestduration",
    "processingtime",
    "servicetime",
    "took",
    "runtime",
  ],
  function: ["functionname", "function", "func", "lambda"],
  init: ["initduration", "inittime", "coldstartduration"],
  memory: ["memorysize", "memorylimit"],
  memoryUsed: ["maxmemoryused", "memoryused"],
  request: ["requestsize", "requestbytes", "bytesin", "bytesreceived"],
  response: ["responsesize", "responsebytes", "bytesout", "bytessent", "bodybytessent"],
  status: ["status", "statuscode", "httpstatus", "responsestatus"],
};
