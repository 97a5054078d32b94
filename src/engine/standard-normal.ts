/**
 * The number that a standard normal variable falls short of with probability `p`, 0 to 1; -Infinity at 0, Infinity at 1.
 * Relative accuracy about 1e-16. Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988).
 */
export function standardNormalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  return tailQuantile(q, q < 0 ? p : 1 - p);
}

function tailQuantile(q: number, tail: number): number {
  if (tail <= 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const root = Math.sqrt(-Math.log(tail));
  const distance = root <= 5 ? nearTail(root - 1.6) : farTail(root - 5);
  return q < 0 ? -distance : distance;
}

function nearTail(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

function farTail(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}

/** The density of the standard normal law at `x`. */
export function standardNormalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal variable exceeds `x`: a Taylor series near zero, a continued fraction far out
 * (Abramowitz and Stegun 26.2.11 and 26.2.14), so that small probabilities keep their digits.
 */
export function standardNormalExceedance(x: number): number {
  if (x < 0) return 1 - standardNormalExceedance(-x);
  if (x > 3) return upperTail(x);
  let term = x;
  let sum = x;
  for (let i = 3; term > sum * 1e-17; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 - standardNormalDensity(x) * sum;
}

function upperTail(x: number): number {
  let fraction = x;
  for (let i = 200; i >= 1; i--) fraction = x + i / fraction;
  return standardNormalDensity(x) / fraction;
}
