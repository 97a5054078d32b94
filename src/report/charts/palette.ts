/** How one candidate or bill line looks in every chart: colour, dashes and marker each tell it apart alone. */
export interface Look {
  readonly color: string;
  /** The same hue, dark enough for words on white. */
  readonly ink: string;
  readonly dash: readonly number[];
  readonly point: string;
  /** A grey one among coloured ones, which is drawn thin and beneath them. */
  readonly isQuiet?: true;
}

/**
 * The palette of Okabe and Ito (2008), made to be told apart with any kind of colour vision; ordered so that
 * neighbours differ in lightness too. Its yellow is too light for a line on white and is left to areas.
 */
export const okabeIto = {
  blue: "#0072b2",
  orange: "#e69f00",
  bluishGreen: "#009e73",
  vermilion: "#d55e00",
  reddishPurple: "#cc79a7",
  skyBlue: "#56b4e9",
  yellow: "#f0e442",
  black: "#000000",
} as const;

const looks: readonly Look[] = [
  { color: okabeIto.blue, ink: okabeIto.blue, dash: [], point: "circle" },
  { color: okabeIto.vermilion, ink: "#b34f00", dash: [9, 4], point: "rect" },
  { color: okabeIto.bluishGreen, ink: "#007a59", dash: [2, 3], point: "triangle" },
  { color: okabeIto.reddishPurple, ink: "#a04d78", dash: [11, 3, 2, 3], point: "rectRot" },
  { color: okabeIto.orange, ink: "#8f6300", dash: [5, 3], point: "cross" },
  { color: okabeIto.skyBlue, ink: "#1b75a8", dash: [14, 4], point: "star" },
  { color: okabeIto.black, ink: okabeIto.black, dash: [4, 2, 1, 2], point: "crossRot" },
];

/** How many candidates have a colour of their own. */
export const mostColours = looks.length;

/** The look of the candidate at this place in the scenario; an eighth has the first's colour with other dashes and marker. */
export function lookOf(index: number): Look {
  const at = (place: number) => looks[place % looks.length]!;
  const round = Math.floor(index / looks.length);
  return { ...at(index), dash: at(index + 3 * round).dash, point: at(index + 2 * round).point };
}

/** The look of this one of the candidates that have no colour: grey, with the dashes and the marker of a coloured one. */
export function quietLookOf(index: number): Look {
  return { ...lookOf(index), color: "#9a9a9a", ink: "#666666", isQuiet: true };
}

/** Ink of titles and labels, of quiet marks, and of the grid, on white. */
export const ink = "#1a1a1a";
export const quietInk = "#555555";
export const gridInk = "#dddddd";
export const paper = "#ffffff";

/**
 * Beneath what is drawn: a range of the axis, and an area that is nobody's. Everything a chart draws has a colour of this
 * file, or one of them with its alpha after it, so that a page in the dark can exchange them.
 */
export const shade = `${ink}14`;
export const emptyArea = "#eeeeee";

/** What cannot be chosen or failed. */
export const failureInk = "#b34f00";

/** Words on a dark and on a light area, which stay as they are where a page exchanges ink and paper for the dark. */
const onDark = "#fefefe";
const onLight = "#1b1b1b";

/** A stacked area: its fill, and the ink that stands out on it. */
export interface Area {
  readonly color: string;
  readonly ink: string;
}

/** Alternating dark and light, so that a grey copy still shows where one area ends. */
const areas: readonly Area[] = [
  { color: okabeIto.blue, ink: onDark },
  { color: okabeIto.yellow, ink: onLight },
  { color: okabeIto.vermilion, ink: onDark },
  { color: okabeIto.skyBlue, ink: onLight },
  { color: okabeIto.bluishGreen, ink: onDark },
  // Of the palette's orange a light tint: beside the sky blue that orange is the same grey.
  { color: "#f5cf80", ink: onLight },
  { color: okabeIto.reddishPurple, ink: onLight },
  { color: "#bbbbbb", ink: onLight },
];

/** How many areas look different from each other. */
export const mostAreas = areas.length;

/** The area of this place in the stack. */
export function areaOf(index: number): Area {
  return areas[index % areas.length]!;
}
