/** One value of a JSON text. */
export interface JsonItem {
  readonly text: string;
  /** Physical line on which it begins, the first being 1. */
  readonly line: number;
  /** Why it cannot be used; null if its brackets match. */
  readonly problem: string | null;
}

export interface JsonPlaces {
  /** Keys of an outermost object whose lists hold the items; an object without them is an item itself. */
  readonly within: readonly string[];
  /** Characters; longer items are dropped as they come. */
  readonly longest: number;
}

/**
 * The items of a JSON text that comes in chunks of any size: the elements of an outermost list, of the lists that
 * `within` names, or the outermost objects. Several documents may follow each other. Keeps one item at a time.
 */
export async function* jsonItems(
  chunks: AsyncIterable<string>,
  places: JsonPlaces,
): AsyncGenerator<readonly JsonItem[]> {
  const scanner = new ItemScanner(places);
  for await (const chunk of chunks) {
    const items = scanner.push(chunk);
    if (items.length > 0) yield items;
  }
  const last = scanner.finish();
  if (last.length > 0) yield last;
}

const quote = 34;
const backslash = 92;
const lineFeed = 10;
const carriageReturn = 13;
const comma = 44;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;
const byteOrderMark = 0xfeff;
const longestKey = 64;

/** Follows brackets and strings letter by letter, and cuts out the items between. */
class ItemScanner {
  readonly #places: JsonPlaces;
  #items: JsonItem[] = [];
  #line = 1;
  #afterReturn = false;
  #place: "between" | "value" | "junk" = "between";
  /** Whether a list of items is open, and whether `within` names it. */
  #inList = false;
  #isNamedList = false;
  /** Of the value in hand. */
  #isOutermost = false;
  #keeps = false;
  #pieces: string[] = [];
  #length = 0;
  #depth = 0;
  #valueLine = 1;
  #inString = false;
  #escaped = false;
  /** The last string directly inside an outermost object. */
  #key = "";

  constructor(places: JsonPlaces) {
    this.#places = places;
  }

  push(chunk: string): readonly JsonItem[] {
    this.#items = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const letter = chunk.charCodeAt(at);
      this.#countLine(letter);
      if (this.#place !== "value") {
        if (this.#outside(letter)) start = at;
        continue;
      }
      const ended = this.#inside(letter);
      if (ended === "no") continue;
      if (ended === "value") this.#keep(chunk.slice(start, at + 1));
      this.#endValue(ended);
    }
    if (this.#place === "value") this.#keep(chunk.slice(start));
    return this.#items;
  }

  finish(): readonly JsonItem[] {
    this.#items = [];
    if (this.#place === "value" || this.#inList) {
      this.#refuse("the JSON ends before its brackets are closed; is the file cut off?", this.#line);
    }
    return this.#items;
  }

  #refuse(problem: string, line: number): void {
    this.#items.push({ text: "", line, problem });
  }

  #countLine(letter: number): void {
    if (letter === carriageReturn || (letter === lineFeed && !this.#afterReturn)) this.#line++;
    this.#afterReturn = letter === carriageReturn;
  }

  /** Between items. Gives whether one begins here. */
  #outside(letter: number): boolean {
    if (this.#place === "junk") return this.#passJunk(letter);
    if (letter <= 32 || letter === comma || letter === byteOrderMark) return false;
    if (this.#inList && letter === closeList) {
      this.#endList();
      return false;
    }
    if (letter === openObject || (this.#inList && letter === openList)) {
      this.#beginValue(!this.#inList);
      return true;
    }
    if (letter === openList) {
      this.#inList = true;
      return false;
    }
    const expected = this.#inList ? "a list whose elements are objects" : "JSON that begins with { or [";
    this.#refuse(`"${String.fromCharCode(letter)}..." stands where ${expected} is expected`, this.#line);
    this.#place = "junk";
    return false;
  }

  /** What is no item goes on to the end of the line, or of the list. */
  #passJunk(letter: number): false {
    if (letter !== lineFeed && letter !== carriageReturn && letter !== comma && letter !== closeList) return false;
    this.#place = "between";
    if (this.#inList && letter === closeList) this.#endList();
    return false;
  }

  #beginValue(isOutermost: boolean): void {
    this.#place = "value";
    this.#isOutermost = isOutermost;
    this.#keeps = true;
    this.#pieces = [];
    this.#length = 0;
    this.#depth = 1;
    this.#valueLine = this.#line;
    this.#key = "";
  }

  #endList(): void {
    this.#inList = false;
    if (!this.#isNamedList) return;
    // The rest of the object around it is no item, but may hold another list of them.
    this.#beginValue(true);
    this.#isNamedList = false;
    this.#keeps = false;
  }

  /** Within a value. Gives what ends with this letter. */
  #inside(letter: number): "no" | "value" | "list-found" {
    if (this.#inString) {
      this.#readString(letter);
      return "no";
    }
    if (letter === quote) {
      this.#inString = true;
      if (this.#depth === 1) this.#key = "";
    } else if (letter === openObject || letter === openList) {
      const isNamed = this.#isOutermost && this.#depth === 1 && letter === openList;
      if (isNamed && this.#places.within.includes(this.#key)) return "list-found";
      this.#depth++;
    } else if (letter === closeObject || letter === closeList) {
      this.#depth--;
    }
    return this.#depth === 0 ? "value" : "no";
  }

  #readString(letter: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (letter === backslash) this.#escaped = true;
    else if (letter === quote) this.#inString = false;
    if (this.#inString && this.#depth === 1 && this.#isOutermost && this.#key.length < longestKey) {
      this.#key += String.fromCharCode(letter);
    }
  }

  #keep(piece: string): void {
    if (!this.#keeps) return;
    this.#length += piece.length;
    if (this.#length > this.#places.longest) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  #endValue(ended: "value" | "list-found"): void {
    this.#place = "between";
    if (ended === "list-found") {
      this.#isNamedList = true;
      this.#inList = true;
      return;
    }
    if (!this.#keeps) return;
    const isTooLong = this.#length > this.#places.longest;
    if (isTooLong) this.#refuse(`one value is longer than ${this.#places.longest} characters`, this.#valueLine);
    else this.#items.push({ text: this.#pieces.join(""), line: this.#valueLine, problem: null });
    this.#pieces = [];
  }
}
