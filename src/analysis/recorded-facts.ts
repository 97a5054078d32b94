import type { Assumption } from "../platforms/assumption.ts";
import { microsecondsPer } from "../units/duration.ts";
import { formatSignificant } from "../units/significant.ts";
import type { TraceArrivals } from "../workloads/arrivals/trace.ts";
import { requestsOf, type Trace } from "../workloads/trace.ts";

/** What was recorded, for the assumptions: a reviewer must see how much an answer rests on, and of when. */
export function recordedFacts({ file, format, scale, timeWarp }: TraceArrivals, trace: Trace): Assumption {
  const date = trace.start === null ? null : new Date(trace.start / 1000).toISOString();
  const from = date === null ? "" : ` from ${date.slice(0, 16).replace("T", " ")} UTC`;
  const times = [
    ...(scale === 1 ? [] : [`at ${formatSignificant(scale, 6)} times its rate`]),
    ...(timeWarp === 1 ? [] : [`played ${formatSignificant(timeWarp, 6)} times as fast`]),
  ];
  return {
    name: `recorded traffic ${file}`,
    value: [`${formatSignificant(requestsOf(trace), 15)} requests in ${lengthOf(trace)}${from}`, ...times].join(", "),
    source: `the recording, read as ${format}`,
    date: date?.slice(0, 10) ?? "",
    setBy: "user",
    confirmed: true,
  };
}

function lengthOf({ length }: Trace): string {
  const unit = length >= 2 * microsecondsPer.d ? "d" : length >= 2 * microsecondsPer.h ? "h" : "s";
  return `${formatSignificant(length / microsecondsPer[unit], 4)} ${unit}`;
}
