const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [first, second, third] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!;
    text += second === undefined ? "=" : alphabet[(bits >> 6) & 63]!;
    text += third === undefined ? "=" : alphabet[bits & 63]!;
  }
  return text;
}

/** The bytes of base64 with padding; null where the text is none: another character, a length that is no multiple of 4, bits left over. */
export function decodeBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const padding = text.length - text.replace(/=+$/, "").length;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const bits = [...text.slice(i, i + 4)].reduce((sum, one) => (sum << 6) | Math.max(0, alphabet.indexOf(one)), 0);
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (bits >> shift) & 255;
  }
  return encodeBase64(bytes) === text ? bytes : null;
}
