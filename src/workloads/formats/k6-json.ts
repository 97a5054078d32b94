import { parseTraceTime } from "../trace-time.ts";
import { isFailed } from "./is-failed.ts";
import { fieldText, isObject, parseObject } from "./parse-object.ts";
import { readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";

/** One sample or definition per line. */
export async function readK6Json(text: AsyncIterable<string>, sink: RecordSink): Promise<void> {
  const checker = new RowChecker(sink, "2026-10-10T13:55:36.123456789Z");
  await readLines(text, sink, (line, number) => {
    const object = parseObject(line);
    if (object === null) {
      checker.reject("the line is not JSON; expected one object per line", null, line);
      checker.finish(number);
    } else if (object.type !== "Point") sink.leaveOut("definition of a metric");
    else if (object.metric !== "http_req_duration") sink.leaveOut(`metric ${String(object.metric).slice(0, 80)}`);
    else readPoint(isObject(object.data) ? object.data : {}, checker, sink);
    if (object?.type === "Point" && object.metric === "http_req_duration") checker.finish(number);
  });
}

/** k6 emits a sample when the request is over. */
function readPoint(data: Readonly<Record<string, unknown>>, checker: RowChecker, { record }: RecordSink): void {
  const value = fieldText(data.value) ?? "";
  const time = fieldText(data.time) ?? "";
  const tags = isObject(data.tags) ? data.tags : {};
  record.count = 1;
  record.functionName = "";
  record.duration = checker.duration("data.value", value, "ms");
  record.time = checker.time("data.time", time, parseTraceTime(time, "s")) - record.duration;
  record.failed = isFailed(fieldText(tags.status), String(tags.expected_response));
}
