import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOfRows } from "../../src/viewer/csv-of-rows.ts";

test("a spreadsheet reads back what was shown, numbers without their commas", () => {
  const rows = [
    ["Name", "USD/month, all", 'said "yes"'],
    ["Lambda 1 GB", "1,234.50", " leading"],
    ["", "12.3 (11 to 13)", "-5"],
  ];
  const { data } = Papa.parse(csvOfRows(rows).trimEnd(), {});
  expect(data).toEqual([rows[0], ["Lambda 1 GB", "1234.50", " leading"], rows[2]]);
});

test.each(["=1+1", "+cmd", "-x", "@sum", "\t=1", "＝1"])("%j is not computed", (text) => {
  const { data } = Papa.parse(csvOfRows([[text]]), {});
  expect(data[0]![0]!.startsWith("'")).toBe(true);
});
