/** Mean of |value - measured| / measured, as a share. */
export function meanRelativeError(pairs: readonly { readonly value: number; readonly measured: number }[]): number {
  return pairs.reduce((sum, { value, measured }) => sum + Math.abs(value - measured) / measured, 0) / pairs.length;
}
