/** The part of papaparse that is used: text to rows and back. Its published types need the types of Node, which pure rooms lack. */
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
  interface UnparseConfig {
    readonly newline: "\n";
  }
  type CsvValue = string | number | boolean | null;
  const Papa: {
    parse(text: string, config: ParseConfig): ParseResult;
    unparse(rows: readonly (readonly CsvValue[])[], config: UnparseConfig): string;
  };
  export default Papa;
}
