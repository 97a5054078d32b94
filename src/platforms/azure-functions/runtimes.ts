export const runtimes = ["dotnet", "node", "python", "java", "powershell"] as const;
/** What an app's code runs on. */
export type FunctionsRuntime = (typeof runtimes)[number];
