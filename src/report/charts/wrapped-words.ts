/** What of a chart a text may depend on: its width in CSS pixels, known once it is drawn. */
export interface Drawn {
  readonly chart: { readonly width: number };
}

/** How much room words have, CSS pixels. */
interface Room {
  /** The mean width of a character. */
  readonly perCharacter: number;
  /** Left and right of the words: a title ends where the chart's own area does. */
  readonly beside: number;
}

/** CSS pixels: a chart is never drawn narrower. */
const narrowest = 560;

/**
 * The words of a title as Chart.js takes them: as they are where they fit every chart, else cut into lines anew for each
 * width, since Chart.js would squeeze them.
 */
export function wrappedWords(
  words: string,
  { perCharacter, beside }: Room,
): string | ((drawn: Drawn) => readonly string[]) {
  if (words.length * perCharacter <= narrowest - beside) return words;
  return ({ chart }) => wordLines(words, Math.floor((chart.width - beside) / perCharacter));
}

/**
 * As few lines of at most so many characters as hold the words, and those about equally long; cut at spaces, a longer word
 * has a line of its own.
 */
export function wordLines(words: string, most: number): readonly string[] {
  const { length } = filledLines(words, most);
  let shortest = Math.ceil(words.length / length);
  while (shortest < most && filledLines(words, shortest).length > length) shortest++;
  return filledLines(words, shortest);
}

/** Spaces, but not those between a number and its unit. */
const breaks = /(?<!\d) | (?![A-Za-z%])/;

/** Each line as full as it gets. */
function filledLines(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(breaks)) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
