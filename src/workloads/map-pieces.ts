import type { OpenedTrace } from "./opened-trace.ts";

/** Does something with each piece of a file on its way, whether it is read as text or as bytes. */
export type OnPieces = <Piece>(pieces: AsyncIterable<Piece>) => AsyncIterable<Piece>;

/** The same file, its pieces passed through `onPieces`. */
export function mapPieces(opened: OpenedTrace, onPieces: OnPieces): OpenedTrace {
  const { bytes, decode } = opened;
  const asBytes = bytes === undefined || decode === undefined ? {} : { bytes: onPieces(bytes), decode };
  return { chunks: onPieces(opened.chunks), ...asBytes, sha256: () => opened.sha256() };
}
