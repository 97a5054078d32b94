const longest = 60;

/** A value as an issue quotes it: text in quotation marks, short, and without characters that steer a terminal. */
export function showValue(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a group of keys";
  return String(value);
}

function quote(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    escapeCharacter,
  );
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
