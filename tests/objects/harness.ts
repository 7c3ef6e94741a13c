/**
 * A runtime's heap without an interpreter, for tests of the object layer: values from JavaScript and back, natives as
 * callables, and the pending exception as text.
 */
import { allocate } from "../../core/heap/allocator.ts";
import { bindHeap, currentHeap } from "../../core/heap/heap.ts";
import { createHeapFromImage, disposeHeap } from "../../core/heap/image.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
  BUILTIN_NATIVE,
  DESCRIPTOR_NATIVE,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../../core/heap/layouts/callable.ts";
import { EXCEPTION_ARGS } from "../../core/heap/layouts/exception.ts";
import {
  KIND_DICT,
  KIND_FLOAT,
  KIND_INT,
  KIND_LIST,
  KIND_OTHER,
  KIND_STR,
  KIND_TUPLE,
  LAYOUT_FIELDS,
} from "../../core/heap/layouts/shape.ts";
import { ELLIPSIS, FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { bootImage, newBuiltin } from "../../core/objects/boot.ts";
import { defineType, type SlotDefinitions } from "../../core/objects/define.ts";
import { pending, takePending, typeName } from "../../core/objects/errors.ts";
import { kindOf } from "../../core/objects/kinds.ts";
import { defineNative, natives } from "../../core/objects/native.ts";
import { staticShape, staticType } from "../../core/objects/static_area.ts";
import { setCallHooks } from "../../core/objects/protocols/call.ts";
import { dictKeyAt, dictUsed, dictValueAt } from "../../core/objects/values/dict_table.ts";
import {
  bigIntOf,
  floatValue,
  newBigInt,
  newFloat,
  newInt,
} from "../../core/objects/values/numbers.ts";
import {
  allocateTuple,
  listAppend,
  listItem,
  listLength,
  newList,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../core/objects/values/sequences.ts";
import { internText, jsString, newStr } from "../../core/objects/values/text.ts";
import {
  BUILTIN_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  METHOD_SHAPE,
} from "../../core/objects/well_known.ts";

/** Switches of inHeap. */
export interface HeapOptions {
  /** Memory limit in bytes. */
  readonly limit?: number;
  /** Collect at every safepoint and poison what is freed. */
  readonly hard?: boolean;
}

/** Runs a test in a fresh heap; when it ends, no exception may be pending and the heap must be sound. */
export function inHeap(test: () => void, options: HeapOptions = {}): void {
  const heap = createHeapFromImage(bootImage(), options.limit ?? 64 << 20);
  bindHeap(heap);
  setCallHooks({ callSmall, callTuple });
  try {
    if (options.hard) {
      currentHeap().hard.poison = true;
      currentHeap().hard.collectAtEverySafepoint = true;
    }
    test();
    if (pending()) throw new Error(`Cannot end: an exception is pending: ${takeError()}`);
    const complaints = checkHeap();
    if (complaints.length > 0) throw new Error(`Cannot end: ${complaints.join("\n")}`);
  } finally {
    bindHeap(null);
    disposeHeap(heap);
  }
}

function callSmall(callable: Value, count: number, a: Value, b: Value, c: Value): Value {
  return callWith(callable, [a, b, c].slice(0, count));
}

function callTuple(callable: Value, args: Value): Value {
  const items = [];
  for (let i = 0; i < tupleLength(args); i++) items.push(tupleItem(args, i));
  return callWith(callable, items);
}

/** Calls a native, or a builtin type's method that is bound to an object, without looking at its signature. */
function callWith(callable: Value, args: Value[]): Value {
  switch (H32[callable >> 2]) {
    case BUILTIN_SHAPE:
      return natives[H32[(callable + BUILTIN_NATIVE) >> 2] >> 1].fn(...args);
    case METHOD_SHAPE: {
      const descriptor = H32[(callable + METHOD_FUNCTION) >> 2];
      if (H32[descriptor >> 2] !== METHOD_DESCRIPTOR_SHAPE) break;
      const { fn } = natives[H32[(descriptor + DESCRIPTOR_NATIVE) >> 2] >> 1];
      return fn(H32[(callable + METHOD_SELF) >> 2], ...args);
    }
  }
  throw new Error(`Cannot call: ${show(callable)}`);
}

/** A guest callable that runs a JavaScript function of values; rooted until the heap is gone. */
export function callable(fn: (...args: Value[]) => Value): Value {
  return rooted(newBuiltin(defineNative("test", "*args", fn), 0, internText("test"), 0));
}

/** Keeps a value alive until the heap is gone. */
export function rooted(value: Value): Value {
  pushRoot(value);
  return value;
}

/** What `guest` makes values of; `{ tuple }` is a tuple, an Array a list, `{ float }` a float whatever its value. */
export type Plain =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Plain[]
  | { readonly tuple: readonly Plain[] }
  | { readonly float: number }
  | { readonly value: Value };

/** The guest value of a JavaScript value, rooted with all that it holds. Numbers that are integers are ints. */
export function guest(plain: Plain): Value {
  if (plain === null) return NONE;
  switch (typeof plain) {
    case "boolean":
      return plain ? TRUE : FALSE;
    case "number":
      return rooted(Number.isInteger(plain) ? newInt(plain) : newFloat(plain));
    case "bigint":
      return rooted(newBigInt(plain));
    case "string":
      return rooted(newStr(plain));
  }
  if ("value" in plain) return plain.value;
  if ("float" in plain) return rooted(newFloat(plain.float));
  if ("tuple" in plain) {
    const tuple = rooted(allocateTuple(plain.tuple.length));
    plain.tuple.forEach((item, i) => setTupleItem(tuple, i, guest(item)));
    return tuple;
  }
  const list = rooted(newList());
  for (const item of plain) listAppend(list, guest(item));
  return list;
}

/** A rooted tuple of values. */
export function guestTuple(...items: Value[]): Value {
  return rooted(tupleOf(...items));
}

/** A value as Python writes it, read from the memory without calling its repr. */
export function show(value: Value): string {
  if (value === 0) return pending() ? `!${takeError()}` : "0";
  if (value === NONE) return "None";
  if (value === TRUE) return "True";
  if (value === FALSE) return "False";
  if (value === NOT_IMPLEMENTED) return "NotImplemented";
  if (value === ELLIPSIS) return "Ellipsis";
  switch (kindOf(value)) {
    case KIND_INT:
      return String(bigIntOf(value));
    case KIND_FLOAT: {
      const number = floatValue(value);
      return Number.isInteger(number) && Math.abs(number) < 1e16
        ? (Object.is(number, -0) ? "-0.0" : number.toFixed(1))
        : String(number);
    }
    case KIND_STR:
      return `'${jsString(value)}'`;
    case KIND_LIST: {
      const items = [];
      for (let i = 0; i < listLength(value); i++) items.push(show(listItem(value, i)));
      return `[${items.join(", ")}]`;
    }
    case KIND_TUPLE: {
      const items = [];
      for (let i = 0; i < tupleLength(value); i++) items.push(show(tupleItem(value, i)));
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
    case KIND_DICT: {
      const items = [];
      for (let i = 0; i < dictUsed(value); i++) {
        if (dictKeyAt(value, i) === 0) continue;
        items.push(`${show(dictKeyAt(value, i))}: ${show(dictValueAt(value, i))}`);
      }
      return `{${items.join(", ")}}`;
    }
    default:
      return `<${typeName(value)}>`;
  }
}

/** Takes the pending exception as "Type: first argument". */
export function takeError(): string {
  const exception = takePending();
  if (exception === 0) return "no exception";
  const args = H32[(exception + EXCEPTION_ARGS) >> 2];
  if (args === 0 || tupleLength(args) === 0) return typeName(exception);
  const first = tupleItem(args, 0);
  const text = kindOf(first) === KIND_STR ? jsString(first) : show(first);
  return `${typeName(exception)}: ${text}`;
}

/**
 * Declares a type for tests, before the first heap is made: what its objects do is given as slots, whatever they are is
 * one number. Returns what makes a rooted object of it.
 */
export function defineProbe(name: string, slots: SlotDefinitions): (data: number) => Value {
  const type = staticType(name);
  const shape = staticShape(type, LAYOUT_FIELDS, PROBE_BYTES, KIND_OTHER);
  defineType({ type, slots });
  return (data) => {
    const probe = rooted(allocate(PROBE_BYTES));
    H32[probe >> 2] = shape;
    H32[(probe + PROBE_DATA) >> 2] = small(data);
    return probe;
  };
}

const PROBE_BYTES = 8;
const PROBE_DATA = 4;

/** The number that a probe was made with. */
export function probeData(probe: Value): number {
  return H32[(probe + PROBE_DATA) >> 2] >> 1;
}
