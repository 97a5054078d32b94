import { readK6Csv } from "./k6-csv.ts";
import { readK6Json } from "./k6-json.ts";
import { peekText } from "./peek-text.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Results of a k6 load test, in either form. Every http_req_duration is a request; other metrics are left out. */
export const k6: TraceFormat = {
  name: "k6",
  description: "Results of a k6 load test, as JSON lines or CSV (--out json=FILE, --out csv=FILE)",
  takesColumns: false,
  counts: "never",
  namesFunctions: false,
  durations: true,
  recognises: (head) => isCsv(head) || /^\s*\{[^\r\n]*"type":\s*"(?:Metric|Point)"/.test(withoutMark(head)),
  async read(chunks, question, sink) {
    sink.interval = 0;
    const { head, text } = await peekText(chunks, 100);
    if (isCsv(head)) await readK6Csv(text, question, sink);
    else await readK6Json(text, sink);
  },
};

function isCsv(head: string): boolean {
  return /^metric_name,timestamp,metric_value/.test(withoutMark(head));
}

function withoutMark(head: string): string {
  return head.startsWith("\uFEFF") ? head.slice(1) : head;
}
