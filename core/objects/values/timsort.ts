/**
 * Timsort on words of the linear memory (Tim Peters; CPython's Objects/listsort.txt tells why it is as it is), with the
 * merge order of powersort (Munro and Wild 2018).
 *
 * The obvious merge sort would do: any stable sort gives the same result when comparisons are consistent. But guest
 * code is what compares: a program can see which items are compared and when, and comparisons that contradict each
 * other (NaN) make the result depend on them. So this makes CPython 3.14's very comparisons in CPython's order. What no
 * program can see is sorted by prefix_sort.ts instead, which is faster.
 *
 * Sorted are keys, `count` words from word index `keys`; when `values` is not 0, the words from there move along. Both
 * stand in heap arrays that the caller roots; so does the temporary storage here. Whatever fails, the words are a
 * permutation of what they were.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { compareTruth, LESS } from "../protocols/compare.ts";
import { compareTuplesPlainly, UNKNOWN } from "../protocols/sequence_compare.ts";
import { chargeWork } from "../work.ts";
import { FLOAT_SHAPE, STR1_SHAPE, TUPLE_SHAPE } from "../well_known.ts";
import { moveWords, reverseWords } from "./list_storage.ts";
import { floatValue } from "./numbers.ts";
import { allocateArray } from "./sequences.ts";
import { textOrder } from "./text_order.ts";

/** A stretch that wins this often in a row is worth galloping through. */
const GALLOP_MINIMUM = 7;
/** Natural runs shorter than about this are made longer by insertion. */
const RUN_MAXIMUM = 64;
/** Comparisons between two charges of work, and what is charged then. */
const CHARGE_COMPARISONS = 1024;
const CHARGE_UNITS = 128;
/** Least temporary storage, in words. */
const TEMPORARY_MINIMUM = 64;

/** One sort. */
export class Timsort {
  readonly #keys: number;
  readonly #values: number;
  readonly #count: number;
  /** Word index of a rooted slot for the temporary array, its capacity in items, word indices of its two halves. */
  readonly #slot: number;
  #capacity = 0;
  #temporaryKeys = 0;
  #temporaryValues = 0;
  #gallop = GALLOP_MINIMUM;
  #comparisons = 0;
  /** Runs not merged yet: start (relative to the first key), length, power of the boundary behind. */
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #powers: number[] = [];

  /**
   * @param keys word index of the first key
   * @param values word index of the first value that moves with its key, or 0
   * @param slot word index of a word on the root stack that is free for the temporary storage
   */
  constructor(keys: number, values: number, count: number, slot: number) {
    this.#keys = keys;
    this.#values = values;
    this.#count = count;
    this.#slot = slot;
  }

  /**
   * Sorts.
   *
   * @returns false with the exception pending. Runs guest code.
   * @throws OutOfMemory
   */
  sort(): boolean {
    const count = this.#count;
    if (count < 2) return true;
    // A power of two of runs of about the same length: the upper bits of the count, one more when others are set.
    let least = count;
    let others = 0;
    while (least >= RUN_MAXIMUM) {
      others |= least & 1;
      least >>= 1;
    }
    least += others;
    let low = 0;
    while (low < count) {
      let length = this.#countRun(low, count - low);
      if (length < 0) return false;
      const wanted = Math.min(least, count - low);
      if (length < wanted) {
        if (!this.#insert(low, wanted, length)) return false;
        length = wanted;
      }
      if (!this.#foundRun(low, length)) return false;
      low += length;
    }
    return this.#mergeAll();
  }

  /** Whether x sorts before y: 1, 0, or -1 with the exception pending. */
  #less(x: Value, y: Value): number {
    if ((x & y & 1) !== 0) return x < y ? 1 : 0;
    if (++this.#comparisons === CHARGE_COMPARISONS) {
      this.#comparisons = 0;
      if (!chargeWork(CHARGE_UNITS)) return -1;
    }
    if (((x | y) & 1) === 0) {
      const shape = H32[x >> 2];
      if (shape === H32[y >> 2]) {
        if (shape === FLOAT_SHAPE) return floatValue(x) < floatValue(y) ? 1 : 0;
        if (shape === STR1_SHAPE) return textOrder(x, y) < 0 ? 1 : 0;
        if (shape === TUPLE_SHAPE) {
          const less = compareTuplesPlainly(LESS, x, y);
          if (less !== UNKNOWN) return less;
        }
      }
    }
    return compareTruth(x, y, LESS);
  }

  #reverse(start: number, count: number): void {
    reverseWords(this.#keys + start, count);
    if (this.#values !== 0) reverseWords(this.#values + start, count);
  }

  /**
   * Makes the run that begins at `start` ascending and returns its length; -1 failed. A run never rises or never falls;
   * in a falling one equal items are turned round beforehand, so that turning the whole run keeps their order.
   */
  #countRun(start: number, rest: number): number {
    if (rest === 1) return 1;
    const first = this.#keys + start;
    let n = 1;
    let less = 0;
    for (; n < rest; n++) {
      less = this.#less(H32[first + n], H32[first + n - 1]);
      if (less !== 0) break;
    }
    if (less < 0) return -1;
    if (n === rest) return n;
    // Item n is smaller than the one before it. All before it are equal, or this run ascends and ends here.
    if (n > 1) {
      less = this.#less(H32[first], H32[first + n - 1]);
      if (less !== 0) return less < 0 ? -1 : n;
      this.#reverse(start, n);
    }
    n++;
    let equal = 0;
    for (; n < rest; n++) {
      less = this.#less(H32[first + n], H32[first + n - 1]);
      if (less < 0) return -1;
      if (less !== 0) {
        if (equal !== 0) {
          this.#reverse(start + n - equal - 1, equal + 1);
          equal = 0;
        }
        continue;
      }
      less = this.#less(H32[first + n - 1], H32[first + n]);
      if (less < 0) return -1;
      if (less !== 0) break;
      equal++;
    }
    if (equal !== 0) this.#reverse(start + n - equal - 1, equal + 1);
    this.#reverse(start, n);
    for (; n < rest; n++) {
      less = this.#less(H32[first + n], H32[first + n - 1]);
      if (less < 0) return -1;
      if (less !== 0) break;
    }
    return n;
  }

  /** Binary insertion of items sorted..count of the stretch at `start`, whose first `sorted` items are sorted. */
  #insert(start: number, count: number, sorted: number): boolean {
    const first = this.#keys + start;
    const values = this.#values === 0 ? 0 : this.#values + start;
    for (let i = sorted; i < count; i++) {
      const pivot = H32[first + i];
      let left = 0;
      let right = i;
      do {
        const middle = (left + right) >> 1;
        const less = this.#less(pivot, H32[first + middle]);
        if (less < 0) return false;
        if (less !== 0) right = middle;
        else left = middle + 1;
      } while (left < right);
      moveWords(first + left, first + left + 1, i - left);
      H32[first + left] = pivot;
      if (values !== 0) {
        const value = H32[values + i];
        moveWords(values + left, values + left + 1, i - left);
        H32[values + left] = value;
      }
    }
    return true;
  }

  /** Depth of the boundary between two neighbouring runs in the nearly optimal merge tree. */
  #power(start: number, length: number, next: number): number {
    let a = 2 * start + length;
    let b = a + length + next;
    const count = this.#count;
    for (let power = 1;; power++) {
      if (a >= count) {
        a -= count;
        b -= count;
      } else if (b >= count) return power;
      a *= 2;
      b *= 2;
    }
  }

  /** Merges what powersort says must be merged before a run at `start`, then pushes that run. */
  #foundRun(start: number, length: number): boolean {
    const starts = this.#starts;
    const lengths = this.#lengths;
    const powers = this.#powers;
    if (starts.length > 0) {
      const last = starts.length - 1;
      const power = this.#power(starts[last], lengths[last], length);
      while (starts.length > 1 && powers[starts.length - 2] > power) {
        if (!this.#mergeAt(starts.length - 2)) return false;
      }
      powers[starts.length - 1] = power;
    }
    starts.push(start);
    lengths.push(length);
    powers.push(0);
    return true;
  }

  #mergeAll(): boolean {
    const lengths = this.#lengths;
    while (lengths.length > 1) {
      let at = lengths.length - 2;
      if (at > 0 && lengths[at - 1] < lengths[at + 1]) at--;
      if (!this.#mergeAt(at)) return false;
    }
    return true;
  }

  /** Merges runs `at` and `at + 1` of the stack. */
  #mergeAt(at: number): boolean {
    let a = this.#starts[at];
    let countA = this.#lengths[at];
    const b = this.#starts[at + 1];
    let countB = this.#lengths[at + 1];
    this.#lengths[at] = countA + countB;
    this.#starts.splice(at + 1, 1);
    this.#lengths.splice(at + 1, 1);
    this.#powers.splice(at + 1, 1);
    const keys = this.#keys;
    // What stands in its place already: the head of a, the tail of b.
    const skipped = this.#gallopRight(H32[keys + b], keys + a, countA, 0);
    if (skipped < 0) return false;
    a += skipped;
    countA -= skipped;
    if (countA === 0) return true;
    countB = this.#gallopLeft(H32[keys + a + countA - 1], keys + b, countB, countB - 1);
    if (countB <= 0) return countB === 0;
    this.#reserve(Math.min(countA, countB));
    return countA <= countB
      ? this.#mergeLow(a, countA, b, countB)
      : this.#mergeHigh(a, countA, b, countB);
  }

  /** Makes the temporary storage hold `count` items. May collect. */
  #reserve(count: number): void {
    if (count <= this.#capacity) return;
    const capacity = Math.max(count, TEMPORARY_MINIMUM);
    const words = this.#values === 0 ? capacity : 2 * capacity;
    H32[this.#slot] = 0;
    this.#capacity = 0;
    if (words > 1024) ensureRoom(4 * words + 64);
    const array = allocateArray(words);
    H32[this.#slot] = array;
    this.#capacity = capacity;
    this.#temporaryKeys = (array + ARRAY_ITEMS) >> 2;
    this.#temporaryValues = this.#values === 0 ? 0 : this.#temporaryKeys + capacity;
  }

  /**
   * Where `key` belongs among `count` sorted keys from word index `first`, left of equals: 0..count, -1 failed. The
   * search doubles its steps from `hint`, which is 0..count-1.
   */
  #gallopLeft(key: Value, first: number, count: number, hint: number): number {
    const at = first + hint;
    let last = 0;
    let offset = 1;
    let less = this.#less(H32[at], key);
    if (less < 0) return -1;
    if (less !== 0) {
      const most = count - hint;
      while (offset < most) {
        less = this.#less(H32[at + offset], key);
        if (less < 0) return -1;
        if (less === 0) break;
        last = offset;
        offset = 2 * offset + 1;
      }
      last += hint;
      offset = Math.min(offset, most) + hint;
    } else {
      const most = hint + 1;
      while (offset < most) {
        less = this.#less(H32[at - offset], key);
        if (less < 0) return -1;
        if (less !== 0) break;
        last = offset;
        offset = 2 * offset + 1;
      }
      const nearest = last;
      last = hint - Math.min(offset, most);
      offset = hint - nearest;
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      less = this.#less(H32[first + middle], key);
      if (less < 0) return -1;
      if (less !== 0) last = middle + 1;
      else offset = middle;
    }
    return offset;
  }

  /** As #gallopLeft, right of equals. */
  #gallopRight(key: Value, first: number, count: number, hint: number): number {
    const at = first + hint;
    let last = 0;
    let offset = 1;
    let less = this.#less(key, H32[at]);
    if (less < 0) return -1;
    if (less !== 0) {
      const most = hint + 1;
      while (offset < most) {
        less = this.#less(key, H32[at - offset]);
        if (less < 0) return -1;
        if (less === 0) break;
        last = offset;
        offset = 2 * offset + 1;
      }
      const nearest = last;
      last = hint - Math.min(offset, most);
      offset = hint - nearest;
    } else {
      const most = count - hint;
      while (offset < most) {
        less = this.#less(key, H32[at + offset]);
        if (less < 0) return -1;
        if (less !== 0) break;
        last = offset;
        offset = 2 * offset + 1;
      }
      last += hint;
      offset = Math.min(offset, most) + hint;
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      less = this.#less(key, H32[first + middle]);
      if (less < 0) return -1;
      if (less !== 0) offset = middle;
      else last = middle + 1;
    }
    return offset;
  }

  /**
   * Merges neighbouring runs a and b from their low ends; a, the shorter one, moves to the temporary storage. The first
   * of b sorts before the first of a, and the last of a after all of b.
   */
  #mergeLow(startA: number, lengthA: number, startB: number, lengthB: number): boolean {
    const keys = this.#keys;
    const values = this.#values;
    // How far each key's value stands from it.
    const shift = values - keys;
    const shiftA = this.#temporaryValues - this.#temporaryKeys;
    let to = keys + startA;
    let a = this.#temporaryKeys;
    let b = keys + startB;
    let countA = lengthA;
    let countB = lengthB;
    moveWords(to, a, countA);
    if (values !== 0) moveWords(to + shift, a + shiftA, countA);
    let gallop = this.#gallop;
    let done = false;
    try {
      H32[to] = H32[b];
      if (values !== 0) H32[to + shift] = H32[b + shift];
      to++;
      b++;
      countB--;
      merging:
      while (countB > 0 && countA > 1) {
        let winsA = 0;
        let winsB = 0;
        do {
          const less = this.#less(H32[b], H32[a]);
          if (less < 0) return false;
          if (less !== 0) {
            H32[to] = H32[b];
            if (values !== 0) H32[to + shift] = H32[b + shift];
            to++;
            b++;
            winsB++;
            winsA = 0;
            if (--countB === 0) break merging;
            if (winsB >= gallop) break;
          } else {
            H32[to] = H32[a];
            if (values !== 0) H32[to + shift] = H32[a + shiftA];
            to++;
            a++;
            winsA++;
            winsB = 0;
            if (--countA === 1) break merging;
            if (winsA >= gallop) break;
          }
        } while (true);
        // One run wins again and again: look for whole stretches.
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.#gallop = gallop;
          winsA = this.#gallopRight(H32[b], a, countA, 0);
          if (winsA < 0) return false;
          if (winsA > 0) {
            moveWords(a, to, winsA);
            if (values !== 0) moveWords(a + shiftA, to + shift, winsA);
            to += winsA;
            a += winsA;
            countA -= winsA;
            // 0 only when the comparisons contradict each other.
            if (countA <= 1) break merging;
          }
          H32[to] = H32[b];
          if (values !== 0) H32[to + shift] = H32[b + shift];
          to++;
          b++;
          if (--countB === 0) break merging;
          winsB = this.#gallopLeft(H32[a], b, countB, 0);
          if (winsB < 0) return false;
          if (winsB > 0) {
            moveWords(b, to, winsB);
            if (values !== 0) moveWords(b + shift, to + shift, winsB);
            to += winsB;
            b += winsB;
            countB -= winsB;
            if (countB === 0) break merging;
          }
          H32[to] = H32[a];
          if (values !== 0) H32[to + shift] = H32[a + shiftA];
          to++;
          a++;
          if (--countA === 1) break merging;
        } while (winsA >= GALLOP_MINIMUM || winsB >= GALLOP_MINIMUM);
        gallop++;
        this.#gallop = gallop;
      }
      done = true;
      return true;
    } finally {
      if (done && countA === 1 && countB > 0) {
        // The last of a sorts after all of b.
        moveWords(b, to, countB);
        if (values !== 0) moveWords(b + shift, to + shift, countB);
        to += countB;
      }
      moveWords(a, to, countA);
      if (values !== 0) moveWords(a + shiftA, to + shift, countA);
    }
  }

  /** As #mergeLow from the high ends; b is the shorter one and moves away. */
  #mergeHigh(startA: number, lengthA: number, startB: number, lengthB: number): boolean {
    const keys = this.#keys;
    const values = this.#values;
    const shift = values - keys;
    const firstB = this.#temporaryKeys;
    const shiftB = this.#temporaryValues - firstB;
    const firstA = keys + startA;
    let countA = lengthA;
    let countB = lengthB;
    moveWords(keys + startB, firstB, countB);
    if (values !== 0) moveWords(keys + startB + shift, firstB + shiftB, countB);
    // The words that are merged next stand at firstA + countA - 1 and firstB + countB - 1.
    let to = keys + startB + lengthB - 1;
    let gallop = this.#gallop;
    let done = false;
    try {
      H32[to] = H32[firstA + countA - 1];
      if (values !== 0) H32[to + shift] = H32[firstA + countA - 1 + shift];
      to--;
      countA--;
      merging:
      while (countA > 0 && countB > 1) {
        let winsA = 0;
        let winsB = 0;
        do {
          const a = firstA + countA - 1;
          const b = firstB + countB - 1;
          const less = this.#less(H32[b], H32[a]);
          if (less < 0) return false;
          if (less !== 0) {
            H32[to] = H32[a];
            if (values !== 0) H32[to + shift] = H32[a + shift];
            to--;
            winsA++;
            winsB = 0;
            if (--countA === 0) break merging;
            if (winsA >= gallop) break;
          } else {
            H32[to] = H32[b];
            if (values !== 0) H32[to + shift] = H32[b + shiftB];
            to--;
            winsB++;
            winsA = 0;
            if (--countB === 1) break merging;
            if (winsB >= gallop) break;
          }
        } while (true);
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.#gallop = gallop;
          const placeA = this.#gallopRight(H32[firstB + countB - 1], firstA, countA, countA - 1);
          if (placeA < 0) return false;
          winsA = countA - placeA;
          if (winsA > 0) {
            to -= winsA;
            moveWords(firstA + placeA, to + 1, winsA);
            if (values !== 0) moveWords(firstA + placeA + shift, to + 1 + shift, winsA);
            countA = placeA;
            if (countA === 0) break merging;
          }
          H32[to] = H32[firstB + countB - 1];
          if (values !== 0) H32[to + shift] = H32[firstB + countB - 1 + shiftB];
          to--;
          if (--countB === 1) break merging;
          const placeB = this.#gallopLeft(H32[firstA + countA - 1], firstB, countB, countB - 1);
          if (placeB < 0) return false;
          winsB = countB - placeB;
          if (winsB > 0) {
            to -= winsB;
            moveWords(firstB + placeB, to + 1, winsB);
            if (values !== 0) moveWords(firstB + placeB + shiftB, to + 1 + shift, winsB);
            countB = placeB;
            if (countB <= 1) break merging;
          }
          H32[to] = H32[firstA + countA - 1];
          if (values !== 0) H32[to + shift] = H32[firstA + countA - 1 + shift];
          to--;
          if (--countA === 0) break merging;
        } while (winsA >= GALLOP_MINIMUM || winsB >= GALLOP_MINIMUM);
        gallop++;
        this.#gallop = gallop;
      }
      done = true;
      return true;
    } finally {
      if (done && countB === 1 && countA > 0) {
        // The first of b sorts before all of a that is left.
        to -= countA;
        moveWords(firstA, to + 1, countA);
        if (values !== 0) moveWords(firstA + shift, to + 1 + shift, countA);
      }
      moveWords(firstB, to + 1 - countB, countB);
      if (values !== 0) moveWords(firstB + shiftB, to + 1 - countB + shift, countB);
    }
  }
}
