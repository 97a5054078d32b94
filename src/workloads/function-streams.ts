import type { StreamFactory } from "../engine/random-stream.ts";
import type { NamedFunction } from "./workload.ts";

/**
 * The streams of chance of one of several functions. They hang on its name and not on its place, so that a function
 * added or moved leaves the others' chance as it was.
 */
export function functionStreams(random: StreamFactory, { name }: Pick<NamedFunction, "name">): StreamFactory {
  const prefix = `functions[${JSON.stringify(name)}]`;
  return (stream) => random(`${prefix}.${stream}`);
}
