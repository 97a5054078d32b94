/**
 * A line under the title that says when only one candidate is shown, on paper too: who is handed such a page must not take
 * it for the whole. Gives the function that changes it.
 */
export function choiceNote(report: HTMLElement): (chosen: string | null) => void {
  const note = document.createElement("p");
  note.className = "caution";
  note.setAttribute("role", "status");
  report.querySelector("h1")?.after(note);
  return (chosen) => {
    note.textContent =
      chosen === null ? "" : `Shown for ${chosen} alone: bills, rows and columns of the others are hidden.`;
  };
}
