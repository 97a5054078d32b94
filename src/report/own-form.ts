import { recordFront } from "./decision-record/record-front.ts";
import type { formOfFile } from "./form-of-file.ts";

type FileForm = NonNullable<ReturnType<typeof formOfFile>>;

/**
 * Whether a text is what evenpoint writes in this form, whichever verb and version wrote it: such a file may be written
 * again, any other is somebody's work. A decision record that somebody has begun to fill in is theirs.
 */
export function isOwnForm(text: string, form: FileForm): boolean {
  switch (form) {
    case "text":
    case "md":
      return !text.startsWith(recordFront) && !text.startsWith(commentStart) && saysOrigin(text);
    case "madr":
      return text.startsWith(recordFront) && saysOrigin(text);
    case "comment":
      return text.startsWith(commentStart);
    case "html":
      return /<meta name="generator" content="evenpoint\b/.test(text);
    case "json":
      return isOwnJson(text);
    case "csv":
      return csvHeaders.some((header) => header.test(text.slice(0, text.indexOf("\n"))));
    case "junit":
      return /^<\?xml [^\n]*\n<testsuites name="/.test(text) && text.includes('<testcase classname="evenpoint.');
  }
}

const commentStart = "<!-- evenpoint ";

/** The line under the command that gives the answer again; a comparison ends in its command. */
function saysOrigin(text: string): boolean {
  return (
    /^evenpoint \d+\.\d+\.\d+\S*, seed \d/m.test(text) ||
    /\n(?:## Reproduce\n\n```+sh|REPRODUCE)\n(?: {2})?evenpoint compare [^\n]+\n(?:```+\n)?$/.test(text)
  );
}

function isOwnJson(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text);
    if (data === null || typeof data !== "object" || !("schemaVersion" in data) || !("command" in data)) return false;
    return typeof data.command === "string" && data.command.startsWith("evenpoint ");
  } catch {
    return false;
  }
}

/** First lines of the tables: of a result, a comparison, what-if, a sweep, tune, sensitivity, a map. */
const csvHeaders: readonly RegExp[] = [
  /^candidate,platform,region,group,figure,unit,mean,low,high$/,
  /^candidate,metric,unit,before,before_low,before_high,after,/,
  /^set,together,candidate,metric,unit,before,/,
  /(?:^|,)candidate,platform,eligible,acceptable,undecided,/,
  /^size,memory_mb,vcpus,architecture,provisioned,/,
  /^input,end,difference_usd,/,
  /^rate_per_second,.*,best,cannot_tell$/,
];
