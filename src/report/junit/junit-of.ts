import { escapeXml } from "./escape-xml.ts";

/** One check: passed unless it has a failure. Texts are raw; the writer escapes them. */
export interface JunitCase {
  readonly name: string;
  /** Why it failed, one sentence a line. */
  readonly failure?: readonly string[];
  /** The failure's type in the XML; default "failure". */
  readonly failureType?: "failure" | "undecided";
  /** What there is to say beside pass or fail. */
  readonly note?: string;
}

/** Checks of one subject, such as a candidate. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/**
 * Checks as JUnit XML, as Jenkins and GitLab read it, ending in a line feed. Times are zero: equal answers give equal
 * bytes. GitLab shows a failure's text and not its message, and keeps only the first of equal names in a class, so the
 * sentence stands in both places and equal names are numbered.
 */
export function junitOf(name: string, suites: readonly JunitSuite[]): string {
  const named = numbered(suites).map((suite) => ({ ...suite, cases: numbered(suite.cases) }));
  const all = counts(named.flatMap(({ cases }) => cases));
  const lines = named.flatMap((suite) => [
    `  <testsuite name="${escapeXml(suite.name)}" ${counts(suite.cases)} time="0">`,
    ...suite.cases.flatMap((one) => caseLines(one, className(suite.name))),
    "  </testsuite>",
  ]);
  const root = [`<testsuites name="${escapeXml(name)}" ${all} time="0">`, ...lines, "</testsuites>"];
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...root].join("\n")}\n`;
}

function counts(cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
}

/** Jenkins takes what stands before the last full stop for the package. */
function className(suite: string): string {
  return `evenpoint.${escapeXml(suite.replaceAll(".", "_"))}`;
}

function caseLines({ name, failure, failureType = "failure", note }: JunitCase, classname: string): readonly string[] {
  const opening = `    <testcase classname="${classname}" name="${escapeXml(name)}" time="0"`;
  const inner: string[] = [];
  if (failure !== undefined) {
    const sentences = failure.map(escapeXml);
    inner.push(
      `      <failure message="${sentences.join("; ")}" type="${failureType}">${sentences.join("\n")}</failure>`,
    );
  }
  if (note !== undefined) inner.push(`      <system-out>${escapeXml(note)}</system-out>`);
  return inner.length === 0 ? [`${opening}/>`] : [`${opening}>`, ...inner, "    </testcase>"];
}

/** The second of equal names becomes "name (2)". */
function numbered<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let name = item.name;
    for (let next = 2; taken.has(name); next++) name = `${item.name} (${next})`;
    taken.add(name);
    return { ...item, name };
  });
}
