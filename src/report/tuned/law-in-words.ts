/** The law of a handler's time by the vCPUs v of its instance, as a formula. */
export function lawInWords(model: string): string {
  return model === "io + cpu" ? "io + cpu / min(v, 1)" : "io + serial / min(v, 1) + parallel / v";
}
