import type { OnPieces } from "./map-pieces.ts";

/** Lets a reader have one more piece of its text each time it is asked; nothing is read ahead. */
export interface SteppedReading {
  /** Resolves once the reader has used up what it had: true, or false where it has come to the end. Rejects with its error. */
  next(): Promise<boolean>;
  /** Ends the reading; what it reads from is closed. */
  close(): void;
}

/**
 * Turns a reader that pushes everything it reads into one that is pulled piece by piece. `read` must take its pieces
 * through the pace it is given, which hands them on one by one, each only when the reading is asked for it.
 */
export function steppedReading(read: (pace: OnPieces) => Promise<void>): SteppedReading {
  let isStarted = false;
  let isClosed = false;
  let goOn: (() => void) | null = null;
  let step: PromiseWithResolve | null = null;

  async function* pace<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    if (isClosed) return; // a reader of several files must not open the next
    for await (const piece of pieces) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
        step?.resolve(true);
      });
      if (isClosed) return;
      yield piece;
    }
  }

  return {
    next() {
      return new Promise<boolean>((resolve, reject) => {
        step = { resolve, reject };
        if (isStarted) goOn?.();
        else {
          isStarted = true;
          read(pace).then(
            () => step?.resolve(false),
            (error) => step?.reject(error),
          );
        }
      });
    },
    close() {
      isClosed = true;
      goOn?.();
    },
  };
}

interface PromiseWithResolve {
  readonly resolve: (goesOn: boolean) => void;
  readonly reject: (error: unknown) => void;
}
