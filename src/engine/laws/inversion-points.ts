/** One point of the contour: place and weight, both complex, for the time 1. */
export type InversionPoint = readonly [
  placeReal: number,
  placeImaginary: number,
  weightReal: number,
  weightImaginary: number,
];

/**
 * Turns a Laplace transform F into its function f: f(t) is nearly the sum over these points of
 * Im(weight x F(place / t)) / t. Right to about 10^-13 of the largest |f| for any F whose poles all lie on the negative
 * real axis or at 0, however far apart: mixtures of exponentials and their integrals.
 *
 * The points are the upper half of the hyperbola z(u) = m (1 + sin(iu - a)) at u = (k + 1/2) h, k = 0..13, with
 * h = 1.081792140 / 14, m = 4.492075287 x 14, a = 1.172104229 (Weideman and Trefethen, "Parabolic and hyperbolic
 * contours for computing the Bromwich integral", 2007); the weight is (h / pi) exp(z) dz/du. They are written out
 * because sine and cosine differ in the last digit between versions of JavaScript engines.
 */
export const inversionPoints: readonly InversionPoint[] = [
  [4.889157020691808, 0.943494472280283, -68.92742222527403, 40.93274914413007],
  [4.542679651219143, 2.8361196248307157, -2.2434999798583526, -58.8407616699125],
  [3.847655140191935, 4.745687070695337, 28.231687525324826, 13.93847833364255],
  [2.7999315791281476, 6.6836041043647665, -9.900026775491023, 6.9264456170294935],
  [1.3932501206476282, 8.661447373916728, -0.3024538422471965, -3.2626191643742555],
  [-0.3807924103698027, 10.691032037114262, 0.5552397254894478, 0.27259881296916744],
  [-2.5327937153219335, 12.784482342303185, -0.06954306932181116, 0.0397392442571489],
  [-5.075609329991447, 14.954304055741964, 0.0009671172721457694, -0.00694071339966396],
  [-8.024429420410288, 17.213459168027438, 0.00026148877302841904, 0.00031262613118471244],
  [-11.396869525240987, 19.575443325894497, -0.000015338270960749014, -0.000002055707273127143],
  [-15.213075786747822, 22.054366451948546, 3.30321315435991e-7, -1.7953006268278723e-7],
  [-19.49584529898285, 24.665037033933636, -3.0733655537245457e-9, 4.815607857874191e-9],
  [-24.270762292116704, 27.423050587059855, 1.0826879327260627e-11, -5.181760485383008e-11],
  [-29.566350966447715, 30.344882817842723, -1.192686215771584e-15, 2.9079560688844673e-13],
];
