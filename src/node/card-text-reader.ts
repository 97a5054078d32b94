import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { explainSystemError, InputError } from "./input-error.ts";

const megabyte = 1024 * 1024;
/** A card has some hundred bytes a rate; all regions and machines of a provider are more than a scenario needs. */
const limit = 64 * megabyte;

/**
 * Reads the card files that a scenario names, relative to its folder. They are read at once, while the scenario is
 * checked: prices are part of it.
 *
 * @throws InputError where a file is missing, a folder, too large or not UTF-8.
 */
export function cardTextReader(folder: string): (file: string) => string {
  return (file) => {
    const what = `cannot read the card file ${file}`;
    if (file === "-") throw new InputError(`${what}: standard input can be no card file; save it and name the file`);
    try {
      const path = resolve(folder, file);
      if (statSync(path).size > limit) {
        throw new InputError(`${what}: it is larger than ${limit / megabyte} MB; import one --region only`);
      }
      return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    } catch (error) {
      if (error instanceof InputError) throw error;
      if (error instanceof TypeError) throw new InputError(`${what}: it is not UTF-8 text`);
      throw explainSystemError(error, what);
    }
  };
}
