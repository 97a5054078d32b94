import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface SourceFile {
  /** Inside src, such as "pricing/bill.ts". */
  readonly path: string;
  readonly source: string;
}

/** Every file under src, in order of their paths. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => ({ path, source: readFileSync(join("src", path), "utf8") }));
}

/** The room a file belongs to: its first folder, or "index" for the library's table of contents. */
export function roomOf(path: string): string {
  return path === "index.ts" ? "index" : (path.split("/")[0] as string);
}

// A comment, or what may look like one but is not: a string, a template or a regular expression.
const commentsAndText =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])*\/[a-z]*/g;

/** The source without its comments. */
export function withoutComments(source: string): string {
  return source.replace(commentsAndText, (piece) => (/^\/[/*]/.test(piece) ? " " : piece));
}

/** The source without comments, strings and regular expressions; of templates what stands in `${}` is kept. */
export function codeOnly(source: string): string {
  return source.replace(commentsAndText, (piece) => {
    if (!piece.startsWith("`")) return " ";
    return [...piece.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => `(${code})`).join(" ");
  });
}

export interface Import {
  /** As written: "./bill.ts", "zod". */
  readonly from: string;
  /** Erased by the compiler, so it cannot make a cycle at run time. */
  readonly typeOnly: boolean;
}

/** Everything a file imports or re-exports, dynamic imports included. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  const statements = code.matchAll(/^\s*(?:import|export)\s+(type\s+)?([^;"'`]*?)\s*from\s*["']([^"']+)["']/gm);
  const effects = code.matchAll(/^\s*import\s*["']([^"']+)["']/gm);
  const dynamic = code.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]/g);
  return [
    ...[...statements].map(([, type, names, from]) => ({
      from: from as string,
      typeOnly: type !== undefined || isAllTypes(names as string),
    })),
    ...[...effects, ...dynamic].map(([, from]) => ({ from: from as string, typeOnly: false })),
  ];
}

/** `{ type A, type B }` is as good as `type { A, B }`. */
function isAllTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names)?.[1]?.trim();
  return inner !== undefined && inner !== "" && inner.split(",").every((name) => /^\s*(type\s|$)/.test(name));
}

/** The path inside src that a relative import of `path` means; null for a package. */
export function target(path: string, from: string): string | null {
  return from.startsWith(".") ? normalize(join(dirname(path), from)).replaceAll("\\", "/") : null;
}
