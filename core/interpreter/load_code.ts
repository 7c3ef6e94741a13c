/**
 * Puts a compiled unit into the guest heap as a code object: constants become values, names are interned, instructions
 * are copied and quickened (an operator whose kind is fixed by its argument gets an opcode of its own).
 */
import { allocate } from "../heap/allocator.ts";
import {
  ARRAY_ITEMS,
  COMPLEX_IMAG,
  COMPLEX_REAL,
  LENGTH,
  RAW_DATA,
  TEXT_UNITS,
} from "../heap/layouts/basic.ts";
import * as code from "../heap/layouts/callable.ts";
import { FRAME_LOCALS } from "../heap/layouts/frame.ts";
import {
  ATTRIBUTE_CACHE,
  ATTRIBUTE_CACHE_ENTRIES,
  ELLIPSIS,
  FALSE,
  NONE,
  TRUE,
  TS_CODES,
  TS_KEEPS_FRAMES,
} from "../heap/map.ts";
import { H32, HF64, HU16, HU8 } from "../heap/memory.ts";
import { type Ref, small, type Value } from "../heap/value.ts";
import { CodeFlag, Op, OPCODE_TABLE } from "../compiler/opcodes.ts";
import type { CodeUnit, Constant } from "../compiler/code_unit.ts";
import { setCodeCopier } from "../objects/types/code_type.ts";
import { freshVersion } from "../objects/lookup.ts";
import { newBigInt, newFloat, newInt } from "../objects/values/numbers.ts";
import {
  allocateArray,
  allocateRaw,
  allocateTuple,
  setTupleItem,
} from "../objects/values/sequences.ts";
import { newSet, setAdd } from "../objects/values/set_table.ts";
import { allocateStr, internText, newStr } from "../objects/values/text.ts";
import {
  BYTES_SHAPE,
  CODE_SHAPE,
  COMPLEX_SHAPE,
  FROZENSET_SHAPE,
  WEAK_ARRAY_SHAPE,
} from "../objects/well_known.ts";
import { ASKS, keepFrames } from "./frame_objects.ts";

export type CodeRef = Ref<"code">;

/**
 * The code object of a unit and of all units inside it. Never collects.
 *
 * @param source the module's source as a str, for tracebacks; 0 when there is none
 * @throws OutOfMemory
 */
export function loadCode(unit: CodeUnit, source: Value): CodeRef {
  if (asksForFrames(unit)) keepFrames();
  const localCount = unit.localNames.length;
  const names = allocateTuple(localCount);
  for (let i = 0; i < localCount; i++) setTupleItem(names, i, internText(unit.localNames[i]));
  const constants = allocateArray(unit.consts.length);
  for (let i = 0; i < unit.consts.length; i++) {
    H32[((constants + ARRAY_ITEMS) >> 2) + i] = loadConstant(unit.consts[i], source);
  }
  const result = allocate(code.CODE_BYTES);
  H32[result >> 2] = CODE_SHAPE;
  H32[(result + code.CODE_NAME) >> 2] = internText(unit.name);
  H32[(result + code.CODE_QUALNAME) >> 2] = unit.qualname === unit.name
    ? internText(unit.name)
    : newStr(unit.qualname);
  H32[(result + code.CODE_FILENAME) >> 2] = internText(unit.filename);
  H32[(result + code.CODE_FIRST_LINE) >> 2] = small(unit.firstLine);
  H32[(result + code.CODE_FLAGS) >> 2] = small(unit.flags);
  H32[(result + code.CODE_ARG_COUNT) >> 2] = small(unit.argCount);
  H32[(result + code.CODE_POSONLY_COUNT) >> 2] = small(unit.posOnlyCount);
  H32[(result + code.CODE_KWONLY_COUNT) >> 2] = small(unit.kwOnlyCount);
  H32[(result + code.CODE_LOCAL_COUNT) >> 2] = small(localCount);
  H32[(result + code.CODE_FREE_COUNT) >> 2] = small(unit.freeCount);
  H32[(result + code.CODE_STACK_SIZE) >> 2] = small(unit.stackSize);
  // Slack: calls that the interpreter makes on its own (__exit__, property getters) put their words above the stack.
  H32[(result + code.CODE_FRAME_BYTES) >> 2] = small(
    (FRAME_LOCALS + 4 * (localCount + unit.stackSize + 8) + 7) & ~7,
  );
  H32[(result + code.CODE_LOCAL_NAMES) >> 2] = names;
  H32[(result + code.CODE_LOCAL_KINDS) >> 2] = newBytesOf(unit.localKinds);
  H32[(result + code.CODE_CONSTANTS) >> 2] = constants;
  H32[(result + code.CODE_INSTRUCTIONS) >> 2] = loadInstructions(unit.code);
  H32[(result + code.CODE_EXCEPTIONS) >> 2] = rawOf(unit.exceptionTable);
  H32[(result + code.CODE_POSITIONS) >> 2] = rawOf(unit.positions);
  H32[(result + code.CODE_SOURCE) >> 2] = source;
  const special = CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
  H32[(result + code.CODE_SIMPLE) >> 2] = small(
    (unit.flags & special) === 0 && unit.kwOnlyCount === 0 ? 1 : 0,
  );
  H32[(result + code.CODE_VERSION) >> 2] = freshVersion();
  registerCode(result);
  return result;
}

/** Whether code names what only the frames of tracebacks can tell it; the library asks for that where a program does. */
function asksForFrames({ consts, filename }: CodeUnit): boolean {
  if (H32[TS_KEEPS_FRAMES >> 2] !== 0 || filename.startsWith("<frozen ")) return false;
  const asks = (constant: Constant): boolean =>
    constant.type === "tuple"
      ? constant.items.some(asks)
      : (constant.type === "name" || constant.type === "str") && ASKS.has(constant.value);
  return consts.some(asks);
}

/** A code object like another one, with instructions of its own whose caches are empty. Never collects. @throws OutOfMemory */
export function copyCode(original: CodeRef): CodeRef {
  const result = allocate(code.CODE_BYTES);
  HU8.copyWithin(result, original, original + code.CODE_BYTES);
  for (const field of [code.CODE_EXTRA, code.CODE_NEXT]) H32[(result + field) >> 2] = 0;
  const instructions = H32[(original + code.CODE_INSTRUCTIONS) >> 2];
  const bytes = H32[(instructions + LENGTH) >> 2] >> 1;
  const raw = allocateRaw(bytes);
  HU8.copyWithin(raw + RAW_DATA, instructions + RAW_DATA, instructions + RAW_DATA + bytes);
  H32[(result + code.CODE_INSTRUCTIONS) >> 2] = raw;
  flushCode(result);
  H32[(result + code.CODE_VERSION) >> 2] = freshVersion();
  registerCode(result);
  return result;
}

setCodeCopier(copyCode);

function loadInstructions(words: Int32Array): Value {
  const raw = allocateRaw(words.byteLength);
  const first = (raw + RAW_DATA) >> 2;
  for (let i = 0; i < words.length;) {
    const word = words[i];
    const opcode = word & 0xff;
    H32[first + i] = opcode === Op.BINARY_OP ? quicken(word) : word;
    i += 1 + OPCODE_TABLE[opcode][1];
  }
  return raw;
}

function quicken(word: number): number {
  switch (word >> 8) {
    case 0:
    case 13:
      return (word & ~0xff) | Op.BINARY_ADD;
    case 10:
    case 23:
      return (word & ~0xff) | Op.BINARY_SUBTRACT;
    case 5:
    case 18:
      return (word & ~0xff) | Op.BINARY_MULTIPLY;
    default:
      return word;
  }
}

function rawOf(words: Int32Array): Value {
  const raw = allocateRaw(words.byteLength);
  H32.set(words, (raw + RAW_DATA) >> 2);
  return raw;
}

function newBytesOf(bytes: Uint8Array): Value {
  const result = allocate(TEXT_UNITS + bytes.length);
  H32[result >> 2] = BYTES_SHAPE;
  H32[(result + LENGTH) >> 2] = small(bytes.length);
  HU8.set(bytes, result + TEXT_UNITS);
  return result;
}

function loadConstant(constant: Constant, source: Value): Value {
  switch (constant.type) {
    case "none":
      return NONE;
    case "true":
      return TRUE;
    case "false":
      return FALSE;
    case "ellipsis":
      return ELLIPSIS;
    case "int":
      return typeof constant.value === "number"
        ? newInt(constant.value)
        : newBigInt(constant.value);
    case "float":
      return newFloat(constant.value);
    case "complex": {
      const value = allocate(24);
      H32[value >> 2] = COMPLEX_SHAPE;
      HF64[(value + COMPLEX_REAL) >> 3] = constant.real;
      HF64[(value + COMPLEX_IMAG) >> 3] = constant.imag;
      return value;
    }
    case "str":
      if (constant.codePoints) return strOfCodePoints(constant.codePoints);
      return isNameLike(constant.value) ? internText(constant.value) : newStr(constant.value);
    case "name":
      return internText(constant.value);
    case "bytes":
      return newBytesOf(constant.value);
    case "tuple": {
      const tuple = allocateTuple(constant.items.length);
      constant.items.forEach((item, i) => setTupleItem(tuple, i, loadConstant(item, source)));
      return tuple;
    }
    case "frozenset": {
      const set = newSet(FROZENSET_SHAPE);
      for (const item of constant.items) setAdd(set, loadConstant(item, source));
      return set;
    }
    case "code":
      return loadCode(constant.unit, source);
  }
}

/** A str with surrogates that stand side by side: UTF-16 has no text for it. */
function strOfCodePoints(points: Uint32Array): Value {
  let widest = 0;
  for (const point of points) if (point > widest) widest = point;
  const width = widest > 0xffff ? 4 : 2;
  const text = allocateStr(points.length, width);
  for (let i = 0; i < points.length; i++) {
    if (width === 4) H32[((text + TEXT_UNITS) >> 2) + i] = points[i];
    else HU16[((text + TEXT_UNITS) >> 1) + i] = points[i];
  }
  return text;
}

/** Strings that look like names are interned, as CPython does: they tend to be dict keys and attribute names. */
function isNameLike(text: string): boolean {
  if (text.length > 32) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c >= 48 && c <= 57))) {
      return false;
    }
  }
  return text.length > 0;
}

/** Notes the code object in the runtime's weak list (inline caches are flushed through it). */
function registerCode(address: CodeRef): void {
  const list = H32[TS_CODES >> 2];
  const length = list === 0 ? 0 : H32[(list + LENGTH) >> 2] >> 1;
  for (let i = registerHint < length ? registerHint : 0; i < length; i++) {
    if (H32[((list + ARRAY_ITEMS) >> 2) + i] === 0) {
      H32[((list + ARRAY_ITEMS) >> 2) + i] = address;
      registerHint = i + 1;
      return;
    }
  }
  const grown = allocate(ARRAY_ITEMS + 4 * (length * 2 + 16));
  H32[grown >> 2] = WEAK_ARRAY_SHAPE;
  H32[(grown + LENGTH) >> 2] = small(length * 2 + 16);
  for (let i = 0; i < length; i++) {
    H32[((grown + ARRAY_ITEMS) >> 2) + i] = H32[((list + ARRAY_ITEMS) >> 2) + i];
  }
  H32[((grown + ARRAY_ITEMS) >> 2) + length] = address;
  registerHint = length + 1;
  H32[TS_CODES >> 2] = grown;
}

// Where the next free place of the list probably is; only a hint, valid for any runtime.
let registerHint = 0;

/** Zeroes the inline caches of every code object: what they assumed about shapes or types no longer holds. */
export function flushInlineCaches(): void {
  HU8.fill(0, ATTRIBUTE_CACHE, ATTRIBUTE_CACHE + 32 * ATTRIBUTE_CACHE_ENTRIES);
  const list = H32[TS_CODES >> 2];
  if (list === 0) return;
  const length = H32[(list + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) {
    const codeObject = H32[((list + ARRAY_ITEMS) >> 2) + i];
    if (codeObject !== 0) flushCode(codeObject);
  }
}

function flushCode(codeObject: CodeRef): void {
  const raw = H32[(codeObject + code.CODE_INSTRUCTIONS) >> 2];
  const first = (raw + RAW_DATA) >> 2;
  const count = (H32[(raw + LENGTH) >> 2] >> 1) >> 2;
  for (let i = 0; i < count;) {
    const caches = OPCODE_TABLE[H32[first + i] & 0xff][1];
    i++;
    for (const end = i + caches; i < end; i++) H32[first + i] = 0;
  }
}
