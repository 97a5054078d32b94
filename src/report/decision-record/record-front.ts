/** What a decision record begins with until somebody fills it in. No clock here: whoever decides writes the date. */
export const recordFront =
  "---\nstatus: proposed\ndate: # YYYY-MM-DD, when it is decided\ndecision-makers: # who decides\n---";
