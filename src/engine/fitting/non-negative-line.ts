/** One observation of y = intercept + slope x; the weight is one over its variance, up to a common factor. */
export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

export interface FittedLine {
  readonly intercept: number;
  readonly slope: number;
  /** One over the weights' common factor times these are the estimates' variances. */
  readonly interceptVariance: number;
  readonly slopeVariance: number;
}

/**
 * The line through weighted points whose intercept and slope are both at least 0, by least squares: the free one where it
 * is allowed, else the better of a level line and one through the origin. Needs two different x, none negative.
 */
export function nonNegativeLine(points: readonly WeightedPoint[]): FittedLine {
  const sum = (of: (point: WeightedPoint) => number) =>
    points.reduce((total, point) => total + point.weight * of(point), 0);
  const total = sum(() => 1);
  const [meanX, meanY] = [sum(({ x }) => x) / total, sum(({ y }) => y) / total];
  const squares = sum(({ x }) => (x - meanX) * (x - meanX));
  const variances = { interceptVariance: 1 / total + (meanX * meanX) / squares, slopeVariance: 1 / squares };
  const slope = sum(({ x, y }) => (x - meanX) * (y - meanY)) / squares;
  const intercept = meanY - slope * meanX;
  if (slope >= 0 && intercept >= 0) return { intercept, slope, ...variances };
  const level = { intercept: Math.max(0, meanY), slope: 0, ...variances };
  const steep = { intercept: 0, slope: Math.max(0, sum(({ x, y }) => x * y) / sum(({ x }) => x * x)), ...variances };
  const misfit = (line: FittedLine) =>
    sum(({ x, y }) => (y - line.intercept - line.slope * x) * (y - line.intercept - line.slope * x));
  return misfit(level) <= misfit(steep) ? level : steep;
}
