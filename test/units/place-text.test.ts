import { expect, test } from "vitest";
import { bareText, dailyInWords, placesText, placeText } from "../../src/units/place-text.ts";

test.each([
  // 0.01 x 86,400 = 864; once a day is 1/86,400 a second; one in twenty seconds and more stays by the second.
  [0.01, "0.01 requests/s (864 a day)"],
  [1 / 86_400, "0.0000116 requests/s (1 a day)"],
  [0.05, "0.05 requests/s"],
  [1, "1 request/s"],
  [22.6, "22.6 requests/s"],
])("%d reads %s", (rate, words) => {
  expect(placeText(rate)).toBe(words);
});

test("other units, and no rate at all, have no day", () => {
  expect(placeText(0.01, "GB")).toBe("0.01 GB");
  expect(placeText(1024, "MB", 4)).toBe("1,024 MB");
  expect(placeText(0.5, "")).toBe("0.5");
  expect(dailyInWords(0)).toBeNull();
  expect(bareText(0.01)).toBe("0.01 (864 a day)");
});

test.each([
  [[3, 30], "3 to 30 requests/s"],
  [[0.0005, 0.001], "0.0005 to 0.001 requests/s (43.2 to 86.4 a day)"],
  [[0.001, 1], "0.001 (86.4 a day) to 1 request/s"],
] as const)("from %j: %s", (range, words) => {
  expect(placesText(range)).toBe(words);
});

test("a range whose unit is told elsewhere, or with another joint", () => {
  expect(placesText([0.001, 0.002], { isBare: true })).toBe("0.001 to 0.002 (86.4 to 173 a day)");
  expect(placesText([3, 30], { joint: "and" })).toBe("3 and 30 requests/s");
});
