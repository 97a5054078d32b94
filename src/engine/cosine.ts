/**
 * The cosine of `turns` whole turns, by its Taylor series on an eighth of a turn. The language leaves the last digits of
 * `Math.cos` to each JavaScript engine; these are the same everywhere.
 */
export function cosineOfTurns(turns: number): number {
  let folded = Math.abs(turns - Math.round(turns)); // 0 to 1/2
  const sign = folded > 0.25 ? -1 : 1;
  if (folded > 0.25) folded = 0.5 - folded; // 0 to 1/4
  return sign * (folded <= 0.125 ? cosineSeries(folded) : sineSeries(0.25 - folded));
}

function cosineSeries(turns: number): number {
  return alternatingSeries(1, 2 * Math.PI * turns, 1);
}

function sineSeries(turns: number): number {
  const angle = 2 * Math.PI * turns;
  return alternatingSeries(angle, angle, 2);
}

function alternatingSeries(first: number, angle: number, divisor: number): number {
  const square = angle * angle;
  let term = first;
  let sum = first;
  for (let i = divisor; i < divisor + 20; i += 2) {
    term *= -square / (i * (i + 1));
    sum += term;
  }
  return sum;
}
