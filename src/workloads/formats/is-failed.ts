/** Of a request in a k6 test: a server's error, or what the test did not expect, such as no answer at all (status 0). */
export function isFailed(status: string | null, expected: string): boolean {
  return expected === "false" || (status !== null && Number(status) >= 500);
}
