/** A file that cannot be read or written: an expected error, told in one sentence without a stack. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}

/** What the operating system refused, in words: `what` names the file and what was to be done with it. */
export function explainSystemError(error: unknown, what: string): InputError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new InputError(`${what}: ${reason}`);
}

/** What the operating system refused of a file to be written. */
export function explainWriteError(error: unknown, path: string): InputError {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT") return new InputError(`cannot write ${path}: no file can be made in its folder`);
  // Making a folder where a file of its name is.
  if (code === "EEXIST") return new InputError(`cannot write ${path}: ${reasons.ENOTDIR}`);
  return explainSystemError(error, `cannot write ${path}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  EACCES: "permission is denied",
  EPERM: "it is not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links go round in a circle",
  EMFILE: "too many files are open",
};
