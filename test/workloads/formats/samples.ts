const minutes = Array.from({ length: 1440 }, (_, i) => `${i + 1}`);

export const azureHeader = ["HashOwner", "HashApp", "HashFunction", "Trigger", ...minutes].join(",");

/** A row with these counts by minute, the first being 1; all others are 0. */
export function azureRow(func: string, counts: Readonly<Record<number, string>>): string {
  return ["o1", "a1", func, "http", ...minutes.map((minute) => counts[Number(minute)] ?? "0")].join(",");
}

const azureDurations = [
  "HashOwner,HashApp,HashFunction,Average,Count,Minimum,Maximum,percentile_Average_0,percentile_Average_1,percentile_Average_25,percentile_Average_50,percentile_Average_75,percentile_Average_99,percentile_Average_100",
  "o1,a1,f1,120,40,3,900,3,4,80,110,150,800,900",
  "o1,a1,f2,0.5,2,0,1,0,0,0,0.5,1,1,1",
].join("\n");

const azureMemory = [
  "HashOwner,HashApp,SampleCount,AverageAllocatedMb,AverageAllocatedMb_pct1,AverageAllocatedMb_pct5,AverageAllocatedMb_pct25,AverageAllocatedMb_pct50,AverageAllocatedMb_pct75,AverageAllocatedMb_pct95,AverageAllocatedMb_pct99,AverageAllocatedMb_pct100",
  "o1,a1,300,120,90,95,100,118,130,160,170,175",
].join("\n");

const azureMemoryByFunction = [
  "HashOwner,HashApp,HashFunction,SampleCount,AverageAllocatedMb,AverageAllocatedMb_pct1,AverageAllocatedMb_pct50,AverageAllocatedMb_pct100",
  "o1,a1,f1,300,120,90,118,175",
  "o1,a1,f2,100,60,50,60,70",
].join("\n");

const azure2021 = [
  "app,func,end_timestamp,duration",
  "a1,f1,0.0795,0.078",
  "a1,f2,57.15785,57.154",
  "a2,f1,3,4.5",
].join("\n");

const id = "8f507cfc-xmpl-4697-b07a-ac58fc914c95";
const tab = "\t";

const tail = [
  "2026-10-10T13:55:30.000000+00:00 2026/10/10/[$LATEST]1f INIT_START Runtime Version: nodejs:22.v50",
  `2026-10-10T13:55:30.400000+00:00 2026/10/10/[$LATEST]1f START RequestId: ${id} Version: $LATEST`,
  "2026-10-10T13:55:30.450000+00:00 2026/10/10/[$LATEST]1f order 4711 stored",
  `2026-10-10T13:55:30.700000+00:00 2026/10/10/[$LATEST]1f END RequestId: ${id}`,
  `2026-10-10T13:55:30.700000+00:00 2026/10/10/[$LATEST]1f REPORT RequestId: ${id}${tab}Duration: 297.48 ms${tab}Billed Duration: 418 ms${tab}Memory Size: 128 MB${tab}Max Memory Used: 55 MB${tab}Init Duration: 120.10 ms${tab}`,
  `2026-10-10T13:55:31.250000+00:00 2026/10/10/[$LATEST]1f REPORT RequestId: ${id}${tab}Duration: 2.50 ms${tab}Billed Duration: 3 ms${tab}Memory Size: 128 MB${tab}Max Memory Used: 56 MB${tab}`,
  `2026-10-10T13:55:40.000000+00:00 2026/10/10/[$LATEST]2a REPORT RequestId: ${id}  Duration: 3000.00 ms  Billed Duration: 3000 ms  Memory Size: 128 MB  Max Memory Used: 57 MB  Status: timeout`,
].join("\n");

const untimed = `START RequestId: ${id} Version: $LATEST\nEND RequestId: ${id}\nREPORT RequestId: ${id}\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB\tRestore Duration: 250.00 ms\tBilled Restore Duration: 90 ms\t\nXRAY TraceId: 1-5e34a614-10bdxmplf1fb44f07bc535a1\tSegmentId: 07f5xmpl2d1f6f85\tSampled: true\n`;

const insightsCsv = [
  "@timestamp,@type,@message,@duration,@billedDuration,@initDuration,@memorySize,@maxMemoryUsed",
  `2026-10-10 13:55:30.700,REPORT,"REPORT RequestId: ${id}\tDuration: 297.48 ms\tBilled Duration: 418 ms\tMemory Size: 128 MB\tMax Memory Used: 55 MB\tInit Duration: 120.10 ms\t\n",297.48,418,120.1,128000000,55000000`,
  `2026-10-10 13:55:30.700,END,"END RequestId: ${id}\n",,,,,`,
].join("\n");

const insightsFields = [
  "@timestamp,@duration,@billedDuration,@initDuration,@memorySize,@maxMemoryUsed",
  "2026-10-10 13:55:30.700,297.48,418,120.1,128000000,55000000",
  "2026-10-10 13:55:31.250,2.5,3,,134217728,56000000",
].join("\n");

const insightsConsole = JSON.stringify(
  [
    { "@timestamp": "2026-10-10 13:55:30.700", "@type": "REPORT", "@duration": "297.48", "@initDuration": "120.1" },
    { "@timestamp": "2026-10-10 13:55:31.250", "@duration": 2.5, "@memorySize": 128_000_000 },
  ],
  null,
  2,
);

const field = (name: string, value: string) => ({ field: name, value });
const insightsCli = JSON.stringify(
  {
    results: [
      [field("@timestamp", "2026-10-10 13:55:30.700"), field("@duration", "297.48"), field("@ptr", "abc")],
      [field("@timestamp", "2026-10-10 13:55:31.250"), field("@duration", "2.5"), field("@ptr", "abd")],
    ],
    statistics: { recordsMatched: 2, recordsScanned: 9, bytesScanned: 1234 },
    status: "Complete",
  },
  null,
  4,
);

const report = (duration: string) =>
  `REPORT RequestId: ${id}\tDuration: ${duration} ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 56 MB\t\n`;
const events = [
  { logStreamName: "2026/10/10/[$LATEST]1f", timestamp: 1791640531250, message: report("2.50"), eventId: "1" },
  {
    logStreamName: "2026/10/10/[$LATEST]1f",
    timestamp: 1791640531251,
    message: `END RequestId: ${id}\n`,
    eventId: "2",
  },
];
const eventList = JSON.stringify({ events, searchedLogStreams: [] }, null, 4);
const eventLines = events.map((event) => JSON.stringify(event)).join("\n");

const platformReport = [
  '{"time":"2026-10-10T13:55:30.000Z","type":"platform.start","record":{"requestId":"r1","version":"$LATEST"}}',
  '{"time":"2026-10-10T13:55:30.700Z","type":"platform.report","record":{"requestId":"r1","metrics":{"durationMs":297.48,"billedDurationMs":418,"memorySizeMB":128,"maxMemoryUsedMB":55,"initDurationMs":120.1},"status":"success"}}',
  '{"timestamp":"2026-10-10T13:55:31Z","level":"INFO","message":"stored"}',
].join("\n");

const results = (rows: readonly object[]) => JSON.stringify({ MetricDataResults: rows, Messages: [] }, null, 2);
const times = ["2026-10-10T13:57:00+00:00", "2026-10-10T13:56:00+00:00", "2026-10-10T13:55:00+00:00"];
const metrics = results([
  { Id: "i", Label: "Invocations", Timestamps: times, Values: [3.0, 0.0, 120.0], StatusCode: "Complete" },
  { Id: "d", Label: "Duration Average", Timestamps: [times[0], times[2]], Values: [12.5, 40], StatusCode: "Complete" },
  { Id: "duration_p50", Label: "Duration", Timestamps: [times[0], times[2]], Values: [10, 30], StatusCode: "Complete" },
  { Id: "m4", Label: "Duration p99", Timestamps: [times[0], times[2]], Values: [20, 200.5], StatusCode: "Complete" },
  { Id: "m5", Label: "Duration Maximum", Timestamps: [times[2]], Values: [900], StatusCode: "Complete" },
  { Id: "c", Label: "ConcurrentExecutions", Timestamps: times, Values: [1, 2, 9], StatusCode: "Complete" },
  { Id: "e", Label: "Errors", Timestamps: times, Values: [0, 0, 1], StatusCode: "Complete" },
]);
const pages =
  results([{ Id: "i", Label: "Invocations", Timestamps: times.slice(0, 1), Values: [3], StatusCode: "PartialData" }]) +
  "\n" +
  results([{ Id: "i", Label: "Invocations", Timestamps: times.slice(1), Values: [7, 120], StatusCode: "Complete" }]);

export const albLine =
  'https 2026-10-10T13:55:36.186641Z app/front/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 34 366 "GET https://www.example.com:443/a?b=%22 HTTP/1.1" "curl/8.9 \\"x\\"" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/front/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn:aws:acm:us-east-1:123456789012:certificate/12345678" 1 2026-10-10T13:55:36.000000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234';
const albUndispatched = albLine
  .replace("10.0.0.1:80 0.086 0.048 0.037 200 200 34 366", "- -1 -1 -1 503 - 34 0")
  .replace(' "-" "-" TID_1234', "");
const albShort = `${albLine.slice(0, albLine.indexOf(" ECDHE"))} - -`;

const combinedLines = [
  '203.0.113.9 - frank [10/Oct/2026:13:55:36 +0000] "GET /a.gif HTTP/1.0" 200 2326 "http://www.example.com/" "Mozilla/5.0 (X11; \\"Linux\\")"',
  '2001:db8::7 - two words [10/Oct/2026:15:55:35 +0200] "POST /b HTTP/2.0" 502 - "-" "-" 0.250',
  '203.0.113.9 - - [10/Oct/2026:13:55:37 +0000] "-" 408 0 "-" "-"',
  '203.0.113.9 - - [10/Oct/2026:13:55:37 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"',
].join("\n");
const commonLine = '203.0.113.9 - - [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.0" 304 -\n';

const k6Json = [
  '{"type":"Metric","data":{"name":"http_reqs","type":"counter","contains":"default","thresholds":[],"submetrics":null},"metric":"http_reqs"}',
  '{"metric":"http_reqs","type":"Point","data":{"time":"2026-10-10T13:55:36.123456789Z","value":1,"tags":{"status":"200"}}}',
  '{"metric":"http_req_duration","type":"Point","data":{"time":"2026-10-10T13:55:36.123456789Z","value":23.4567,"tags":{"expected_response":"true","method":"GET","status":"200","url":"http://x/"}}}',
  '{"metric":"http_req_duration","type":"Point","data":{"time":"2026-10-10T15:55:37+02:00","value":0,"tags":{"expected_response":"false","status":"0"}}}',
  '{"metric":"vus","type":"Point","data":{"time":"2026-10-10T13:55:37Z","value":5,"tags":null}}',
].join("\n");

const k6Csv = [
  "metric_name,timestamp,metric_value,check,error,expected_response,group,method,name,status,url,extra_tags,metadata",
  'http_reqs,1791640536,1.000000,,,true,,GET,"http://x/a,b",200,"http://x/a,b",,',
  'http_req_duration,1791640536,23.456700,,,true,,GET,"http://x/a,b",200,"http://x/a,b",,',
  "http_req_duration,1791640537,5.000000,,,false,,GET,http://x/,503,http://x/,,",
  "vus,1791640537,5.000000,,,,,,,,,,",
].join("\n");

const jsonLines = [
  '{"level":"info","time":"2026-10-10T13:55:36.5Z","msg":"request completed","res":{"statusCode":200},"responseTime":12.5,"duration_ms":12.5}',
  '{"level":"info","time":"2026-10-10T13:55:37Z","msg":"request completed","res":{"statusCode":500},"responseTime":1,"duration_ms":"1"}',
  '{"level":"info","time":"2026-10-10T13:55:38Z","msg":"listening"}',
].join("\n");
const epochLines = '{"ts":1791640536.25,"latency":0.5}\n{"ts":1791640537250,"latency":0.25}\n';

/** Texts by the format they are of. */
export const samples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "azure-2019": {
    invocations: [azureHeader, azureRow("f1", { 2: "7", 1440: "1" }), azureRow("f2", { 3: "2" })].join("\n"),
    durations: azureDurations,
    memory: azureMemory,
    memoryByFunction: azureMemoryByFunction,
  },
  "azure-2021": { invocations: azure2021 },
  k6: { json: k6Json, csv: k6Csv },
  csv: {
    times: "timestamp,duration\n1,2\n3,4\n",
    counts: "minute,requests\n1995-07-01 00:00,44\n1995-07-01 00:01,67\n",
    unnamed: "1590165771.57\n1590165772.57\n",
  },
  "cloudwatch-metrics": { metrics, pages },
  "lambda-report": {
    tail,
    untimed,
    insightsCsv,
    insightsFields,
    insightsConsole,
    insightsCli,
    eventList,
    eventLines,
    platformReport,
  },
  alb: { lines: [albLine, albUndispatched].join("\n"), short: albShort },
  combined: { lines: combinedLines, common: commonLine },
  "json-lines": { lines: jsonLines, epoch: epochLines },
};
