const longest = 60;

/** Text in quotation marks as a sentence shows it: short, and without characters that steer a terminal or turn writing round. */
export function quotedText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return JSON.stringify(short).replace(/[\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
