/** Since when a service has been active, inactive, and behind the line; null: it is not. Microseconds. */
export interface KpaActivity {
  readonly activeSince: number | null;
  /** Marked for its end, while the last pod is still there. */
  readonly inactiveSince: number | null;
  readonly behindLineSince: number | null;
}

export interface LastPodPolicy {
  readonly stableWindow: number;
  readonly scaleToZero: boolean;
  readonly gracePeriod: number;
  readonly retention: number;
}

export interface LastPodSight {
  readonly now: number;
  /** Pods wanted, within the bounds. */
  readonly wanted: number;
  readonly current: number;
  readonly ready: number;
  /** Whether the pods' spare capacity is too small to be reached without the line. */
  readonly needsLine: boolean;
}

export interface LastPodVerdict {
  readonly desired: number;
  readonly activity: KpaActivity;
}

/**
 * Knative's last pod. Nothing at all in the stable window makes the service inactive, once it has been active for as
 * long; then all its requests go through the activator. The pod ends when the activator has been in the path for the
 * grace period, so at once where it was there before, and the retention period is over too.
 */
export function lastPod(sight: LastPodSight, before: KpaActivity, policy: LastPodPolicy): LastPodVerdict {
  const { now, wanted, current, ready, needsLine } = sight;
  const { inactiveSince } = before;
  const isBehindLine = needsLine || ready === 0;
  const behindLineSince = isBehindLine || inactiveSince !== null ? (before.behindLineSince ?? now) : null;
  if (ready === 0) {
    // Pods that start are left alone, whatever the averages say meanwhile.
    const desired = Math.max(wanted, current, policy.scaleToZero ? 0 : 1);
    return { desired, activity: { activeSince: null, inactiveSince: null, behindLineSince } };
  }
  const activeSince = before.activeSince ?? now;
  if (wanted > 0 || !policy.scaleToZero) {
    const activity = {
      activeSince: inactiveSince === null ? activeSince : now,
      inactiveSince: null,
      behindLineSince: isBehindLine ? behindLineSince : null,
    };
    return { desired: Math.max(1, wanted), activity };
  }
  if (inactiveSince === null && now - activeSince < policy.stableWindow) {
    return { desired: 1, activity: { activeSince, inactiveSince: null, behindLineSince } };
  }
  const activity = {
    activeSince,
    inactiveSince: inactiveSince ?? now,
    behindLineSince: behindLineSince ?? now,
  };
  return { desired: mayEnd(now, activity, policy) ? 0 : 1, activity };
}

function mayEnd(
  now: number,
  { inactiveSince, behindLineSince }: { readonly inactiveSince: number; readonly behindLineSince: number },
  { gracePeriod, retention }: LastPodPolicy,
): boolean {
  const inactive = now - inactiveSince;
  if (inactive >= Math.max(gracePeriod, retention)) return true;
  return now - behindLineSince >= gracePeriod && inactive >= retention;
}
