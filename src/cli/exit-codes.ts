/** Exit codes of the contract; interrupted is 128 + the number of SIGINT. */
export const exitCodes = {
  fine: 0,
  unexpected: 1,
  badInput: 2,
  different: 3,
  gateFailed: 99,
  interrupted: 130,
} as const;
