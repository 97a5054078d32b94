import type { Result } from "../../analysis/result.ts";
import { escapeMarkdown } from "../escape-markdown.ts";
import { documentMarkdown } from "../markdown.ts";
import { type CommentPart, commentParts } from "./comment-parts.ts";
import { commentTag } from "./comment-tag.ts";

/** GitHub answers a longer one with "Body is too long (maximum is 65536 characters)" (2025-01); UTF-16 units are never fewer. */
const longestComment = 65_535;

/**
 * The result as a comment on a pull request, always under 65,536 characters: a hidden tag by which the next run finds and
 * replaces it, the verdict, a short table, and the rest folded. What does not fit is left out from the end, in whole
 * parts, and a last sentence says which and where they are.
 */
export function pullRequestComment(result: Result): string {
  const tag = commentTag(result.scenario.name);
  const parts = commentParts(result);
  const written = parts.map(partMarkdown);
  for (let kept = parts.length; kept > 0; kept--) {
    const comment = joined(tag, written.slice(0, kept), parts.slice(kept));
    if (comment.length <= longestComment) return comment;
  }
  return joined(tag, [], parts);
}

function joined(tag: string, kept: readonly string[], left: readonly CommentPart[]): string {
  const all = left.length === 0 ? [] : [leftOut(left)];
  return `${[tag, ...kept, ...all].join("\n\n")}\n`;
}

function leftOut(parts: readonly CommentPart[]): string {
  const titles = parts.map(({ title }) => escapeMarkdown(title)).join("; ");
  return `Left out, as a comment holds 65,536 characters: ${titles}. \`evenpoint report RESULT.json --format md\` has everything.`;
}

/** GitHub reads Markdown inside details only after an empty line. */
function partMarkdown({ title, isFolded, blocks }: CommentPart): string {
  const inner = documentMarkdown([{ title: null, blocks }], { charts: () => [] }).trimEnd();
  if (!isFolded) return inner;
  return `<details>\n<summary>${escapeMarkdown(title)}</summary>\n\n${inner}\n\n</details>`;
}
