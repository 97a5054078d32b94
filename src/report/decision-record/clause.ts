/** Words that begin our own sentences; names of candidates keep their capitals. */
const openings = /^(The|At|It|Between|No|Nearest) /;

/** A sentence as what may follow "because": no capital, no full stop. */
export function clause(sentence: string): string {
  const bare = sentence.endsWith(".") ? sentence.slice(0, -1) : sentence;
  return openings.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}
