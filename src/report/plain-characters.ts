/**
 * Text with nothing in it that a terminal or a page acts upon: line breaks and tabs become spaces; other control
 * characters, and those that turn the direction of writing, become visible escapes such as \u001b. Lone surrogates
 * become U+FFFD, which every encoder would make of them.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
