/** OSError: the error number decides the class (Objects/exceptions.c: OSError_*). */
import { EXCEPTION_ARGS } from "../../heap/layouts/exception.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raise, raiseTypeError, typeOf } from "../errors.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { hasIndex } from "../protocols/index_number.ts";
import { reprOf, strOf } from "../protocols/represent.ts";
import { staticName } from "../static_area.ts";
import { type DictRef } from "../values/dict_table.ts";
import { isInt, safeIntegerOf } from "../values/numbers.ts";
import { tupleFrom, tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { jsString, newStr } from "../values/text.ts";
import { ATTRIBUTE_ERROR, exceptionTypes, OS_ERROR } from "../well_known.ts";
import { ownField, setOwnField } from "./exception_fields.ts";
import { exceptionNew, exceptionStr, noKeywords, reduceWith, writableField } from "./exceptions.ts";

const ERRNO = 0;
const STRERROR = 1;
const FILENAME = 2;
const FILENAME2 = 3;
const WRITTEN = 4;

/** Class by error number, with Linux's numbers. */
const CLASSES: Readonly<Record<number, string>> = {
  1: "PermissionError",
  2: "FileNotFoundError",
  3: "ProcessLookupError",
  4: "InterruptedError",
  10: "ChildProcessError",
  11: "BlockingIOError",
  13: "PermissionError",
  17: "FileExistsError",
  20: "NotADirectoryError",
  21: "IsADirectoryError",
  32: "BrokenPipeError",
  103: "ConnectionAbortedError",
  104: "ConnectionResetError",
  108: "BrokenPipeError",
  110: "TimeoutError",
  111: "ConnectionRefusedError",
  114: "BlockingIOError",
  115: "BlockingIOError",
};

/**
 * Whether the fields are to be set by `__init__`: a subclass that overrides `__init__` and not `__new__` may take other
 * arguments than OSError.
 */
function usesInit(type: number): boolean {
  return typeLookup(type, N.__init__) !== typeLookup(OS_ERROR, N.__init__) &&
    typeLookup(type, N.__new__) === typeLookup(OS_ERROR, N.__new__);
}

function osErrorNew(cls: Value, args: Value, keywords: DictRef): Value {
  if (usesInit(cls)) return exceptionNew(cls, tupleOf());
  const count = tupleLength(args);
  let type = cls;
  if (type === OS_ERROR && count >= 2 && count <= 5 && isInt(tupleItem(args, 0))) {
    const name = CLASSES[safeIntegerOf(tupleItem(args, 0))];
    if (name !== undefined) type = exceptionTypes.get(name)!.type;
  }
  const exception = exceptionNew(type, args);
  if (!noKeywords(exception, keywords)) return 0;
  fillFields(exception, args);
  return exception;
}

function osErrorInit(self: Value, args: Value, keywords: DictRef): Value {
  if (!usesInit(typeOf(self))) return NONE;
  if (!noKeywords(self, keywords)) return 0;
  fillFields(self, args);
  return NONE;
}

/** errno, strerror, filename, winerror (ignored), filename2; the file names are not among `args` then. */
function fillFields(self: Value, args: Value): void {
  const count = tupleLength(args);
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  if (count < 2 || count > 5) return;
  setOwnField(self, ERRNO, tupleItem(args, 0));
  setOwnField(self, STRERROR, tupleItem(args, 1));
  const filename = count > 2 ? tupleItem(args, 2) : NONE;
  if (filename === NONE) return;
  if (typeOf(self) === exceptionTypes.get("BlockingIOError")!.type && hasIndex(filename)) {
    setOwnField(self, WRITTEN, filename);
    return;
  }
  setOwnField(self, FILENAME, filename);
  if (count === 5 && tupleItem(args, 4) !== NONE) setOwnField(self, FILENAME2, tupleItem(args, 4));
  H32[(self + EXCEPTION_ARGS) >> 2] = tupleFrom((args + TUPLE_ITEMS) >> 2, 2);
}

/** The texts of fields, or null with the exception pending. */
function texts(
  ...values: readonly [make: (value: Value) => Value, value: Value][]
): string[] | null {
  const result: string[] = [];
  for (const [make, value] of values) {
    const text = make(value === 0 ? NONE : value);
    if (text === 0) return null;
    result.push(jsString(text));
  }
  return result;
}

function osErrorStr(self: Value): Value {
  const errno = ownField(self, ERRNO);
  const strerror = ownField(self, STRERROR);
  const filename = ownField(self, FILENAME);
  const second = ownField(self, FILENAME2);
  if (filename !== 0) {
    const parts = texts([strOf, errno], [strOf, strerror], [reprOf, filename], [reprOf, second]);
    if (parts === null) return 0;
    const [number, message, name, other] = parts;
    return newStr(`[Errno ${number}] ${message}: ${name}${second === 0 ? "" : ` -> ${other}`}`);
  }
  if (errno === 0 || strerror === 0) return exceptionStr(self);
  const parts = texts([strOf, errno], [strOf, strerror]);
  return parts === null ? 0 : newStr(`[Errno ${parts[0]}] ${parts[1]}`);
}

function osErrorReduce(self: Value): Value {
  let args = H32[(self + EXCEPTION_ARGS) >> 2];
  const filename = ownField(self, FILENAME);
  if (tupleLength(args) === 2 && filename !== 0) {
    const first = tupleItem(args, 0);
    const second = tupleItem(args, 1);
    const other = ownField(self, FILENAME2);
    args = other === 0
      ? tupleOf(first, second, filename)
      : tupleOf(first, second, filename, NONE, other);
  }
  return reduceWith(self, args);
}

const CHARACTERS_WRITTEN = staticName("characters_written");

function getWritten(self: Value): Value {
  const written = ownField(self, WRITTEN);
  return written !== 0 ? written : raise(ATTRIBUTE_ERROR, jsString(CHARACTERS_WRITTEN));
}

function setWritten(self: Value, value: Value): number {
  if (value === 0) {
    if (getWritten(self) === 0) return 0;
    setOwnField(self, WRITTEN, 0);
    return 1;
  }
  if (!hasIndex(value)) {
    return raiseTypeError("an integer is required");
  }
  setOwnField(self, WRITTEN, value);
  return 1;
}

defineType({
  type: OS_ERROR,
  doc: "Base class for I/O related errors.",
  new: ["*args, **kwargs", osErrorNew],
  init: ["*args, **kwargs", osErrorInit],
  slots: { str: osErrorStr },
  getset: {
    errno: writableField(ERRNO),
    strerror: writableField(STRERROR),
    filename: writableField(FILENAME),
    filename2: writableField(FILENAME2),
    characters_written: [getWritten, setWritten],
  },
  methods: { __reduce__: ["", osErrorReduce] },
});
