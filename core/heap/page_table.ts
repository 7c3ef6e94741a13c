/**
 * The page table of a heap: one byte (PAGE_*) a 4 KB page, indexed by address >> PAGE_SHIFT.
 *
 * Pages become free only in a collection, so a search need not look again where it found nothing: each size class of
 * runs has a cursor below which no run of its least size starts, and each search goes on from there. What all
 * searches between two collections cost is bounded by the table's size times the number of classes, with no free
 * list to keep.
 */

import { HEAP_BLOCKS } from "./map.ts";
import {
  BLOCK_SHIFT,
  CHUNK_PAGES,
  FOUR_BLOCK_PAGES,
  PAGE_BLOCK,
  PAGE_FREE,
  PAGE_LARGE,
  PAGE_LARGE_REST,
  PAGE_SHIFT,
} from "./block.ts";

const FIRST_PAGE = HEAP_BLOCKS >> PAGE_SHIFT;
const FIRST_CHUNK = HEAP_BLOCKS >> BLOCK_SHIFT;
/** Runs of up to this many pages have a class each; above, there are four classes a power of two. */
const EXACT_RUNS = 16;
const RUN_CLASSES = EXACT_RUNS + 1 + 4 * 16;

function runClass(pages: number): number {
  if (pages <= EXACT_RUNS) return pages;
  const exponent = 31 - Math.clz32(pages);
  return EXACT_RUNS + 1 + 4 * (exponent - 4) + ((pages >> (exponent - 2)) & 3);
}

function leastOfClass(index: number): number {
  if (index <= EXACT_RUNS) return index;
  const above = index - EXACT_RUNS - 1;
  return (4 + (above & 3)) << ((above >> 2) + 2);
}

/** One byte for each page of a heap, and searches in them. */
export class PageTable {
  /** States by page number. Replaced when the memory outgrows it. */
  bytes: Uint8Array;
  /** The same, four pages a word: chunk c is words 2 c and 2 c + 1. */
  words: Int32Array;
  /** Number of pages in the memory. */
  end: number;
  #chunkCursor = FIRST_CHUNK;
  readonly #runCursors = new Int32Array(RUN_CLASSES).fill(FIRST_PAGE);

  /** @param bytes size of the memory, a multiple of the block size */
  constructor(bytes: number, table?: Uint8Array) {
    this.end = bytes >> PAGE_SHIFT;
    this.bytes = new Uint8Array(roundUp(this.end));
    if (table !== undefined) this.bytes.set(table);
    this.words = new Int32Array(this.bytes.buffer);
  }

  /** The memory has grown to `bytes`. */
  extend(bytes: number): void {
    this.end = bytes >> PAGE_SHIFT;
    if (this.end <= this.bytes.length) return;
    const table = new Uint8Array(roundUp(this.end + (this.end >> 1)));
    table.set(this.bytes);
    this.bytes = table;
    this.words = new Int32Array(table.buffer);
  }

  /** Searches start from the beginning again: pages were freed. */
  resetCursors(): void {
    this.#chunkCursor = FIRST_CHUNK;
    this.#runCursors.fill(FIRST_PAGE);
  }

  /** Address of a free chunk, or 0. */
  findChunk(): number {
    const words = this.words;
    const end = this.end / CHUNK_PAGES;
    let chunk = this.#chunkCursor;
    while (chunk < end && (words[2 * chunk] | words[2 * chunk + 1]) !== 0) chunk++;
    this.#chunkCursor = chunk;
    return chunk < end ? chunk << BLOCK_SHIFT : 0;
  }

  /** Number of the first page of a free run of `pages` pages, or 0. */
  findRun(pages: number): number {
    const { bytes, end } = this;
    const index = runClass(pages);
    const least = leastOfClass(index);
    let page = this.#runCursors[index];
    let skipped = 0;
    let found = 0;
    while (page < end) {
      if (bytes[page] !== PAGE_FREE) {
        page += bytes[page] === PAGE_BLOCK && page % CHUNK_PAGES === 0 ? CHUNK_PAGES : 1;
        continue;
      }
      const start = page;
      const stop = Math.min(start + pages, end);
      while (page < stop && bytes[page] === PAGE_FREE) page++;
      if (page - start === pages) {
        found = start;
        break;
      }
      // The run before the end of the memory gets longer when the memory grows.
      if (skipped === 0 && (page - start >= least || page === end)) skipped = start;
    }
    const cursor = skipped !== 0 ? skipped : found !== 0 ? found : end;
    for (let i = index; i < RUN_CLASSES && this.#runCursors[i] < cursor; i++) {
      this.#runCursors[i] = cursor;
    }
    return found;
  }

  /** Number of free pages that the memory ends with. */
  trailingFree(): number {
    const { bytes, end } = this;
    let page = end;
    while (page > FIRST_PAGE && bytes[page - 1] === PAGE_FREE) page--;
    return end - page;
  }

  /** How many chunks with a page in the run are free from end to end. */
  freeChunksIn(start: number, pages: number): number {
    let count = 0;
    const last = (start + pages - 1) / CHUNK_PAGES | 0;
    for (let chunk = start / CHUNK_PAGES | 0; chunk <= last; chunk++) {
      if ((this.words[2 * chunk] | this.words[2 * chunk + 1]) === 0) count++;
    }
    return count;
  }

  /** Makes the run a large object's. */
  takeRun(start: number, pages: number): void {
    this.bytes[start] = PAGE_LARGE;
    this.bytes.fill(PAGE_LARGE_REST, start + 1, start + pages);
  }

  /** Makes the chunk at the address a block's. */
  takeChunk(address: number): void {
    const chunk = address >> BLOCK_SHIFT;
    this.words[2 * chunk] = FOUR_BLOCK_PAGES;
    this.words[2 * chunk + 1] = FOUR_BLOCK_PAGES;
  }

  /** Whether the chunk at the address is a block. */
  isBlock(address: number): boolean {
    return this.bytes[address >> PAGE_SHIFT] === PAGE_BLOCK;
  }

  /** Pages of the large object whose first page this is. */
  runLength(start: number): number {
    let page = start + 1;
    while (page < this.end && this.bytes[page] === PAGE_LARGE_REST) page++;
    return page - start;
  }
}

/** Room for the pages of whole megabytes. */
function roundUp(pages: number): number {
  return (pages + 255) & ~255;
}
