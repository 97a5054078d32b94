import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readText } from "../node/read-text.ts";
import { writeWhole } from "../node/write-whole.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/** The scenario that beginners get is one of the gallery's, so that it is checked like them. */
const template = fileURLToPath(new URL("../../scenarios/checkout-api.yaml", import.meta.url));

/** `evenpoint init [FILE]`: a commented scenario to start from. An existing file is kept unless `--force`. */
export async function init(file: string | undefined, flags: { readonly force?: boolean }): Promise<number> {
  const content = withoutSchemaLine(await readText(template));
  if (file === undefined || file === "-") {
    process.stdout.write(content);
    return exitCodes.fine;
  }
  if (existsSync(file) && flags.force !== true) {
    throw new UsageError(`${file} exists already; choose another name, or --force to overwrite it`);
  }
  await writeWhole(file, content);
  process.stderr.write(`wrote ${file}; next: evenpoint run ${file}\n`);
  return exitCodes.fine;
}

/** The line that tells editors where the schema lies is true in the gallery's folder only. */
function withoutSchemaLine(content: string): string {
  return content.replace(/^# yaml-language-server:.*\n(#\n)?/, "");
}
