import type { ReportDocument } from "../document.ts";

/** Where links to each section lead: its title in plain letters, with a number where two would be alike. */
export function sectionIds(document: ReportDocument): readonly string[] {
  const used = new Set<string>();
  return document.map(({ title }) => {
    const word = `section-${plainWord(title ?? "verdict")}`;
    let id = word;
    for (let number = 2; used.has(id); number++) id = `${word}-${number}`;
    used.add(id);
    return id;
  });
}

function plainWord(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}
