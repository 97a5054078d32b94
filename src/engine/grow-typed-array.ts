/** A copy at least `length` long, at least twice as long as before, new places 0. */
export function growInts(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(array.length * 2, length));
  grown.set(array);
  return grown;
}

/** A copy at least `length` long, at least twice as long as before, new places 0. */
export function growDoubles(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.max(array.length * 2, length));
  grown.set(array);
  return grown;
}
