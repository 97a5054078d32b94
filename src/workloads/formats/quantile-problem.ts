interface Quantile {
  readonly share: number;
  readonly value: number;
}

/** A sentence where values fall though their shares rise; null if nothing is wrong. */
export function quantileProblem(quantiles: readonly Quantile[]): string | null {
  for (let i = 1; i < quantiles.length; i++) {
    const lower = quantiles[i - 1] as Quantile;
    const upper = quantiles[i] as Quantile;
    if (upper.value >= lower.value) continue;
    return `the percentiles fall: p${percentage(lower)} is ${lower.value} and p${percentage(upper)} is ${upper.value}; are columns swapped?`;
  }
  return null;
}

function percentage({ share }: Quantile): number {
  return Number((share * 100).toPrecision(12));
}
