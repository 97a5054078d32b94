import { formatSignificant } from "../../units/significant.ts";

/** A minute: nobody decides anything by less staff time a month. */
const leastHours = 1 / 60;
/** Fewer hours than these are told in minutes. */
const toldInHours = 0.1;

/** "0.396 more staff hours", "1.3 more staff minutes"; null where it is less than anybody counts. */
export function staffTimeInWords(hours: number): string | null {
  if (hours < leastHours) return null;
  if (hours >= toldInHours) return `${formatSignificant(hours)} more staff hours`;
  const minutes = formatSignificant(hours * 60, 2);
  return `${minutes} more staff minute${minutes === "1" ? "" : "s"}`;
}
