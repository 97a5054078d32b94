const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64 with padding (RFC 4648, section 4). Pure rooms have neither Buffer nor btoa. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let place = 0; place < 4; place++) {
      text += place < letters ? alphabet[(group >> (18 - 6 * place)) & 63] : "=";
    }
  }
  return text;
}

/** The bytes of a base64 text; null where it is not exactly what `encodeBase64` would write. */
export function decodeBase64(text: string): Uint8Array | null {
  const letters = text.replace(/={1,2}$/, "");
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(letters)) return null;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let group = 0;
  for (let at = 0, filled = 0; at < letters.length; at++) {
    group = (group << 6) | alphabet.indexOf(letters[at]!); // what overflows has been written
    const bits = (at + 1) * 6 - filled * 8;
    if (bits >= 8) bytes[filled++] = group >> (bits - 8);
  }
  return encodeBase64(bytes) === text ? bytes : null; // bits beyond the last byte are zero
}
