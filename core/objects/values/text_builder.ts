/** A str that grows: for results whose length and width nobody knows beforehand. */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { EMPTY_STR } from "../../heap/map.ts";
import { newCharacter, type StrRef, unitWidth } from "./text.ts";
import {
  allocateText,
  copyRange,
  firstUnit,
  flatLength,
  type Units,
  unitsOf,
  type Width,
  widthNeeded,
  widthOfPoint,
} from "./text_units.ts";

const LEAST_CAPACITY = 32;

/**
 * Appends units to a str in a rooted slot. Appending may collect when it grows, so everything else is rooted. Guest code
 * may run between two calls. The width is at any time the narrowest for what was appended.
 */
export class TextBuilder {
  readonly #mark: number;
  /** Byte address of the root slot that holds the str. */
  readonly #slot: number;
  #capacity: number;
  #width: Width = 1;
  /** Code points appended so far. */
  length = 0;

  /** Takes a slot of the root stack, where the caller's marks must enclose it. @throws OutOfMemory */
  constructor(capacity: number) {
    this.#mark = rootMark();
    this.#capacity = Math.max(capacity, LEAST_CAPACITY);
    this.#slot = pushRoot(allocateText(this.#capacity, 1));
  }

  /** Appends a code point. @throws OutOfMemory */
  appendPoint(codePoint: number): void {
    if (codePoint < 0x100 && this.#width === 1 && this.length < this.#capacity) {
      HU8[H32[this.#slot >> 2] + TEXT_UNITS + this.length] = codePoint;
      this.length++;
      return;
    }
    const width = widthOfPoint(codePoint);
    if (width > this.#width || this.length === this.#capacity) this.#reserve(1, width);
    const text = H32[this.#slot >> 2];
    unitsOf(this.#width)[firstUnit(text, this.#width) + this.length] = codePoint;
    this.length++;
  }

  /** Appends units, of an object that the caller has rooted. @throws OutOfMemory */
  appendUnits(units: Units, at: number, count: number): void {
    if (count === 0) return;
    const width = widthNeeded(units, at, count);
    if (width > this.#width || this.length + count > this.#capacity) this.#reserve(count, width);
    const text = H32[this.#slot >> 2];
    copyRange(units, at, count, unitsOf(this.#width), firstUnit(text, this.#width) + this.length);
    this.length += count;
  }

  /** Appends the code points start..end of a flat str that the caller has rooted. @throws OutOfMemory */
  appendStr(text: StrRef, start: number, end: number): void {
    const width = unitWidth(text);
    this.appendUnits(unitsOf(width), firstUnit(text, width) + start, end - start);
  }

  /** Appends text without surrogates. @throws OutOfMemory */
  appendText(text: string): void {
    for (const character of text) this.appendPoint(character.codePointAt(0)!);
  }

  /** The str; the root stack is as it was before the builder was made. May collect. @throws OutOfMemory */
  finish(): StrRef {
    const text = H32[this.#slot >> 2];
    const { length } = this;
    let result = text;
    if (length === 0) result = EMPTY_STR;
    else if (length === 1) {
      result = newCharacter(unitsOf(this.#width)[firstUnit(text, this.#width)]);
    } else if (length !== flatLength(text)) {
      const width = this.#width;
      result = allocateText(length, width);
      copyRange(
        unitsOf(width),
        firstUnit(text, width),
        length,
        unitsOf(width),
        firstUnit(result, width),
      );
    }
    releaseRoots(this.#mark);
    return result;
  }

  #reserve(count: number, width: Width): void {
    const needed = this.length + count;
    const capacity = needed <= this.#capacity
      ? this.#capacity
      : needed + (needed >> 1) + LEAST_CAPACITY;
    const wider = width > this.#width ? width : this.#width;
    const grown = allocateText(capacity, wider);
    const text = H32[this.#slot >> 2];
    copyRange(
      unitsOf(this.#width),
      firstUnit(text, this.#width),
      this.length,
      unitsOf(wider),
      firstUnit(grown, wider),
    );
    H32[this.#slot >> 2] = grown;
    this.#capacity = capacity;
    this.#width = wider;
  }
}
