/** Some ticks at whole multiples of 1, 2 or 5 times a power of ten, the first and the last of them beyond what is shown. */
export function wholeTicks(least: number, most: number, wanted = 5): readonly number[] {
  const parts = wanted - 1;
  const step = niceStep(most === least ? Math.abs(most) / parts || 1 : (most - least) / parts);
  const [from, to] = [Math.floor(least / step), Math.ceil(most / step)];
  const [first, last] = [from === least / step ? from - 1 : from, to === most / step ? to + 1 : to];
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The first of 1, 2 and 5 times a power of ten that is not below. */
function niceStep(least: number): number {
  const power = Number(`1e${Math.floor(Math.log10(least))}`);
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * 0.999999) ?? 10 * power;
}
