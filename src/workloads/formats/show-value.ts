const longestShown = 60;

/** A value of the file in quotes, for an error: short, and with its invisible characters written out. */
export function showValue(value: string): string {
  return JSON.stringify(value.length > longestShown ? `${value.slice(0, longestShown)}...` : value);
}
