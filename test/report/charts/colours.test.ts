import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const rooms = ["src/report/charts", "src/report/swept/charts"].map((room) =>
  join(import.meta.dirname, "../../..", room),
);

test("every colour is named in the palette, so that a page in the dark can exchange it", () => {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith("palette.ts"))
      .map((file) => join(room, file)),
  );
  expect(files.length).toBeGreaterThan(30);
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(|create(?:Linear|Radial)Gradient|createPattern/i;
  const found = files.flatMap((file) => {
    const match = literal.exec(readFileSync(file, "utf8"));
    return match === null ? [] : [`${file}: ${match[0]}`];
  });
  expect(found).toEqual([]);
});
