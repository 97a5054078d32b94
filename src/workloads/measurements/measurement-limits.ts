/** Sizes of one set: more than any platform offers that is measured by hand or by a tuner (Lambda has 10,113). */
export const mostSizes = 1_000;
/** Rows or lines of one file; a file of more is no table of measurements. */
export const mostRows = 1_000_000;
export const mostColumns = 1_000;
/** Letters of the whole text: what can be held and read at once without harm. */
export const mostCharacters = 256 * 1024 * 1024;
