import type { FormatName } from "../../src/workloads/formats/index.ts";

/** A recording, and how many requests it is known to hold. */
export interface KnownTraffic {
  /** In words, for the validation page. */
  readonly name: string;
  readonly file: string;
  readonly format: FormatName;
  readonly requests: number;
}

const known = (name: string, file: string, format: FormatName, requests: number): KnownTraffic => ({
  ...{ name, file, format, requests },
});

/** What the recordings hold, counted by other programs: issue and README of the data. */
export const knownTraffic = {
  nasaMonth: known("NASA web server, July 1995, by the minute", "nasa_http_per_minute_1995-07.csv", "csv", 1_891_713),
  worldCup: known(
    "World Cup 1998, six weeks by the minute",
    "worldcup98_per_minute_1998-05-01_to_06-12.csv",
    "csv",
    307_662_005,
  ),
  azure2019: known("Azure Functions 2019, a day", "azure_functions_2019_day_part_a.csv", "azure-2019", 742),
  azure2021: known("Azure Functions 2021, 21 min", "azure_functions_2021_invocations_part_a.csv", "azure-2021", 86),
  apache: known("Apache combined log, 2015", "apache_combined_2015_part_a.log", "combined", 5000),
  nasaDay: known("NASA web server, 13 July 1995, by the second", "nasa_http_per_second_1995-07-13.csv", "csv", 134_203),
} as const;
