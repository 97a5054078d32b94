/** What a number written with few digits may have been, from low to high. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * A number was written with so many significant digits, and zeros at its end were left out: it may be off by half a unit
 * of the last of those digits, or of the last one shown where there are more.
 */
export function rangeOf(written: string, digits: number): Range {
  const plain = written.replaceAll(",", "");
  const value = Number(plain);
  if (!/^\d+(\.\d+)?$/.test(plain)) throw new Error(`"${written}" is not a number`);
  if (value === 0) return { low: 0, high: 0 };
  const shown = plain.replace(".", "").replace(/^0+/, "").length;
  const place = Math.floor(Math.log10(value)) + 1 - Math.max(digits, shown);
  const half = 0.5 * Number(`1e${place}`);
  return { low: value - half, high: value + half };
}

/** Digits with which the numbers of a working are written; those without a point are whole. */
export const writtenDigits = 7;

type Token = { readonly kind: "number"; readonly text: string } | { readonly kind: "mark"; readonly text: string };

/**
 * Repeats the arithmetic of an expression as a reader would: numbers with or without units, + - x /, brackets and sqrt.
 * Every number stands for all that it may have been before it was rounded, and so does the outcome.
 */
export function evaluate(expression: string): Range {
  const tokens = tokensOf(expression);
  let next = 0;
  const takes = (mark: string) => {
    const token = tokens[next];
    if (token?.kind !== "mark" || token.text !== mark) return false;
    next++;
    return true;
  };
  const sum = (): Range => {
    let total = product();
    for (;;) {
      if (takes("+")) {
        const other = product();
        total = { low: total.low + other.low, high: total.high + other.high };
      } else if (takes("-")) {
        const other = product();
        total = { low: total.low - other.high, high: total.high - other.low };
      } else return total;
    }
  };
  const product = (): Range => {
    let total = atom();
    for (;;) {
      if (takes("x")) total = corners(total, atom(), (a, b) => a * b);
      else if (takes("/")) {
        const divisor = atom();
        if (divisor.low <= 0 && divisor.high >= 0) throw new Error(`${expression} divides by nothing`);
        total = corners(total, divisor, (a, b) => a / b);
      } else return total;
    }
  };
  const atom = (): Range => {
    const isRoot = takes("sqrt");
    if (takes("(")) {
      const inner = sum();
      if (!takes(")")) throw new Error(`${expression}: a bracket stays open`);
      return isRoot ? { low: Math.sqrt(Math.max(0, inner.low)), high: Math.sqrt(inner.high) } : inner;
    }
    const token = tokens[next++];
    if (isRoot || token?.kind !== "number") throw new Error(`${expression}: a number is missing`);
    const value = Number(token.text.replaceAll(",", ""));
    return token.text.includes(".") ? rangeOf(token.text, writtenDigits) : { low: value, high: value };
  };
  const outcome = sum();
  if (next < tokens.length) throw new Error(`${expression}: ${tokens[next]!.text} is left over`);
  return outcome;
}

function tokensOf(expression: string): readonly Token[] {
  const pattern = /(\d[\d,]*(?:\.\d+)?)|(sqrt|x(?![\w-])|[-+/()])|[A-Za-z%]+(?:-[A-Za-z]+)*|\s+|(.)/g;
  return [...expression.matchAll(pattern)].flatMap(([, number, mark, other]): Token[] => {
    if (other !== undefined) throw new Error(`${expression}: ${other} is no arithmetic`);
    if (number !== undefined) return [{ kind: "number", text: number }];
    return mark === undefined ? [] : [{ kind: "mark", text: mark }];
  });
}

function corners(a: Range, b: Range, apply: (a: number, b: number) => number): Range {
  const all = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)];
  return { low: Math.min(...all), high: Math.max(...all) };
}
