/** The part of papaparse that reads text into rows. Its published types need the types of Node, which pure rooms lack. */
declare module "papaparse" {
  interface ParseConfig {
    readonly delimiter?: string;
    readonly newline?: "\n" | "\r\n" | "\r";
    readonly preview?: number;
  }
  interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string };
  }
  const Papa: { parse(text: string, config: ParseConfig): ParseResult };
  export default Papa;
}
