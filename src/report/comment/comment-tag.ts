const longestSlug = 60;

/**
 * The hidden first line of a comment, `<!-- evenpoint checkout-api-1f2e3d4c -->`: the scenario's name in a-z, 0-9 and
 * hyphens, and eight digits that tell names apart whose letters are alike. A later run finds its own comment by it.
 */
export function commentTag(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const slug = words.join("-").slice(0, longestSlug).replace(/-$/, "");
  return `<!-- evenpoint ${slug === "" ? "" : `${slug}-`}${checksum(name)} -->`;
}

/** FNV-1a (Fowler, Noll, Vo; 32 bits) over UTF-16 code units: stable, needs no crypto, and guards against no attack. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
