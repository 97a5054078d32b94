import { fileURLToPath } from "node:url";
import { z } from "zod";
import { resultSchema } from "../analysis/result.ts";
import { sweepResultSchema } from "../analysis/sweep/sweep-result.ts";
import { scenarioJsonSchema } from "../scenario/json-schema.ts";
import { writeWhole } from "./write-whole.ts";

/** The published JSON Schemas by file name; `node dist/node/write-schemas.js` writes them into schema/. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const text = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;
  const result = { title: "evenpoint result", ...z.toJSONSchema(resultSchema) };
  const sweep = { title: "evenpoint sweep", ...z.toJSONSchema(sweepResultSchema) };
  return {
    "scenario.schema.json": text(scenarioJsonSchema()),
    "result.schema.json": text(result),
    "sweep.schema.json": text(sweep),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of Object.entries(schemaFiles())) {
    await writeWhole(fileURLToPath(new URL(`../../schema/${name}`, import.meta.url)), content);
  }
}
