/**
 * Marking: from values that are roots to everything they reach.
 *
 * An object is marked (its bit, its lines) when it is first met, and its words are scanned later, from a stack. The
 * stack is bounded, so that the embedder pays no more for a hostile heap than for any other. When it is full, an
 * object is marked and not pushed, and its block, or its page when it is large, is painted gray: when the stack has
 * run empty, all marked objects of gray blocks are scanned anew, which pushes what they had not got to push. Each such
 * round starts with an empty stack and so marks at least a stack full of objects. Long arrays are scanned in pieces,
 * the rest of the array staying on the stack below the piece's own pushes.
 *
 * Two kinds of references do not keep what they refer to alive: the items of weak arrays, and the links from a type
 * to its shapes (the chain TYPE_SHAPES, SHAPE_NEXT) and from a shape to its children. What died is taken out of them
 * after marking (weak_references.ts). But while a type has few shapes they live as long as it does: a program whose
 * instances all die between two collections would otherwise lose its inline caches in each.
 */

import {
  BLOCK_BYTES,
  BLOCK_FLAGS,
  BLOCK_GRAY,
  BLOCK_LINES,
  BLOCK_OBJECTS,
  CHUNK_PAGES,
  LINE_LIVE,
  LINE_SHIFT,
  PAGE_BLOCK,
  PAGE_GRAY,
  PAGE_LARGE,
  PAGE_MARKED,
  PAGE_SHIFT,
  SPACE_PAGE_BYTES,
} from "./block.ts";
import type { Heap } from "./heap.ts";
import {
  FRAME_CODE,
  FRAME_GENERATOR,
  FRAME_LAST,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_SP,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_FRAME_BYTES,
  GENERATOR_STATE,
} from "./layouts/frame.ts";
import {
  KIND_TYPE,
  LAYOUT_ARRAY,
  LAYOUT_FIELDS,
  LAYOUT_GENERATOR,
  LAYOUT_TEXT_1,
  LAYOUT_WEAK_ARRAY,
  SHAPE_BYTES,
  SHAPE_CHILDREN,
  SHAPE_FLAGS,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
  SHAPE_SIZE,
} from "./layouts/shape.ts";
import { TYPE_BYTES, TYPE_SHAPES, TYPE_SLOTS } from "./layouts/type.ts";
import { LENGTH, TEXT_UNITS } from "./layouts/basic.ts";
import { HEAP_BLOCKS, ROOT_STACK_END, TS_ROOTS_TOP } from "./map.ts";
import { H32, HU8 } from "./memory.ts";
import { layoutBytes, LEAF_LAYOUTS, objectBytes } from "./object_size.ts";
import { small, type Value } from "./value.ts";

/** Entries of the mark stack: at first, and at most (256 KB). */
const STACK_LEAST = 4096;
const STACK_MOST = 65536;
/** Words of a long array that are scanned at a time. */
const PIECE_WORDS = 1024;
/** A type with no more shapes than this keeps them all. */
const SHAPES_KEPT = 64;
/** Words of a block's mark bits, without those that are the header. */
const MARK_WORDS_FIRST = BLOCK_OBJECTS >> 8;
const MARK_WORDS_END = BLOCK_LINES >> 2;
const KIND_TYPE_WORD = small(KIND_TYPE);
const TEXT_1_WORD = small(LAYOUT_TEXT_1);
const FIELDS_WORD = small(LAYOUT_FIELDS);
const ARRAY_WORD = small(LAYOUT_ARRAY);
/** How many types and weak arrays are remembered; when there are more, they are searched for in all blocks. */
const SPECIAL_MOST = 4096;

/** Marks what words refer to, as far as that is quickly done (objects/kernels/marking.ts); gives where it stopped. */
let markLeaves: ((at: number, end: number, live: number) => number) | null = null;

/** Sets the kernel (it stands above this file). */
export function setMarkLeaves(kernel: (at: number, end: number, live: number) => number): void {
  markLeaves = kernel;
}

/** The stack: addresses of objects; or a word index and the address + 1 of the array to go on with from there. */
let stack = new Int32Array(0);
let stackMost = STACK_MOST;
let top = 0;
/** Something is gray. */
let overflowed = false;
let pages: Uint8Array = new Uint8Array(0);
let liveBytes = 0;
let special = new Int32Array(0);
let specialCount = 0;

/** For tests: bounds the mark stack to so many entries, or (0) to the usual number. */
export function limitMarkStack(entries: number): void {
  stackMost = entries === 0 ? STACK_MOST : entries;
  stack = new Int32Array(Math.min(STACK_LEAST, stackMost));
}

/** Begins marking in the bound heap, whose marks are clear. */
export function beginMarking(heap: Heap): void {
  if (stack.length === 0) stack = new Int32Array(Math.min(STACK_LEAST, stackMost));
  top = 0;
  overflowed = false;
  pages = heap.pages.bytes;
  liveBytes = 0;
  specialCount = 0;
}

/** Bytes of all objects marked so far, each rounded up to 8. */
export function markedBytes(): number {
  return liveBytes;
}

/** Marks what the value refers to, if it is an object in a block or a large one. */
export function mark(value: Value): void {
  if ((value & 1) !== 0 || value < HEAP_BLOCKS) return;
  if ((value & (SPACE_PAGE_BYTES - 1)) === 0 && pages[value >> PAGE_SHIFT] !== PAGE_BLOCK) {
    markLarge(value);
    return;
  }
  const offset = value & (BLOCK_BYTES - 1);
  const block = value - offset;
  const index = (block >> 2) + (offset >> 8);
  const bit = 1 << (offset >> 3);
  const bits = H32[index];
  if ((bits & bit) !== 0) return;
  H32[index] = bits | bit;
  const shape = H32[value >> 2];
  const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
  const bytes = layoutBytes(value, shape, layout);
  liveBytes += (bytes + 7) & -8;
  let line = block + BLOCK_LINES + (offset >> LINE_SHIFT);
  const last = block + BLOCK_LINES + ((offset + bytes - 1) >> LINE_SHIFT);
  HU8[line] = LINE_LIVE;
  while (line < last) HU8[++line] = LINE_LIVE;
  if ((LEAF_LAYOUTS >> layout & 1) === 0) push(value);
  else if (shape >= HEAP_BLOCKS) mark(shape);
}

function markLarge(value: Value): void {
  // Marked already, unless it is just that.
  if (pages[value >> PAGE_SHIFT] !== PAGE_LARGE) return;
  pages[value >> PAGE_SHIFT] = PAGE_LARGE | PAGE_MARKED;
  const shape = H32[value >> 2];
  const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
  liveBytes += (layoutBytes(value, shape, layout) + 7) & -8;
  if ((LEAF_LAYOUTS >> layout & 1) === 0) push(value);
  else if (shape >= HEAP_BLOCKS) mark(shape);
}

function push(object: Value): void {
  if (top < stack.length || enlargeStack()) stack[top++] = object;
  else paintGray(object);
}

function enlargeStack(): boolean {
  if (stack.length >= stackMost) return false;
  const larger = new Int32Array(Math.min(2 * stack.length, stackMost));
  larger.set(stack);
  stack = larger;
  return true;
}

function paintGray(object: Value): void {
  overflowed = true;
  const page = object >> PAGE_SHIFT;
  if (pages[page] === PAGE_BLOCK) H32[((object & -BLOCK_BYTES) + BLOCK_FLAGS) >> 2] |= BLOCK_GRAY;
  else pages[page] |= PAGE_GRAY;
}

/** Whether the collection that is under way has reached the value (numbers and static objects count as reached). */
export function isReached(value: Value): boolean {
  if ((value & 1) !== 0 || value < HEAP_BLOCKS) return true;
  const state = pages[value >> PAGE_SHIFT];
  if (state !== PAGE_BLOCK) return (state & PAGE_MARKED) !== 0;
  return (H32[((value & -BLOCK_BYTES) >> 2) + ((value & (BLOCK_BYTES - 1)) >> 8)] &
    (1 << (value >> 3))) !== 0;
}

/** Marks everything that the marked objects reach. */
export function drain(): void {
  for (;;) {
    emptyStack();
    if (!overflowed) return;
    overflowed = false;
    scanGray();
  }
}

/**
 * Scans what is on the stack until it is empty. What mark and scan do for the most frequent case, plain objects and
 * short arrays in blocks, is written out here and in markSpan once more: this is where a collection spends its time.
 */
function emptyStack(): void {
  const words = H32;
  const bytes = HU8;
  let live = 0;
  while (top > 0) {
    const entry = stack[--top];
    if ((entry & 1) !== 0) {
      scanPiece(entry - 1, stack[--top]);
      continue;
    }
    const layout = words[(words[entry >> 2] + SHAPE_LAYOUT) >> 2];
    const index = entry >> 2;
    let end = index;
    if (layout === FIELDS_WORD) {
      const size = words[(words[index] + SHAPE_SIZE) >> 2] >> 1;
      if (size !== SHAPE_BYTES && size < TYPE_BYTES) end += size >> 2;
    } else if (layout === ARRAY_WORD) {
      const length = words[index + 1] >> 1;
      if (length < PIECE_WORDS) end += length + 2;
    }
    if (end === index) {
      scan(entry);
      continue;
    }
    live += markSpan(words, bytes, index, end);
  }
  liveBytes += live;
}

/**
 * Marks the objects that the words with index `index` to `end` refer to; gives their bytes, each rounded up to 8, less what
 * mark has counted.
 */
function markSpan(words: Int32Array, bytes: Uint8Array, index: number, end: number): number {
  let live = 0;
  for (; index < end; index++) {
    const value = words[index];
    if ((value & 1) !== 0 || value < HEAP_BLOCKS) continue;
    if ((value & (SPACE_PAGE_BYTES - 1)) === 0) {
      mark(value);
      continue;
    }
    const offset = value & (BLOCK_BYTES - 1);
    const block = value - offset;
    const markWord = (block >> 2) + (offset >> 8);
    const bit = 1 << (offset >> 3);
    const bits = words[markWord];
    if ((bits & bit) !== 0) continue;
    words[markWord] = bits | bit;
    const shape = words[value >> 2];
    const itsLayout = words[(shape + SHAPE_LAYOUT) >> 2];
    const size = itsLayout <= FIELDS_WORD
      ? words[(shape + SHAPE_SIZE) >> 2] >> 1
      : itsLayout === TEXT_1_WORD
      ? TEXT_UNITS + (words[(value + LENGTH) >> 2] >> 1)
      : layoutBytes(value, shape, itsLayout >> 1);
    live += (size + 7) & -8;
    const states = block + BLOCK_LINES;
    const last = (offset + size - 1) >> LINE_SHIFT;
    let line = offset >> LINE_SHIFT;
    bytes[states + line] = LINE_LIVE;
    while (line < last) bytes[states + ++line] = LINE_LIVE;
    if ((LEAF_LAYOUTS >> (itsLayout >> 1) & 1) === 0) {
      if (top < stack.length) stack[top++] = value;
      else push(value);
    } else if (shape >= HEAP_BLOCKS) {
      mark(shape);
    }
  }
  return live;
}

function scanGray(): void {
  for (let page = HEAP_BLOCKS >> PAGE_SHIFT; page < pages.length; page++) {
    const state = pages[page];
    if (state === PAGE_BLOCK) {
      const block = page << PAGE_SHIFT;
      const flags = H32[(block + BLOCK_FLAGS) >> 2];
      if ((flags & BLOCK_GRAY) !== 0) {
        H32[(block + BLOCK_FLAGS) >> 2] = flags & ~BLOCK_GRAY;
        forEachMarkedInBlock(block, scanAgain);
      }
      page += CHUNK_PAGES - 1;
    } else if ((state & PAGE_GRAY) !== 0) {
      pages[page] = state & ~PAGE_GRAY;
      scanAgain(page << PAGE_SHIFT);
    }
  }
}

function scanAgain(object: Value): void {
  const layout = H32[(H32[object >> 2] + SHAPE_LAYOUT) >> 2] >> 1;
  if ((LEAF_LAYOUTS >> layout & 1) !== 0) return;
  scan(object);
  emptyStack();
}

/** Calls `visit` with the marked objects of a block, in address order. */
export function forEachMarkedInBlock(block: number, visit: (object: Value) => void): void {
  // The first words are the header.
  for (let word = MARK_WORDS_FIRST; word < MARK_WORDS_END; word++) {
    let bits = H32[(block >> 2) + word];
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      visit(block + (word << 8) + (bit << 3));
    }
  }
}

/** Marks the objects that the words with index `from` to `to` refer to. */
export function scanWords(from: number, to: number): void {
  // Not in one statement: mark counts as well.
  const live = markSpan(H32, HU8, from, to);
  liveBytes += live;
}

/** Marks what an object refers to; the object is a marked or a static one. */
export function scan(object: Value): void {
  const shape = H32[object >> 2];
  const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
  if (layout === LAYOUT_WEAK_ARRAY) {
    mark(shape);
    noteSpecial(object);
    return;
  }
  if (layout === LAYOUT_GENERATOR) {
    scanGenerator(object);
    return;
  }
  const first = object >> 2;
  const bytes = layoutBytes(object, shape, layout);
  if (layout === LAYOUT_FIELDS) {
    if (bytes === SHAPE_BYTES && H32[shape >> 2] === shape) {
      scanShape(object);
    } else if (bytes >= TYPE_BYTES && H32[(shape + SHAPE_KIND) >> 2] === KIND_TYPE_WORD) {
      scanType(object, bytes);
    } else {
      scanWords(first, first + (bytes >> 2));
    }
  } else if (bytes <= 4 * PIECE_WORDS) {
    scanWords(first, first + (bytes >> 2));
  } else {
    scanPiece(object, first);
  }
}

/** Scans the next piece of a long array, from the word with index `from` on. */
function scanPiece(array: Value, from: number): void {
  const end = (array + objectBytes(array)) >> 2;
  const stop = Math.min(from + PIECE_WORDS, end);
  if (stop < end) {
    if (top + 2 <= stack.length || enlargeStack()) {
      stack[top++] = stop;
      stack[top++] = array + 1;
    } else {
      paintGray(array);
    }
  }
  scanWords(markLeaves === null ? from : scanLeaves(from, stop), stop);
}

/** Marks what the first words refer to as far as the kernel can; gives the index of the word where it stopped. */
function scanLeaves(from: number, to: number): number {
  // Above the top of the root stack nobody reads.
  const live = H32[TS_ROOTS_TOP >> 2];
  if (live >= ROOT_STACK_END) return from;
  H32[live >> 2] = 0;
  const stop = markLeaves!(from << 2, to << 2, live) >> 2;
  liveBytes += H32[live >> 2];
  return stop;
}

function scanShape(shape: Value): void {
  const first = shape >> 2;
  scanWords(first, first + (SHAPE_CHILDREN >> 2));
  scanWords(first + (SHAPE_FLAGS >> 2), first + (SHAPE_NEXT >> 2));
  scanWords(first + (SHAPE_KIND >> 2), first + (SHAPE_BYTES >> 2));
  const children = H32[(shape + SHAPE_CHILDREN) >> 2];
  // A single child is a shape, and not kept alive; several are in an array, which is, but not its items.
  if (children >= HEAP_BLOCKS && !isShape(children)) markAlone(children);
}

/** Whether the object is a shape: the shape of shapes is its own shape. */
export function isShape(object: Value): boolean {
  const shape = H32[object >> 2];
  return H32[shape >> 2] === shape;
}

/** Marks an array without what it refers to. */
function markAlone(array: Value): void {
  const before = top;
  mark(array);
  if (top > before) top = before;
}

function scanType(type: Value, bytes: number): void {
  const first = type >> 2;
  scanWords(first, first + (TYPE_SHAPES >> 2));
  // The slots are numbers; what a metatype adds follows them.
  scanWords(first + (TYPE_SHAPES >> 2) + 1, first + (TYPE_SLOTS >> 2));
  scanWords(first + (TYPE_BYTES >> 2), first + (bytes >> 2));
  let count = 0;
  let shape = H32[(type + TYPE_SHAPES) >> 2];
  while (shape !== 0 && count < SHAPES_KEPT) {
    shape = H32[(shape + SHAPE_NEXT) >> 2];
    count++;
  }
  if (shape === 0) {
    shape = H32[(type + TYPE_SHAPES) >> 2];
    for (; shape !== 0; shape = H32[(shape + SHAPE_NEXT) >> 2]) mark(shape);
  } else if (type >= HEAP_BLOCKS) {
    noteSpecial(type);
  }
}

function scanGenerator(generator: Value): void {
  const first = generator >> 2;
  scanWords(first, first + (GENERATOR_FRAME >> 2));
  if (H32[(generator + GENERATOR_STATE) >> 2] >> 1 === GENERATOR_FINISHED) return;
  const bytes = H32[(generator + GENERATOR_FRAME_BYTES) >> 2] >> 1;
  const frame = generator + GENERATOR_FRAME;
  scanFrame(frame, (frame + bytes) >> 2);
}

/** Marks what a frame refers to. `end`: word index past the frame. */
export function scanFrame(frame: number, end: number): void {
  scanWords((frame + FRAME_CODE) >> 2, (frame + FRAME_PC) >> 2);
  scanWords((frame + FRAME_GENERATOR) >> 2, (frame + FRAME_LAST) >> 2);
  scanWords((frame + FRAME_LOCALS) >> 2, Math.min(H32[(frame + FRAME_SP) >> 2], end));
}

function noteSpecial(object: Value): void {
  if (special.length === 0) special = new Int32Array(SPECIAL_MOST);
  if (specialCount < SPECIAL_MOST) special[specialCount] = object;
  specialCount++;
}

/** Calls `visit` with every reached weak array and with every reached heap type that has too many shapes to keep. */
export function forEachSpecial(heap: Heap, visit: (object: Value) => void): void {
  if (specialCount <= SPECIAL_MOST) {
    for (let i = 0; i < specialCount; i++) visit(special[i]);
    return;
  }
  const visitSpecial = (object: Value) => {
    const shape = H32[object >> 2];
    if (
      H32[(shape + SHAPE_LAYOUT) >> 2] >> 1 === LAYOUT_WEAK_ARRAY ||
      H32[(shape + SHAPE_KIND) >> 2] === KIND_TYPE_WORD
    ) visit(object);
  };
  for (let page = HEAP_BLOCKS >> PAGE_SHIFT; page < heap.pages.end; page++) {
    if (pages[page] === PAGE_BLOCK) {
      forEachMarkedInBlock(page << PAGE_SHIFT, visitSpecial);
      page += CHUNK_PAGES - 1;
    } else if ((pages[page] & PAGE_MARKED) !== 0) {
      visitSpecial(page << PAGE_SHIFT);
    }
  }
}
