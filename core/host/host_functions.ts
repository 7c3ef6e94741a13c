/** The embedder's functions that a runtime's guest code holds. */
import { addMarkHook } from "../heap/allocator.ts";
import { isReached } from "../heap/collector.ts";
import { small, type Value } from "../heap/value.ts";
import { newBuiltin } from "../objects/boot.ts";
import { internText } from "../objects/values/text.ts";
import type { HostFunction } from "./options.ts";

/** One function; its guest form is a builtin function object whose `self` is its number. */
export interface HostFunctionEntry {
  readonly fn: HostFunction;
  readonly name: string;
  /** The guest form, held weakly. */
  readonly value: Value;
}

/** The functions of one runtime by number. A function is let go when a collection finds its guest form dead. */
export class HostFunctions {
  readonly #entries: (HostFunctionEntry | null)[] = [];
  readonly #free: number[] = [];
  readonly #places = new Map<HostFunction, number>();

  /** The runtime's heap is bound. */
  constructor() {
    addMarkHook(() => this.#sweep());
  }

  /** The entry of a function that guest code calls. */
  at(place: number): HostFunctionEntry {
    return this.#entries[place]!;
  }

  /** The guest form of `fn`, the same one as long as the guest holds it. `native` is what runs it. @throws OutOfMemory */
  find(fn: HostFunction, native: number): Value {
    const place = this.#places.get(fn);
    return place === undefined ? this.add(fn, fn.name, native) : this.at(place).value;
  }

  /** A new guest form of `fn`. @throws OutOfMemory */
  add(fn: HostFunction, name: string, native: number): Value {
    const interned = internText(name);
    const place = this.#free.at(-1) ?? this.#entries.length;
    const value = newBuiltin(native, small(place), interned, small(-1));
    this.#free.pop();
    this.#entries[place] = { fn, name, value };
    if (!this.#places.has(fn)) this.#places.set(fn, place);
    return value;
  }

  /** Lets all of them go. */
  clear(): void {
    this.#entries.length = 0;
    this.#places.clear();
  }

  #sweep(): void {
    for (let place = 0; place < this.#entries.length; place++) {
      const entry = this.#entries[place];
      if (entry === null || isReached(entry.value)) continue;
      this.#entries[place] = null;
      this.#free.push(place);
      if (this.#places.get(entry.fn) === place) this.#places.delete(entry.fn);
    }
  }
}
