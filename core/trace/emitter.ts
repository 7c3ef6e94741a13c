/**
 * Appends micro-ops to a trace, leaving out what need not be done again: constants are folded, a guard that holds already,
 * a value that was computed before and a load of memory that has not changed since give the earlier ref. Since a loop is
 * made by emitting its micro-ops a second time (peel.ts), this is also what hoists invariant code out of it.
 *
 * Earlier micro-ops are found through a chain for each micro-op (Mike Pall's LuaJIT, lj_opt_fold.c: lj_opt_cse): the search
 * ends at the youngest operand, since a micro-op stands behind its operands.
 */
import { ARRAY_ITEMS } from "../heap/layouts/basic.ts";
import { RecordingAborted } from "./aborts.ts";
import {
  BOOL,
  field,
  fieldClass,
  FLOAT,
  INT,
  MemoryClass,
  MICRO_OP_NAMES,
  MICRO_OP_TABLE,
  U,
  WORD,
} from "./micro_ops.ts";
import { FOLDS, UNFOLDED } from "./fold.ts";
import type { Trace } from "./trace.ts";

/** Which operands are guest values: 1 << place for each. */
const WORD_OPERANDS = Uint8Array.from(
  MICRO_OP_TABLE,
  ({ operands }) =>
    operands.reduce((set, type, place) => set | Number(type === "word") << place, 0),
);
const EFFECTS = MICRO_OP_TABLE.map((row) => row.effect);
/** Whether the result is an object that may be gone when no frame holds it. */
const KEEPS_OBJECT = MICRO_OP_TABLE.map((row) =>
  row.result === "word" && (row.effect === "load" || row.effect === "allocate")
);
/** Effects that no condition keeps from being done. */
const NEVER_LEAVES: ReadonlySet<number> = new Set([
  U.TAKE,
  U.STORE_SLOT,
  U.ENTER,
  U.PASS,
  U.SUSPEND_AT,
  U.SUSPEND_HEIGHT,
  U.PUSH_FRAME,
  U.LINK_PUSHED,
  U.SUSPEND_GENERATOR,
  U.FINISH_GENERATOR,
]);
/** Classes of memory that a micro-op changes, where no SET_FIELD or SET_ITEM says so. */
const CHANGES: ReadonlyMap<number, readonly number[]> = new Map([
  [U.DICT_SET, [MemoryClass.DICT]],
  [U.DICT_DELETE, [MemoryClass.DICT]],
  [U.SET_INSERT, [MemoryClass.DICT]],
  [U.LIST_PUSH, [MemoryClass.LIST, MemoryClass.ITEMS]],
  [U.LIST_POP, [MemoryClass.LIST, MemoryClass.ITEMS]],
  [U.NATIVE_CHANGING, [MemoryClass.LIST, MemoryClass.ITEMS, MemoryClass.DICT]],
  [U.STORE_SLICE, [MemoryClass.ITEMS]],
  [U.NEXT, [MemoryClass.ITERATOR]],
  [U.NEXT_ENTRY, [MemoryClass.ITERATOR]],
]);
const MEMORY_CLASSES = Object.keys(MemoryClass).length;
/** How far back in a chain it is worth looking. */
const CHAIN_MOST = 64;

/** The chains of the micro-ops: of each the last ref, and the ref before each ref. */
interface Chains {
  readonly head: Int32Array;
  previous: Int32Array;
}

/** Those of the last emitter that was done: a trace is short, and arrays for it would cost more than to fill them. */
let spareChains: Chains | null = null;

function takeChains(): Chains {
  const chains = spareChains ??
    { head: new Int32Array(MICRO_OP_NAMES.length), previous: new Int32Array(1024) };
  spareChains = null;
  chains.head.fill(0);
  return chains;
}

const varies = () => false;
const leavesNowhere = () => -1;

/** Emits into one trace. */
export class Emitter {
  readonly trace: Trace;
  /** Gives the snapshot that the next guard leaves to; called only when one is emitted. */
  snapshot: () => number = leavesNowhere;
  /** The last call of the interpreter: memory may have changed, and objects that no frame holds may be gone. */
  #barrier = 0;
  /** The last micro-op that changed memory of a class in ways that are not followed. */
  readonly #changed = new Int32Array(MEMORY_CLASSES);
  /** While a loop is made: whether a ref from before it has the same value in all turns. */
  isInvariant: (ref: number) => boolean = varies;
  readonly #chains = takeChains();
  readonly #head = this.#chains.head;
  #previous = this.#chains.previous;
  /** What stands before was done under circumstances that need not hold: nothing there is used again but constants. */
  #base = 0;
  /** Places in the trace's table of floats, and float objects for some of the places. */
  #floats: Map<string | number, number> | null = null;
  #floatObjects: Map<number, number> | null = null;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Nothing is emitted any more. */
  finish(): void {
    spareChains = this.#chains;
  }

  /** Takes back what was emitted from a ref on. */
  rewind(length: number): void {
    const { op } = this.trace;
    for (let ref = this.trace.length - 1; ref >= length; ref--) {
      this.#head[op[ref]] = this.#previous[ref];
    }
    this.trace.length = length;
    // What stood there may have hidden earlier changes: nothing before is taken for known.
    this.#barrier = Math.min(this.#barrier, length - 1);
    for (let i = 0; i < this.#changed.length; i++) {
      this.#changed[i] = Math.min(this.#changed[i], length - 1);
    }
  }

  /** From here on only what follows is used again. */
  startAnew(): void {
    this.#base = this.trace.length - 1;
  }

  /**
   * What stands before says nothing about memory of a class, nor about which objects there still are.
   *
   * @param memoryClass -1: objects only
   */
  #since(memoryClass = -1): number {
    const since = Math.max(this.#base, this.#barrier);
    return memoryClass < 0 ? since : Math.max(since, this.#changed[memoryClass]);
  }

  int(value: number): number {
    return this.#constant(U.CONST_INT, value);
  }

  word(value: number): number {
    return this.#constant(U.CONST_WORD, value);
  }

  bool(value: boolean): number {
    return this.#constant(U.CONST_BOOL, value ? 1 : 0);
  }

  /** @param object a float object of that value, which is used when it must be boxed; 0: there is none */
  float(value: number, object = 0): number {
    const key = Object.is(value, -0) ? "-0" : value;
    const floats = this.#floats ??= new Map();
    let index = floats.get(key);
    if (index === undefined) {
      index = this.trace.floats.push(value) - 1;
      floats.set(key, index);
    }
    if (object !== 0) (this.#floatObjects ??= new Map()).set(index, object);
    return this.#constant(U.CONST_FLOAT, index);
  }

  /** A float object with the value that has a place in the trace's table, or 0. */
  objectOfFloat(place: number): number {
    return this.#floatObjects?.get(place) ?? 0;
  }

  #constant(op: number, immediate: number): number {
    const { trace } = this;
    for (let ref = this.#head[op]; ref !== 0; ref = this.#previous[ref]) {
      if (trace.immediate[ref] === immediate) return ref;
    }
    return this.#append(op, 0, 0, 0, immediate, -1);
  }

  #append(op: number, a: number, b: number, c: number, immediate: number, snapshot: number) {
    const ref = this.trace.append(op, a, b, c, immediate, snapshot);
    if (ref >= this.#previous.length) {
      const grown = new Int32Array(this.#previous.length * 2);
      grown.set(this.#previous);
      this.#previous = this.#chains.previous = grown;
    }
    this.#previous[ref] = this.#head[op];
    this.#head[op] = ref;
    return ref;
  }

  /** Whether a ref is a constant. */
  isConstant(ref: number): boolean {
    return this.trace.op[ref] <= U.CONST_FLOAT;
  }

  /** The number of a CONST_INT or CONST_BOOL, the word of a CONST_WORD. */
  constantOf(ref: number): number {
    return this.trace.immediate[ref];
  }

  typeOf(ref: number): number {
    return this.trace.type[ref];
  }

  /**
   * Emits a micro-op, or finds what makes it needless.
   *
   * @returns the ref of its result; 0 for one without a result that was left out
   * @throws RecordingAborted when a guard can never hold
   */
  emit(op: number, a = 0, b = 0, c = 0, immediate = 0): number {
    const { trace } = this;
    const fold = FOLDS[op];
    if (fold !== undefined) {
      const folded = fold(this, a, b, immediate);
      if (folded !== UNFOLDED) return folded;
    }
    // A local that was read as a word holds a plain number in later turns of a loop.
    const words = WORD_OPERANDS[op];
    if (words !== 0) {
      if ((words & 1) !== 0 && trace.type[a] !== WORD) a = this.asWord(a);
      if ((words & 2) !== 0 && trace.type[b] !== WORD) b = this.asWord(b);
      if ((words & 4) !== 0 && trace.type[c] !== WORD) c = this.asWord(c);
    }
    switch (EFFECTS[op]) {
      case "pure": {
        const same = this.find(op, a, b, immediate, c);
        return same !== 0 ? same : this.#append(op, a, b, c, immediate, -1);
      }
      case "guard": {
        const same = this.find(op, a, b, immediate, c);
        return same !== 0 ? same : this.#append(op, a, b, c, immediate, this.snapshot());
      }
      case "load": {
        const same = op === U.ITEM
          ? this.#findItem(a, b, immediate)
          : this.#findField(a, immediate);
        return same !== 0 ? same : this.#append(op, a, b, c, immediate, -1);
      }
      case "check": {
        const known = this.#knownShape(a);
        if (known === immediate) return 0;
        if (known !== 0) throw new RecordingAborted("GUARD_FAILS", "a shape");
        return this.#append(op, a, b, c, immediate, this.snapshot());
      }
      case "store":
        return this.#append(op, a, b, c, immediate, -1);
      case "effect":
        if (NEVER_LEAVES.has(op)) {
          return this.#append(op, a, b, c, immediate, -1);
        }
        {
          const ref = this.#append(op, a, b, c, immediate, this.snapshot());
          if (op === U.CALL_OUT) this.#barrier = ref;
          for (const memoryClass of CHANGES.get(op) ?? []) this.#changed[memoryClass] = ref;
          return ref;
        }
      default:
        return this.#append(op, a, b, c, immediate, this.snapshot());
    }
  }

  /** An earlier micro-op that is the same, or 0. */
  find(op: number, a: number, b: number, immediate: number, c = 0): number {
    const { trace } = this;
    const limit = Math.max(a, b, c, KEEPS_OBJECT[op] ? this.#since() : this.#base);
    for (let ref = this.#head[op]; ref > limit; ref = this.#previous[ref]) {
      if (
        trace.a[ref] === a && trace.b[ref] === b && trace.c[ref] === c &&
        trace.immediate[ref] === immediate
      ) {
        return ref;
      }
    }
    return 0;
  }

  /**
   * Whether two refs of objects can be the same object. An object made in this run of the trace is none that was there
   * before. What was made before the loop is known for new inside it only beside what is the same in all turns: its ref
   * takes other values there.
   */
  #mayAlias(one: number, other: number): boolean {
    if (one === other) return true;
    return !this.#isNewSince(one, other) && !this.#isNewSince(other, one);
  }

  #isNewSince(object: number, other: number): boolean {
    const { op, loop } = this.trace;
    return op[object] === U.NEW && other < object && object > this.#base &&
      (object >= loop || this.isInvariant(other));
  }

  /** The value that FIELD would give, known from an earlier load or store; 0: unknown. */
  #findField(object: number, immediate: number): number {
    const { trace } = this;
    let load = 0;
    const since = this.#since(fieldClass(immediate));
    const limit = Math.max(object, since);
    for (let ref = this.#head[U.FIELD]; ref > limit; ref = this.#previous[ref]) {
      if (trace.a[ref] === object && trace.immediate[ref] === immediate) {
        load = ref;
        break;
      }
    }
    if (fieldClass(immediate) === MemoryClass.CONSTANT) {
      return load !== 0 ? load : this.#madeWith(object, immediate, limit);
    }
    const isNew = trace.op[object] === U.NEW && object > since && object >= trace.loop;
    let steps = 0;
    const end = Math.max(load, since);
    for (let ref = this.#head[U.SET_FIELD]; ref > end; ref = this.#previous[ref]) {
      if (++steps > CHAIN_MOST) return 0;
      if (trace.immediate[ref] !== immediate) continue;
      if (trace.a[ref] === object) return trace.b[ref];
      if (this.#mayAlias(trace.a[ref], object)) return 0;
    }
    // Objects are zeroed when they are made.
    return load === 0 && isNew ? this.word(0) : load;
  }

  /** What a field that never changes was given when the object was made here; 0: it was not. */
  #madeWith(object: number, immediate: number, limit: number): number {
    const { trace } = this;
    if (trace.op[object] !== U.NEW) return 0;
    for (let ref = this.#head[U.SET_FIELD]; ref > limit; ref = this.#previous[ref]) {
      if (trace.a[ref] === object && trace.immediate[ref] === immediate) return trace.b[ref];
    }
    return 0;
  }

  #findItem(array: number, index: number, immediate: number): number {
    const { trace } = this;
    const found = this.find(U.ITEM, array, index, immediate);
    const since = this.#since(immediate);
    const load = found > since ? found : 0;
    if (immediate === MemoryClass.CONSTANT) {
      if (load !== 0 || trace.op[index] !== U.CONST_INT) return load;
      const offset = ARRAY_ITEMS + 4 * trace.immediate[index];
      return this.#madeWith(array, field(offset, immediate), Math.max(array, since));
    }
    let steps = 0;
    const end = Math.max(load, since);
    for (let ref = this.#head[U.SET_ITEM]; ref > end; ref = this.#previous[ref]) {
      if (++steps > CHAIN_MOST) return 0;
      if (trace.immediate[ref] !== immediate) continue;
      if (trace.a[ref] === array && trace.b[ref] === index) return trace.c[ref];
      const apart = this.isConstant(trace.b[ref]) && this.isConstant(index) &&
        trace.b[ref] !== index;
      if (!apart && this.#mayAlias(trace.a[ref], array)) return 0;
    }
    return load;
  }

  /** The shape that an object is known to have, or 0. */
  #knownShape(object: number): number {
    const { trace } = this;
    let known = 0;
    let since = this.#since();
    const limit = since;
    for (let ref = this.#head[U.CHECK_SHAPE]; ref > limit; ref = this.#previous[ref]) {
      if (trace.a[ref] === object) {
        known = trace.immediate[ref];
        since = ref;
        break;
      }
    }
    for (let ref = this.#head[U.SET_FIELD]; ref > since; ref = this.#previous[ref]) {
      if (fieldClass(trace.immediate[ref]) !== MemoryClass.SHAPE) continue;
      if (trace.a[ref] === object) return trace.immediate[trace.b[ref]];
      // The store gave another object, perhaps this one, a shape.
      if (this.#mayAlias(trace.a[ref], object)) return 0;
    }
    if (known !== 0) return known;
    if (trace.op[object] === U.NEW && object > limit) return trace.immediate[trace.a[object]];
    return 0;
  }

  // --- a value of any type as one of a certain type

  /** A ref as a guest value. */
  asWord(ref: number): number {
    switch (this.trace.type[ref]) {
      case INT:
        return this.emit(U.TAG, ref);
      case FLOAT:
        return this.emit(U.BOX, ref);
      case BOOL:
        return this.emit(U.BOOL_WORD, ref);
      case WORD:
        return ref;
    }
    throw new Error("Cannot use a ref: it has no result");
  }
}
