/**
 * Deflating (RFC 1951): finds earlier occurrences by chains of positions with the same hash, as zlib does (deflate.c), with
 * the same limits at each level and so the same bytes; only stored blocks (level 0) may be cut at other places.
 */
import { BlockWriter } from "./block_writer.ts";
import { MAX_MATCH, MIN_MATCH } from "./codes.ts";

/** zlib's names for what is done at the end of the data. */
export const Z_NO_FLUSH = 0, Z_PARTIAL_FLUSH = 1, Z_FULL_FLUSH = 3, Z_FINISH = 4;
const Z_FILTERED = 1, Z_HUFFMAN_ONLY = 2, Z_RLE = 3, Z_FIXED = 4;

/** A match of three bytes that is further back than this is dearer than three literals. */
const TOO_FAR = 4096;
/** So close to the window's end nothing is looked for. */
const MIN_LOOKAHEAD = MAX_MATCH + MIN_MATCH + 1;

/** How hard matches are looked for. */
interface Effort {
  /** A match of this length has the next one looked for in a quarter of the chain. */
  readonly good: number;
  /** A match of this length is taken at once; without `lazy` matching: of longer ones not all positions are entered. */
  readonly enough: number;
  /** A match of this length ends the search. */
  readonly nice: number;
  /** Positions of a chain that are tried. */
  readonly chain: number;
  /** Whether a match is put off for one that begins a byte later. */
  readonly lazy: boolean;
}

const effort = (good: number, enough: number, nice: number, chain: number, lazy: boolean) => (
  { good, enough, nice, chain, lazy }
);
/** By level, from 1. */
const EFFORTS: readonly Effort[] = [
  effort(4, 4, 8, 4, false),
  effort(4, 5, 16, 8, false),
  effort(4, 6, 32, 32, false),
  effort(4, 4, 16, 16, true),
  effort(8, 16, 32, 32, true),
  effort(8, 16, 128, 128, true),
  effort(8, 32, 128, 256, true),
  effort(32, 128, 258, 1024, true),
  effort(32, 258, 258, 4096, true),
];

/** What a stream is deflated with. */
export interface Settings {
  /** 0 to 9. */
  readonly level: number;
  /** Base-2 logarithm of the window: 9 to 15. */
  readonly windowBits: number;
  /** 1 to 9: how many symbols a block has, and how many hashes there are. */
  readonly memoryLevel: number;
  /** 0 to 4. */
  readonly strategy: number;
}

/**
 * Deflates data.
 *
 * @param bytes what went before, as far as it may be referred to, and the data
 * @param start where the data begin
 * @param flush Z_FINISH ends the stream; Z_NO_FLUSH ends a block and no more; others end at a byte
 * @param bits those of the stream that were not written yet, fewer than 8, behind a one
 * @param charge told of steps / 16 every some thousand of them; false: give up
 * @returns null when `charge` had it give up
 */
export function deflate(
  bytes: Uint8Array,
  start: number,
  settings: Settings,
  flush: number,
  bits: number,
  charge: (units: number) => boolean,
): { output: Uint8Array; bits: number } | null {
  return new Deflater(bytes, start, settings, bits, charge).run(flush);
}

class Deflater {
  readonly #end: number;
  readonly #writer: BlockWriter;
  readonly #effort: Effort;
  readonly #maxDistance: number;
  readonly #windowMask: number;
  readonly #hashMask: number;
  readonly #hashShift: number;
  /** The last position of each hash, and before each position the one with the same hash; 0: none. */
  readonly #heads: Int32Array;
  readonly #previous: Int32Array;
  #at: number;
  #blockStart: number;
  #matchStart = 0;
  /** Where the bytes begin that zlib would have in memory. */
  #memoryStart: number;
  #steps = 0;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
    readonly settings: Settings,
    bits: number,
    readonly charge: (units: number) => boolean,
  ) {
    const { level, windowBits, memoryLevel, strategy } = settings;
    this.#end = bytes.length;
    this.#at = this.#blockStart = start;
    this.#memoryStart = Math.max(0, start - (1 << windowBits));
    this.#effort = EFFORTS[Math.max(level, 1) - 1];
    this.#writer = new BlockWriter(1 << memoryLevel + 6, strategy === Z_FIXED, bits);
    this.#windowMask = (1 << windowBits) - 1;
    this.#maxDistance = (1 << windowBits) - MIN_LOOKAHEAD;
    const hashBits = memoryLevel + 7;
    this.#hashMask = (1 << hashBits) - 1;
    this.#hashShift = Math.floor((hashBits + MIN_MATCH - 1) / MIN_MATCH);
    this.#heads = new Int32Array(1 << hashBits);
    this.#previous = new Int32Array(1 << windowBits);
    const first = Math.max(0, start - (1 << windowBits));
    for (let at = first; at < start && at + MIN_MATCH <= this.#end; at++) this.#enter(at);
  }

  run(flush: number): { output: Uint8Array; bits: number } | null {
    const { level, strategy } = this.settings;
    const last = flush === Z_FINISH;
    if (level === 0) {
      if (!this.charge((this.#end - this.#at >> 8) + 1)) return null;
      const content = this.bytes.subarray(this.#at);
      if (content.length > 0 || last) this.#writer.storedBlocks(content, last);
    } else {
      const done = strategy === Z_HUFFMAN_ONLY
        ? this.#literalsOnly()
        : strategy === Z_RLE
        ? this.#runs()
        : this.#effort.lazy
        ? this.#lazily()
        : this.#greedily();
      if (!done) return null;
      if (last || this.#at > this.#blockStart) this.#writeBlock(last);
    }
    if (!last && flush !== Z_NO_FLUSH) {
      if (flush === Z_PARTIAL_FLUSH) this.#writer.emptyFixedBlock();
      else this.#writer.storedBlocks(new Uint8Array(0), false);
    }
    return this.#writer.finish();
  }

  /** Writes the block up to where the search is; a literal that is put off stays out of it. */
  #writeBlock(last: boolean): void {
    // zlib has the last two windows' bytes in memory: what began before cannot be stored.
    const content = this.#blockStart >= this.#memoryStart
      ? this.bytes.subarray(this.#blockStart, this.#at)
      : null;
    this.#writer.finishBlock(content, last);
    this.#blockStart = this.#at;
  }

  /** Charges for the steps so far when they are many, and moves zlib's memory on. */
  #mayGoOn(): boolean {
    const window = this.#windowMask + 1;
    const known = Math.min(this.#end, this.#memoryStart + 2 * window) - this.#at;
    if (known < MIN_LOOKAHEAD && this.#at - this.#memoryStart >= window + this.#maxDistance) {
      this.#memoryStart += window;
    }
    if (++this.#steps < 16384) return true;
    const units = this.#steps >> 4;
    this.#steps = 0;
    return this.charge(units);
  }

  /** Enters a position into the chain of its three bytes; the position before it there, or 0. */
  #enter(at: number): number {
    const { bytes } = this;
    const shift = this.#hashShift;
    const hash = (bytes[at] << 2 * shift ^ bytes[at + 1] << shift ^ bytes[at + 2]) & this.#hashMask;
    const head = this.#heads[hash];
    this.#previous[at & this.#windowMask] = head;
    this.#heads[hash] = at;
    return head;
  }

  /** Enters the position where the search is, if three bytes are left; what may be a match there, or 0. */
  #candidate(): number {
    if (this.#at + MIN_MATCH > this.#end) return 0;
    const head = this.#enter(this.#at);
    return head !== 0 && this.#at - head <= this.#maxDistance ? head : 0;
  }

  /** The length of the longest match along a chain, if it is longer than `best`, and else `best`; sets #matchStart. */
  #longest(candidate: number, best: number): number {
    const { bytes } = this;
    const at = this.#at;
    const most = Math.min(MAX_MATCH, this.#end - at);
    const nice = Math.min(this.#effort.nice, this.#end - at);
    const limit = Math.max(0, at - this.#maxDistance);
    let chain = best >= this.#effort.good ? this.#effort.chain >> 2 : this.#effort.chain;
    const previous = this.#previous;
    const mask = this.#windowMask;
    do {
      this.#steps++;
      if (
        bytes[candidate + best] === bytes[at + best] &&
        bytes[candidate + best - 1] === bytes[at + best - 1] &&
        bytes[candidate] === bytes[at] && bytes[candidate + 1] === bytes[at + 1]
      ) {
        let length = 2;
        while (length < most && bytes[candidate + length] === bytes[at + length]) length++;
        if (length > best) {
          this.#matchStart = candidate;
          best = length;
          if (length >= nice) break;
        }
      }
      candidate = previous[candidate & mask];
    } while (candidate > limit && --chain !== 0);
    return Math.min(best, this.#end - at);
  }

  #greedily(): boolean {
    const writer = this.#writer;
    while (this.#at < this.#end) {
      if (!this.#mayGoOn()) return false;
      const candidate = this.#candidate();
      const length = candidate !== 0 ? this.#longest(candidate, MIN_MATCH - 1) : 0;
      if (length >= MIN_MATCH) {
        writer.match(this.#at - this.#matchStart, length);
        const end = this.#at + length;
        if (length <= this.#effort.enough && this.#end - end >= MIN_MATCH) {
          for (let at = this.#at + 1; at < end; at++) this.#enter(at);
        }
        this.#at = end;
      } else writer.literal(this.bytes[this.#at++]);
      if (writer.full) this.#writeBlock(false);
    }
    return true;
  }

  #lazily(): boolean {
    const writer = this.#writer;
    const filtered = this.settings.strategy === Z_FILTERED;
    let length = MIN_MATCH - 1;
    // Whether the byte before is a literal unless a match here is no longer than the one there.
    let waiting = false;
    while (this.#at < this.#end) {
      if (!this.#mayGoOn()) return false;
      const candidate = this.#candidate();
      const before = length;
      const startBefore = this.#matchStart;
      length = MIN_MATCH - 1;
      if (candidate !== 0 && before < this.#effort.enough) {
        length = this.#longest(candidate, before);
        const far = length === MIN_MATCH && this.#at - this.#matchStart > TOO_FAR;
        if (far || filtered && length <= 5) length = MIN_MATCH - 1;
      }
      if (before >= MIN_MATCH && length <= before) {
        writer.match(this.#at - 1 - startBefore, before);
        const end = this.#at - 1 + before;
        for (let at = this.#at + 1; at < end; at++) {
          if (at + MIN_MATCH <= this.#end) this.#enter(at);
        }
        this.#at = end;
        waiting = false;
        length = MIN_MATCH - 1;
        if (writer.full) this.#writeBlock(false);
      } else if (waiting) {
        writer.literal(this.bytes[this.#at - 1]);
        if (writer.full) this.#writeBlock(false);
        this.#at++;
      } else {
        waiting = true;
        this.#at++;
      }
    }
    if (waiting) writer.literal(this.bytes[this.#at - 1]);
    return true;
  }

  #literalsOnly(): boolean {
    while (this.#at < this.#end) {
      if (!this.#mayGoOn()) return false;
      this.#writer.literal(this.bytes[this.#at++]);
      if (this.#writer.full) this.#writeBlock(false);
    }
    return true;
  }

  /** Matches of the byte before only. */
  #runs(): boolean {
    const { bytes } = this;
    while (this.#at < this.#end) {
      if (!this.#mayGoOn()) return false;
      const at = this.#at;
      const most = at > 0 ? Math.min(MAX_MATCH, this.#end - at) : 0;
      let length = 0;
      while (length < most && bytes[at + length] === bytes[at - 1]) length++;
      if (length >= MIN_MATCH) {
        this.#writer.match(1, length);
        this.#at += length;
      } else this.#writer.literal(bytes[this.#at++]);
      if (this.#writer.full) this.#writeBlock(false);
    }
    return true;
  }
}
