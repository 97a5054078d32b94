/**
 * Hides what belongs to another candidate than the chosen one: the part of a section under its name, its columns in
 * tables, its rows. Names are compared whole, so that nothing else can be taken for one. Null shows everything.
 */
export function showCandidate(root: HTMLElement, names: readonly string[], chosen: string | null): void {
  const isOther = (text: string | null) => {
    const name = (text ?? "").trim();
    return chosen !== null && name !== chosen && names.includes(name);
  };
  for (const subtitle of root.querySelectorAll("h3")) {
    const isHidden = isOther(subtitle.textContent);
    for (const element of partUnder(subtitle)) element.hidden = isHidden;
  }
  for (const table of root.querySelectorAll("table")) {
    const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
    const hidden = headers.map((header) => isOther(header.textContent));
    const ownColumn = Math.max(
      0,
      headers.findIndex((header) => header.textContent === "Candidate"),
    );
    for (const row of table.rows) {
      if (row.classList.contains("group")) continue;
      for (const [column, cell] of [...row.cells].entries()) cell.hidden = hidden[column] === true;
      if (row.parentElement !== table.tHead) row.hidden = isOther(row.cells[ownColumn]?.textContent ?? null);
    }
  }
}

/** A subtitle and what follows it, as far as its table or the next subtitle: what comes after is about all. */
function partUnder(subtitle: HTMLElement): readonly HTMLElement[] {
  const part = [subtitle];
  for (let next = subtitle.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling) {
    if (next.matches("h3, figure")) break;
    part.push(next);
    if (next.matches(".table-box")) break;
  }
  return part;
}
