import { fileURLToPath } from "node:url";
import { z } from "zod";
import { comparisonSchema } from "../analysis/compare/comparison.ts";
import { resultSchema } from "../analysis/result.ts";
import { sensitivityResultSchema } from "../analysis/sensitivity/sensitivity-result.ts";
import { sweepResultSchema } from "../analysis/sweep/sweep-result.ts";
import { tuneResultSchema } from "../analysis/tune/tune-result.ts";
import { whatIfResultSchema } from "../analysis/what-if/what-if-result.ts";
import { rateCardFileSchema } from "../pricing/rate-card-schema.ts";
import { scenarioJsonSchema } from "../scenario/json-schema.ts";
import { writeWhole } from "./write-whole.ts";

/** The published JSON Schemas by file name; `node dist/node/write-schemas.js` writes them into schema/. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const text = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;
  const answer = (what: string, schema: z.ZodType, reused: "inline" | "ref" = "inline") =>
    text({ title: `evenpoint ${what}`, ...z.toJSONSchema(schema, { reused }) });
  return {
    "scenario.schema.json": text(scenarioJsonSchema()),
    "rate-card.schema.json": text({
      title: "evenpoint rate card",
      ...z.toJSONSchema(rateCardFileSchema, { io: "input", reused: "ref" }),
    }),
    "result.schema.json": answer("result", resultSchema),
    "comparison.schema.json": answer("comparison", comparisonSchema),
    "sensitivity.schema.json": answer("sensitivity", sensitivityResultSchema),
    "sweep.schema.json": answer("sweep", sweepResultSchema),
    "tune.schema.json": answer("tune", tuneResultSchema),
    "what-if.schema.json": answer("what-if", whatIfResultSchema, "ref"), // it holds results in two places
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of Object.entries(schemaFiles())) {
    await writeWhole(fileURLToPath(new URL(`../../schema/${name}`, import.meta.url)), content);
  }
}
