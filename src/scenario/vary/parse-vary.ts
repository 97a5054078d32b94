import type { Issue } from "../issue.ts";
import { splitAssignment } from "../overrides.ts";
import { formatPath, parsePath } from "../scenario-path.ts";
import { showValue } from "../show-value.ts";
import { repeatedPoint } from "./repeated-point.ts";
import { splitOutside } from "./split-outside.ts";
import { type VaryAxis, type VaryPoint, varyIssue, varyLimits } from "./vary-axis.ts";
import { type VaryValues, varyValues } from "./vary-values.ts";

/**
 * One `--vary` flag as an axis: `path=a,b,c`, `path=1/s..1000/s:log:20`, `path={low: a, typical: b, high: c}`, or several
 * of them with a semicolon between, which move together. Or everything that is wrong with it.
 */
export function parseVary(text: string): VaryAxis | { readonly issues: readonly Issue[] } {
  const tracks: Track[] = [];
  const issues: Issue[] = [];
  for (const part of splitOutside(text, ";")) {
    const track = parseTrack(part);
    if ("issue" in track) issues.push(track.issue);
    else tracks.push(track);
  }
  if (issues.length > 0) return { issues };
  const problem = togetherProblem(tracks);
  if (problem !== null) return { issues: [varyIssue("", text, problem)] };
  const [first] = tracks;
  const points = first!.points.map((_, i) => ({
    label: tracks.map((track) => track.points[i]!.label).find((label) => label !== null) ?? null,
    values: tracks.map((track) => track.points[i]!.value),
  }));
  const repeated = repeatedPoint(points);
  if (repeated !== null) return { issues: [varyIssue(first!.path, text, repeatedProblem(...repeated))] };
  return {
    paths: tracks.map(({ path }) => path),
    points,
    notes: tracks.flatMap(({ path, note }) => (note === null ? [] : [`${path}: ${note}`])),
  };
}

/** One path and its values. */
interface Track extends VaryValues {
  readonly path: string;
}

function parseTrack(text: string): Track | { readonly issue: Issue } {
  const assignment = splitAssignment(text);
  if (assignment === null || assignment.path === "") {
    const message = `${showValue(text.trim())} has no path and values; write path=a,b,c, such as workload.arrivals.rate=40/s,80/s`;
    return { issue: varyIssue("", text, message) };
  }
  const { path, value } = assignment;
  const problem = (message: string) => ({ issue: varyIssue(path, value, message) });
  const parsed = parsePath(path);
  if (parsed === null) {
    return problem(
      `${showValue(path)} is not a path such as workload.arrivals.rate or candidates["Lambda 1 GB"].memory`,
    );
  }
  if (parsed[0] === "uncertain") return problem("the ranges of uncertain are for break-even; vary the input itself");
  const values = varyValues(value);
  if ("problem" in values) return problem(values.problem);
  if (values.points.length > varyLimits.points) {
    return problem(`${values.points.length} values are given; an axis has at most ${varyLimits.points}`);
  }
  return { path, ...values };
}

function repeatedProblem(first: VaryPoint, again: VaryPoint): string {
  const [one, other] = [first, again].map(({ values }) => values.map((value) => value.trim()).join(" with "));
  const same = one === other ? "" : ` (${one} is the same)`;
  return `${other} stands in it twice${same}; write each value once`;
}

/** What keeps several paths from moving together; null where nothing does. */
function togetherProblem(tracks: readonly Track[]): string | null {
  const [first, ...others] = tracks as [Track, ...Track[]];
  const uneven = others.find(({ points }) => points.length !== first.points.length);
  if (uneven !== undefined) {
    const counts = `${first.path} has ${first.points.length} values and ${uneven.path} ${uneven.points.length}`;
    return `${counts}; paths that move together need as many each (flags of their own would cross them)`;
  }
  const places = tracks.map(({ path }) => formatPath(parsePath(path) ?? []));
  const twice = places.find((place, i) => places.indexOf(place) < i);
  return twice === undefined ? null : `${twice} stands in it twice; name each path once`;
}
