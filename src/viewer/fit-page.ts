/** A chart as it would be laid out if there were room. */
export interface WantedLayout {
  readonly width: number;
  readonly height: number;
  readonly shownWidth: number;
  /** CSS pixels of height on paper below which it no longer reads; what it takes itself, where it cannot give up any. */
  readonly lowest: number;
}

/** A chart that gives up height is laid out wider by this, so that its words leave more of it to the lines. */
const wider = 1.15;

/**
 * Makes charts lower until they take `excess` CSS pixels less in all: first those whose axes bear it, down to
 * their lowest, then all of them by shrinking, words and all. Nothing changes where there is room.
 */
export function fittedLayouts(
  wanted: readonly WantedLayout[],
  excess: number,
): readonly { readonly width: number; readonly height: number; readonly shownWidth: number }[] {
  const spare = wanted.map(spareHeight);
  const squeezed = Math.min(Math.max(0, excess), sum(spare));
  const share = sum(spare) === 0 ? 0 : squeezed / sum(spare);
  const lowered = wanted.map((layout, place) => {
    const { width, height, shownWidth } = layout;
    const given = spare[place]! * share;
    if (given === 0) return { width, height, shownWidth };
    return { width: wider * width, height: (wider * width * (shownHeight(layout) - given)) / shownWidth, shownWidth };
  });
  const rest = Math.max(0, excess) - squeezed;
  if (rest <= 0) return lowered;
  const total = sum(lowered.map(shownHeight));
  const shrunk = Math.max(0.4, (total - rest) / total);
  return lowered.map(({ width, height, shownWidth }) => ({
    // The same width on paper: a layout that is wider by as much as its height is to shrink.
    width: width / shrunk,
    height,
    shownWidth,
  }));
}

/** CSS pixels on paper that a chart can give up before its words must shrink. */
export function spareHeight(layout: WantedLayout): number {
  return Math.max(0, shownHeight(layout) - layout.lowest);
}

function shownHeight({ width, height, shownWidth }: Omit<WantedLayout, "lowest">): number {
  return (height * shownWidth) / width;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
