/**
 * Little's law (1961): the mean number present is the rate of those who enter times the mean time they stay, whatever
 * the arrivals, the service and the order. `rate` is per the unit of `meanTime`.
 */
export function little(rate: number, meanTime: number): number {
  return rate * meanTime;
}
