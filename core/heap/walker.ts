/**
 * The heap walker: follows every reference of the bound heap and checks what must hold of objects, blocks and pages.
 * For tests and hard mode; it takes time and memory in proportion to the heap.
 *
 * There is no table of object starts. What is an object is found by following references from the roots, weak ones
 * included, and from the mark bits of the last collection: no two may overlap, and all must lie in lines or pages that
 * are in use. What the objects of each kind must be like is in walker_kinds.ts.
 */

import {
  BLOCK_BYTES,
  BLOCK_LINES,
  BLOCK_OBJECTS,
  FIRST_LINE,
  FOUR_BLOCK_PAGES,
  LINE_BYTES,
  LINE_FREE,
  LINE_LIVE,
  LINE_SHIFT,
  LINE_TAKEN,
  LINES,
  PAGE_FREE,
  PAGE_LARGE,
  PAGE_LARGE_REST,
  PAGE_SHIFT,
  SPACE_PAGE_BYTES,
} from "./block.ts";
import { POISON } from "./hard_mode.ts";
import { currentHeap, type Heap } from "./heap.ts";
import { LENGTH } from "./layouts/basic.ts";
import {
  FRAME_CODE,
  FRAME_GENERATOR,
  FRAME_LAST,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_SP,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_FRAME_BYTES,
  GENERATOR_STATE,
} from "./layouts/frame.ts";
import {
  LAYOUT_FIELDS,
  LAYOUT_GENERATOR,
  LAYOUT_LEAF,
  SHAPE_LAYOUT,
  SHAPE_SIZE,
} from "./layouts/shape.ts";
import {
  FRAME_STACK,
  HEAP_BLOCKS,
  METHOD_CACHE,
  ROOT_STACK,
  ROOT_STACK_END,
  SINGLETONS,
  TS_BUMP,
  TS_BUMP_END,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_ROOT_END,
  TS_ROOT_FIRST,
  TS_ROOTS_TOP,
} from "./map.ts";
import { forEachMarkedInBlock } from "./marker.ts";
import { H32, HU8 } from "./memory.ts";
import { LAYOUT_LAST, layoutBytes, LEAF_LAYOUTS, objectBytes } from "./object_size.ts";
import { isSmall, type Value } from "./value.ts";
import { checkKind } from "./walker_kinds.ts";

/** No more problems than this are reported. */
const PROBLEMS_MOST = 50;

/**
 * Checks the bound heap.
 *
 * @returns what is wrong, in words; nothing when all is well
 */
export function checkHeap(): string[] {
  return new Walk(currentHeap()).run();
}

class Walk {
  readonly #heap: Heap;
  readonly #problems: string[] = [];
  /** Objects seen, with their sizes in bytes rounded up to 8; 0 until they were looked at. */
  readonly #sizes = new Map<Value, number>();
  readonly #queue: Value[] = [];

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  run(): string[] {
    this.#checkThreadState();
    this.#walkRoots();
    this.#walkMarked();
    while (this.#queue.length > 0 && this.#problems.length < PROBLEMS_MOST) {
      this.#checkObject(this.#queue.pop()!);
    }
    if (this.#problems.length === 0) {
      this.#checkOverlaps();
      this.#checkChunks();
      this.#checkRuns();
    }
    return this.#problems;
  }

  #problem(text: string): void {
    if (this.#problems.length < PROBLEMS_MOST) this.#problems.push(text);
  }

  #checkThreadState(): void {
    const top = H32[TS_ROOTS_TOP >> 2];
    if (top < ROOT_STACK || top > ROOT_STACK_END || (top & 3) !== 0) {
      this.#problem(`the root stack ends at ${top}`);
    }
    const { bump, bumpEnd } = this.#heap.hard;
    if (bump > bumpEnd || (bump & 7) !== 0) {
      this.#problem(`the allocation run goes from ${bump} to ${bumpEnd}`);
    }
    if (this.#heap.hard.failAt !== 0 && (H32[TS_BUMP >> 2] | H32[TS_BUMP_END >> 2]) !== 0) {
      this.#problem("allocations are not counted");
    }
  }

  #walkRoots(): void {
    this.#word("pending exception", TS_EXCEPTION >> 2);
    this.#word("handled exception", TS_HANDLED >> 2);
    this.#words("thread state", TS_ROOT_FIRST >> 2, TS_ROOT_END >> 2);
    this.#words("root stack", ROOT_STACK >> 2, H32[TS_ROOTS_TOP >> 2] >> 2);
    for (const object of this.#heap.staticObjects) this.#checkContents(object);
    let frame = H32[TS_FRAME >> 2];
    for (; frame !== 0; frame = H32[(frame + FRAME_PREVIOUS) >> 2]) {
      if ((frame & 3) !== 0 || frame < FRAME_STACK || frame >= this.#heap.size) {
        this.#problem(`a frame is at ${frame}`);
        return;
      }
      this.#frame(`frame ${frame}`, frame, this.#heap.size >> 2);
    }
    for (const provider of this.#heap.rootProviders) {
      provider((value) => this.#value("root provider", value));
    }
  }

  /** What the last collection marked has not been touched since, even if nothing refers to it any more. */
  #walkMarked(): void {
    for (let block = HEAP_BLOCKS; block < this.#heap.size; block += BLOCK_BYTES) {
      if (!this.#heap.pages.isBlock(block)) continue;
      forEachMarkedInBlock(block, (object) => {
        if (object < block + BLOCK_OBJECTS) this.#problem(`metadata is marked in block ${block}`);
        else this.#value(`mark bits of block ${block}`, object);
      });
    }
  }

  /** A word that must be a value. */
  #word(where: string, index: number): void {
    this.#value(where, H32[index]);
  }

  #words(where: string, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const value = H32[index];
      if (value !== 0 && (value & 1) === 0) this.#value(`${where}, word ${index - from}`, value);
    }
  }

  #value(where: string, value: Value): void {
    if (value === 0 || isSmall(value) || this.#sizes.has(value)) return;
    if (value === POISON) {
      this.#problem(`${where}: refers to freed memory (poison)`);
    } else if ((value & 7) !== 0 || value < SINGLETONS || value >= this.#heap.size) {
      this.#problem(`${where}: ${value} is not a value`);
    } else if (value < HEAP_BLOCKS) {
      this.#sizes.set(value, 8);
      if (value >= METHOD_CACHE) this.#problem(`${where}: ${value} is not a value`);
      else this.#checkShapeWord(value, where);
    } else {
      this.#sizes.set(value, 0);
      if (this.#isPlace(value, where)) this.#queue.push(value);
    }
  }

  /** Whether an object could be at the address. */
  #isPlace(address: Value, where: string): boolean {
    const state = this.#heap.pages.bytes[address >> PAGE_SHIFT];
    if (this.#heap.pages.isBlock(address)) {
      if ((address & (BLOCK_BYTES - 1)) >= BLOCK_OBJECTS) return true;
      this.#problem(`${where}: ${address} is in a block's metadata`);
    } else if (state === PAGE_LARGE && (address & (SPACE_PAGE_BYTES - 1)) === 0) {
      return true;
    } else {
      this.#problem(`${where}: ${address} is in no block and not the start of a large object`);
    }
    return false;
  }

  #checkShapeWord(object: Value, where: string): boolean {
    const shape = H32[object >> 2];
    const ok = (shape & 7) === 0 && shape >= SINGLETONS && shape < this.#heap.size &&
      this.#isShape(shape);
    if (!ok) this.#problem(`${where}: the object at ${object} has ${shape} for its shape`);
    return ok;
  }

  #isShape(shape: Value): boolean {
    const shapes = H32[shape >> 2];
    if ((shapes & 7) !== 0 || shapes < SINGLETONS || shapes >= HEAP_BLOCKS) return false;
    const layout = H32[(shape + SHAPE_LAYOUT) >> 2];
    const size = H32[(shape + SHAPE_SIZE) >> 2];
    if (H32[shapes >> 2] !== shapes || !isSmall(layout) || !isSmall(size)) return false;
    if (layout < 0 || layout >> 1 > LAYOUT_LAST) return false;
    const fixed = layout >> 1 === LAYOUT_LEAF || layout >> 1 === LAYOUT_FIELDS;
    return !fixed || size >> 1 >= 4;
  }

  #checkObject(object: Value): void {
    if (!this.#checkShapeWord(object, "reference")) return;
    const bytes = this.#bytesOf(object);
    if (bytes < 0) return;
    this.#sizes.set(object, (bytes + 7) & -8);
    this.#checkExtent(object, bytes);
    this.#checkContents(object);
  }

  /** Size of an object, or -1 with a problem noted. */
  #bytesOf(object: Value): number {
    const shape = H32[object >> 2];
    const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
    const counted = layout !== LAYOUT_LEAF && layout !== LAYOUT_FIELDS;
    const length = layout === LAYOUT_GENERATOR
      ? H32[(object + GENERATOR_FRAME_BYTES) >> 2]
      : H32[(object + LENGTH) >> 2];
    const bytes = layoutBytes(object, shape, layout);
    if (
      (counted && !isSmall(length)) || bytes < 4 || object + bytes > this.#heap.size
    ) {
      this.#problem(`the object at ${object} (layout ${layout}) has a length word of ${length}`);
      return -1;
    }
    return bytes;
  }

  #checkExtent(object: Value, bytes: number): void {
    const end = object + bytes;
    if (!this.#heap.pages.isBlock(object)) {
      const room = this.#heap.pages.runLength(object >> PAGE_SHIFT) * SPACE_PAGE_BYTES;
      if (bytes > room) {
        this.#problem(`the large object at ${object} has ${bytes} bytes of ${room}`);
      }
      return;
    }
    const block = object & -BLOCK_BYTES;
    if (end > block + BLOCK_BYTES) {
      this.#problem(`the object at ${object} with ${bytes} bytes goes beyond its block`);
      return;
    }
    const states = block + BLOCK_LINES;
    for (let line = (object - block) >> LINE_SHIFT; block + line * LINE_BYTES < end; line++) {
      if (HU8[states + line] === LINE_FREE) {
        this.#problem(`the object at ${object} is in free line ${line} of its block`);
      }
    }
    const { bump, bumpEnd } = this.#heap.hard;
    const { overflow, overflowEnd } = this.#heap;
    if ((end > bump && object < bumpEnd) || (end > overflow && object < overflowEnd)) {
      this.#problem(`the object at ${object} is in memory that is not allocated yet`);
    }
  }

  /** Checks the words of an object whose shape is known to be one. */
  #checkContents(object: Value): void {
    const shape = H32[object >> 2];
    const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
    const where = `object ${object} (shape ${shape})`;
    this.#value(where, shape);
    if (layout === LAYOUT_GENERATOR) {
      this.#words(where, object >> 2, (object + GENERATOR_FRAME) >> 2);
      if (H32[(object + GENERATOR_STATE) >> 2] >> 1 !== GENERATOR_FINISHED) {
        const bytes = H32[(object + GENERATOR_FRAME_BYTES) >> 2] >> 1;
        this.#frame(where, object + GENERATOR_FRAME, (object + GENERATOR_FRAME + bytes) >> 2);
      }
    } else if ((LEAF_LAYOUTS >> layout & 1) === 0) {
      this.#words(where, object >> 2, (object + objectBytes(object)) >> 2);
    }
    this.#checkKind(object);
  }

  #checkKind(object: Value): void {
    checkKind(object, (text) => this.#problem(`object ${object}: ${text}`));
  }

  #frame(where: string, frame: number, end: number): void {
    this.#words(`${where}, frame`, (frame + FRAME_CODE) >> 2, (frame + FRAME_PC) >> 2);
    this.#words(`${where}, frame`, (frame + FRAME_GENERATOR) >> 2, (frame + FRAME_LAST) >> 2);
    const top = H32[(frame + FRAME_SP) >> 2];
    if (top === 0) return;
    if (top < (frame + FRAME_LOCALS) >> 2 || top > end) {
      this.#problem(`${where}: its stack pointer is ${top}`);
    } else {
      this.#words(`${where}, locals`, (frame + FRAME_LOCALS) >> 2, top);
    }
  }

  #checkOverlaps(): void {
    const objects = [...this.#sizes.keys()].filter((object) => object >= HEAP_BLOCKS);
    objects.sort((a, b) => a - b);
    for (let i = 1; i < objects.length; i++) {
      const end = objects[i - 1] + this.#sizes.get(objects[i - 1])!;
      if (end > objects[i]) {
        this.#problem(`objects ${objects[i - 1]} (to ${end}) and ${objects[i]} overlap`);
      }
    }
  }

  #checkChunks(): void {
    const { bytes, words, end } = this.#heap.pages;
    const { peak, size, poisoned } = this.#heap;
    if (end !== size >> PAGE_SHIFT) this.#problem("the page table has another size than the heap");
    for (let block = HEAP_BLOCKS; block < size; block += BLOCK_BYTES) {
      const page = block >> PAGE_SHIFT;
      if (bytes[page] === bytes[page + 1] && words[page >> 2] === FOUR_BLOCK_PAGES) {
        this.#checkBlock(block);
        if (words[(page >> 2) + 1] !== FOUR_BLOCK_PAGES) this.#problem(`block ${block} is split`);
        continue;
      }
      for (let i = page; i < page + BLOCK_BYTES / SPACE_PAGE_BYTES; i++) {
        const state = bytes[i];
        if (state === PAGE_LARGE_REST) {
          if (bytes[i - 1] !== PAGE_LARGE && bytes[i - 1] !== PAGE_LARGE_REST) {
            this.#problem(`page ${i} continues nothing`);
          }
        } else if (state !== PAGE_FREE && state !== PAGE_LARGE) {
          this.#problem(`page ${i} has state ${state}`);
        } else if (state === PAGE_FREE && poisoned && i << PAGE_SHIFT < peak) {
          this.#checkFree(`page ${i}`, i << PAGE_SHIFT, (i + 1) << PAGE_SHIFT);
        }
      }
    }
  }

  #checkBlock(block: number): void {
    const states = block + BLOCK_LINES;
    for (let line = 0; line < LINES; line++) {
      const state = HU8[states + line];
      if (line < FIRST_LINE ? state !== LINE_LIVE : state > LINE_TAKEN) {
        this.#problem(`line ${line} of block ${block} has state ${state}`);
      } else if (state === LINE_FREE && this.#heap.poisoned) {
        const start = block + line * LINE_BYTES;
        this.#checkFree(`line ${line} of block ${block}`, start, start + LINE_BYTES);
      }
    }
  }

  /** Nobody may have written to what is free: it holds poison, or zeros where it was never in use. */
  #checkFree(where: string, start: number, end: number): void {
    for (let index = start >> 2; index < end >> 2; index++) {
      if (H32[index] !== 0 && H32[index] !== POISON) {
        this.#problem(`${where} is free and was written to at ${index << 2}`);
        return;
      }
    }
  }

  /** What is about to be handed out is zero. */
  #checkRuns(): void {
    const { overflow, overflowEnd, hard, virgin, size } = this.#heap;
    this.#checkZero("allocation run", hard.bump, hard.bumpEnd);
    this.#checkZero("overflow run", overflow, overflowEnd);
    this.#checkZero("unused memory", virgin, Math.min(size, virgin + BLOCK_BYTES));
  }

  #checkZero(where: string, start: number, end: number): void {
    for (let index = start >> 2; index < end >> 2; index++) {
      if (H32[index] !== 0) {
        this.#problem(`${where}: the word at ${index << 2} is ${H32[index]}, not 0`);
        return;
      }
    }
  }
}
