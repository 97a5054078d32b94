/** What a page needs and pure code cannot fetch: it comes in from the edge. */
export interface HtmlParts {
  /** The script that draws the charts and makes tables sortable, as one piece of JavaScript with Chart.js inside. */
  readonly viewer: string;
  /** The SHA-256 of a text's UTF-8 bytes, in base64, as a content-security policy wants it. */
  readonly hash: (text: string) => string;
}
