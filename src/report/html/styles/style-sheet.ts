import { colourStyles } from "./colour-styles.ts";
import { layoutStyles } from "./layout-styles.ts";
import { printStyles } from "./print-styles.ts";
import { tableStyles } from "./table-styles.ts";
import { textStyles } from "./text-styles.ts";

/** Every style of a page. No part of a report comes into it, so that its hash is always the same. */
export const styleSheet = [colourStyles, textStyles, layoutStyles, tableStyles, printStyles].join("");
