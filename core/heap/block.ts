/**
 * Blocks, lines and pages: how the memory above HEAP_BLOCKS is divided (Immix: Blackburn, McKinley 2008).
 *
 * The memory is a row of 32 KB chunks of 4 KB pages. A chunk is free, or a block of small objects, or holds parts of
 * large objects, each of which is a run of whole pages. One byte a page says which (PAGE_*, see page_table.ts).
 *
 *     block      0  header     the mark bits of the metadata's own lines, which hold no objects, are the header:
 *                              0 BLOCK_FLAGS   4 BLOCK_FREE_LINES after the last collection   8 BLOCK_NEXT
 *               12  mark bits  one a granule of 8 bytes: the bit of the byte at offset o is bit (o >> 3 & 31) of word
 *                              (o >> 8); set while an object that starts there is reached by the collector
 *              512  lines      one byte a line of 128 bytes: LINE_*
 *              768  objects    250 lines
 *
 * Objects never straddle blocks. Allocation bumps through runs of free lines; a run is cleared when it is taken, so
 * free lines may hold anything.
 */

import { HU8 } from "./memory.ts";

export const BLOCK_SHIFT = 15;
export const BLOCK_BYTES = 1 << BLOCK_SHIFT;
export const LINE_SHIFT = 7;
export const LINE_BYTES = 1 << LINE_SHIFT;
export const PAGE_SHIFT = 12;
/** Bytes of a page of the large-object space (not of WebAssembly's, PAGE_BYTES in memory.ts). */
export const SPACE_PAGE_BYTES = 1 << PAGE_SHIFT;
/** Pages of a chunk. */
export const CHUNK_PAGES = BLOCK_BYTES / SPACE_PAGE_BYTES;

export const BLOCK_FLAGS = 0;
export const BLOCK_FREE_LINES = 4;
/** Next block in the list of those to which overflow allocation returned lines. */
export const BLOCK_NEXT = 8;
export const BLOCK_LINES = 512;
export const BLOCK_OBJECTS = 768;
export const LINES = BLOCK_BYTES / LINE_BYTES;
/** First line with objects. */
export const FIRST_LINE = BLOCK_OBJECTS / LINE_BYTES;
/** Bytes of a block that objects can have. */
export const BLOCK_ROOM = BLOCK_BYTES - BLOCK_OBJECTS;

/** BLOCK_FLAGS: objects in the block were marked but not scanned, because the mark stack was full. */
export const BLOCK_GRAY = 1;

export const LINE_FREE = 0;
/** Held a live object at the last collection. */
export const LINE_LIVE = 1;
/** Handed out since the last collection. */
export const LINE_TAKEN = 2;

/** Objects of more bytes are large. */
export const LARGE_BYTES = 8192;

export const PAGE_FREE = 0;
/** Every page of a block. */
export const PAGE_BLOCK = 1;
/** First page of a large object, which starts at the page's first byte. */
export const PAGE_LARGE = 2;
/** Further pages of a large object. */
export const PAGE_LARGE_REST = 3;
/** Added to PAGE_LARGE while collecting: reached; reached but not scanned. */
export const PAGE_MARKED = 0x80;
export const PAGE_GRAY = 0x40;

/** Four pages of a block in one word of the page table. */
export const FOUR_BLOCK_PAGES = 0x01010101;

/** Makes the block's metadata say: no marks, all lines in the given state. */
export function resetBlock(block: number, lines: number): void {
  const states = block + BLOCK_LINES;
  HU8.fill(0, block, states);
  HU8.fill(LINE_LIVE, states, states + FIRST_LINE);
  HU8.fill(lines, states + FIRST_LINE, states + LINES);
}
