import type { Section } from "../document.ts";
import type { Findings } from "../findings.ts";

/** What the model leaves out, and whom that favours. */
export function notModelled(findings: Findings): Section | null {
  if (findings.notModelled.length === 0) return null;
  return { title: "Not modelled", blocks: [{ kind: "list", items: findings.notModelled }] };
}
