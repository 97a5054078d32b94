/** "one request", "64 requests": how many an instance takes at once, in a sentence. */
export function slotsInWords(slots: number): string {
  return slots === 1 ? "one request" : `${slots} requests`;
}
