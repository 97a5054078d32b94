import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { Assumption } from "../assumption.ts";
import type { Choices } from "../choices.ts";
import type { ColdStartGiven } from "../cold-start-field.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import { type ColdStartProfile, type ColdStartQuestion, coldStartProfile } from "./cold-start-profiles.ts";
import { type AwsLambdaGiven, type AwsLambdaSettings, defaultRuntime } from "./settings.ts";
import { restoreDefault, restoreOrigin, type SnapStart } from "./snap-start.ts";

const nothing: DistributionSettings = { kind: "constant", value: 0 };

export interface ChosenColdStart {
  readonly parts: AwsLambdaSettings["coldStart"];
  readonly assumptions: readonly Assumption[];
  /** Runtime and package in words. */
  readonly label: string;
}

/** The scenario's cold start, or the profile of its runtime and package; with SnapStart a restore in place of init. */
export function chooseColdStart(given: AwsLambdaGiven, snapStart: SnapStart | null, choices: Choices): ChosenColdStart {
  const question = questionOf(given);
  const snapshot = snapStart === null ? "" : ", SnapStart";
  const label = `${question.runtime}, ${question.packageKind} of ${formatSize(question.packageBytes)}${snapshot}`;
  if (given.coldStart !== undefined) return { label, ...givenColdStart(given.coldStart, snapStart, choices) };
  const profile = coldStartProfile(question);
  if (profile === null) throw new RangeError(`no cold-start profile for the runtime ${question.runtime}`);
  const { setup } = profile;
  const init = snapStart === null ? profile.init : nothing;
  const firstCall: DistributionSettings = { kind: "constant", value: profile.firstCall };
  const origin = snapStart === null ? profile : restoredOrigin(profile, snapStart);
  const { source, date, confirmed } = origin;
  const value = `${label}: setup ${formatDistribution(setup)}, ${startInWords(init, snapStart)}, first call ${formatMicroseconds(profile.firstCall)} of CPU`;
  return {
    parts: { setup, init, firstCall },
    label,
    assumptions: [{ name: "cold start", value, source, date, setBy: "profile", confirmed }],
  };
}

/** What decides about the default of a candidate's cold start. */
export function questionOf({ runtime, architecture, package: code }: AwsLambdaGiven): ColdStartQuestion {
  return {
    runtime: runtime ?? defaultRuntime,
    packageKind: code?.kind ?? "zip",
    packageBytes: code?.size ?? bytesPerMegabyte,
    architecture: architecture ?? "x86_64",
  };
}

function givenColdStart(
  { setup = nothing, init = nothing, firstCall = nothing }: ColdStartGiven,
  snapStart: SnapStart | null,
  choices: Choices,
): Omit<ChosenColdStart, "label"> {
  const value = `setup ${formatDistribution(setup)}, ${startInWords(init, snapStart)}, first call ${formatDistribution(firstCall)}`;
  choices.choose("cold start", value, value, { show: (text) => text, source: "", date: "", confirmed: true });
  return { parts: { setup, init, firstCall }, assumptions: [] };
}

function startInWords(init: DistributionSettings, snapStart: SnapStart | null): string {
  return snapStart === null
    ? `init ${formatDistribution(init)}`
    : `restore ${formatDistribution(snapStart.restore)} in place of init`;
}

/** Python and .NET are taken to be restored as Java is; nobody's measurement was found. */
function restoredOrigin({ origins }: ColdStartProfile, { restore, isCharged }: SnapStart) {
  const { setup, firstCall } = origins;
  const isOwn = restore !== restoreDefault;
  const borrowed = isCharged ? "; taken from Java, not measured" : "";
  const restored = isOwn ? "restore: scenario" : `${restoreOrigin.source}${borrowed}`;
  return {
    source: `setup: ${setup.source}; ${restored}; first call: ${firstCall.source}`,
    date: isOwn ? firstCall.date : restoreOrigin.date,
    confirmed: setup.confirmed && firstCall.confirmed && (isOwn || !isCharged),
  };
}
