/**
 * A second, independent model of warm instances, for two ends: to check the simulator's own, and to try a rule that it
 * does not have. An idle instance ends once the whole function has been idle for `functionIdle`, once it itself has been
 * idle for `instanceIdle`, or at the age `recycleAfter`. With `functionIdle` = `instanceIdle` this is a constant
 * keep-alive. Most-recently-used first. Seconds.
 */
export interface ActivityRule {
  readonly functionIdle: number;
  readonly instanceIdle: number;
  /** Infinity: never. */
  readonly recycleAfter: number;
}

interface Instance {
  readonly created: number;
  readonly freeFrom: number;
}

/** Cold starts of requests in order of time. */
export function coldStartsUnder(
  rule: ActivityRule,
  requests: Iterable<{ readonly start: number; readonly duration: number }>,
): number {
  let instances: readonly Instance[] = [];
  let coldStarts = 0;
  for (const { start, duration } of requests) {
    const isIdle = ({ freeFrom }: Instance): boolean => freeFrom <= start;
    const functionActive = instances.reduce(
      (latest, { freeFrom }) => Math.max(latest, freeFrom),
      Number.NEGATIVE_INFINITY,
    );
    const alive = instances.filter(
      (instance) =>
        !isIdle(instance) ||
        (start - instance.created < rule.recycleAfter &&
          start - instance.freeFrom < rule.instanceIdle &&
          start - functionActive < rule.functionIdle),
    );
    const warm = alive.filter(isIdle).reduce<Instance | null>(latest, null);
    if (warm === null) coldStarts++;
    const serving = { created: warm?.created ?? start, freeFrom: start + duration };
    instances = [...alive.filter((instance) => instance !== warm), serving];
  }
  return coldStarts;
}

function latest(one: Instance | null, other: Instance): Instance {
  return one === null || other.freeFrom > one.freeFrom ? other : one;
}
