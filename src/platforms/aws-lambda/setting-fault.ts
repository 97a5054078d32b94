/** What several keys of a candidate together make wrong, told at the key that is to be changed. */
export interface SettingFault {
  readonly path: readonly string[];
  readonly message: string;
}
