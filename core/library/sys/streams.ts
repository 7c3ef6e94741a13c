/**
 * sys.stdin, stdout and stderr, and their `buffer`s: what is written goes to the runtime's output, there is nothing to
 * read.
 *
 *     TextIOWrapper, BufferedWriter   4 stream (small int): 0 stdin, 1 stdout, 2 stderr   8 True once closed, else 0
 */
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { pending, raise, raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isBytes, isStr } from "../../objects/kinds.ts";
import { setStreamTest, writeOutput } from "../../objects/output.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { bool, newInt } from "../../objects/values/numbers.ts";
import { newList } from "../../objects/values/sequences.ts";
import { jsString, newStr, strLength } from "../../objects/values/text.ts";
import {
  bytesAddress,
  bytesLength,
  newBytes,
  plainBytes,
} from "../../objects/values/bytes_object.ts";
import { HU8 } from "../../heap/memory.ts";
import { OS_ERROR } from "../../objects/well_known.ts";
import { BINARY_STREAM_TYPE, TEXT_STREAM_SHAPE, TEXT_STREAM_TYPE } from "../static_types.ts";

const STREAM = 4;
const CLOSED = 8;
const NAMES = ["<stdin>", "<stdout>", "<stderr>"];

const streamOf = (self: Value): number => H32[(self + STREAM) >> 2] >> 1;

function newStream(type: number, stream: number): Value {
  const object = allocateInstance(type);
  H32[(object + STREAM) >> 2] = small(stream);
  return object;
}

/** sys.stdin (0), stdout (1) or stderr (2). @throws OutOfMemory */
export function newTextStream(stream: number): Value {
  return newStream(TEXT_STREAM_TYPE, stream);
}

// print() writes to the runtime's own streams without a call of their write method.
setStreamTest((value) => {
  if ((value & 1) !== 0 || H32[value >> 2] !== TEXT_STREAM_SHAPE) return 0;
  const stream = streamOf(value);
  return H32[(value + CLOSED) >> 2] === 0 && stream > 0 ? stream as 1 | 2 : 0;
});

/** Whether the stream can be used; false with ValueError pending when it is closed. */
function isOpen(self: Value): boolean {
  if (H32[(self + CLOSED) >> 2] === 0) return true;
  raiseValueError("I/O operation on closed file.");
  return false;
}

function raiseUnsupported(what: string): 0 {
  return raise(OS_ERROR, what);
}

function write(self: Value, text: Value): Value {
  if (!isStr(text)) return raiseTypeError(`write() argument must be str, not ${typeName(text)}`);
  if (!isOpen(self)) return 0;
  const stream = streamOf(self);
  if (stream === 0) return raiseUnsupported("not writable");
  const length = strLength(text);
  return writeOutput(stream as 1 | 2, jsString(text)) ? newInt(length) : 0;
}

function writeBytes(self: Value, data: Value): Value {
  if (!isBytes(data)) {
    return raiseTypeError(`a bytes-like object is required, not '${typeName(data)}'`);
  }
  if (!isOpen(self)) return 0;
  const stream = streamOf(self);
  if (stream === 0) return raiseUnsupported("write");
  const plain = plainBytes(data);
  const length = bytesLength(plain);
  const start = bytesAddress(plain);
  const text = new TextDecoder().decode(HU8.slice(start, start + length));
  return writeOutput(stream as 1 | 2, text) ? newInt(length) : 0;
}

function writeLines(writeOne: (self: Value, line: Value) => Value) {
  return (self: Value, lines: Value): Value => {
    const iterator = getIter(lines);
    if (iterator === 0) return 0;
    const mark = rootMark();
    pushRoot(iterator);
    const inner = rootMark();
    for (;;) {
      const line = iterNext(iterator);
      if (line === 0) break;
      pushRoot(line);
      if (writeOne(self, line) === 0) break;
      releaseRoots(inner);
    }
    releaseRoots(mark);
    return pending() ? 0 : NONE;
  };
}

/** What reading gives: nothing. */
function reading(empty: () => Value): NativeEntry {
  return ["size=-1, /", (self: Value): Value => {
    if (!isOpen(self)) return 0;
    return streamOf(self) === 0 ? empty() : raiseUnsupported("not readable");
  }];
}

const ifOpen = (answer: (self: Value) => Value): NativeEntry => [
  "",
  (self: Value) => isOpen(self) ? answer(self) : 0,
];

const noArguments: Readonly<Record<string, NativeEntry>> = {
  flush: ifOpen(() => NONE),
  isatty: ifOpen(() => FALSE),
  readable: ifOpen((self) => bool(streamOf(self) === 0)),
  writable: ifOpen((self) => bool(streamOf(self) !== 0)),
  seekable: ifOpen(() => FALSE),
  fileno: ifOpen((self) => small(streamOf(self))),
  tell: ifOpen(() => raiseUnsupported("underlying stream is not seekable")),
  close: ["", (self: Value): Value => {
    H32[(self + CLOSED) >> 2] = TRUE;
    return NONE;
  }],
  __enter__: ifOpen((self) => self),
};

const leave: NativeEntry = ["*args", (self: Value): Value => {
  H32[(self + CLOSED) >> 2] = TRUE;
  return NONE;
}];

const seek: NativeEntry = [
  "cookie, whence=0, /",
  () => raiseUnsupported("underlying stream is not seekable"),
];

const emptyList = () => newList();

const textStream: TypeDefinition = {
  type: TEXT_STREAM_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  doc: "Character and line based layer over a BufferedIOBase object, buffer.",
  slots: {
    repr: (self: Value) => {
      const stream = streamOf(self);
      const mode = stream === 0 ? "r" : "w";
      return newStr(
        `<_io.TextIOWrapper name='${NAMES[stream]}' mode='${mode}' encoding='utf-8'>`,
      );
    },
    iter: (self: Value) => isOpen(self) ? self : 0,
    next: (self: Value) =>
      !isOpen(self) ? 0 : streamOf(self) === 0 ? 0 : raiseUnsupported("not readable"),
  },
  methods: {
    ...noArguments,
    write: ["text, /", write],
    writelines: ["lines, /", writeLines(write)],
    read: reading(() => newStr("")),
    readline: reading(() => newStr("")),
    readlines: reading(emptyList),
    reconfigure: [
      "*, encoding=None, errors=None, newline=None, line_buffering=None, " +
      "write_through=None",
      () => NONE,
    ],
    seek,
    __exit__: leave,
  },
  getset: {
    name: [(self: Value) => newStr(NAMES[streamOf(self)])],
    mode: [(self: Value) => newStr(streamOf(self) === 0 ? "r" : "w")],
    encoding: [() => newStr("utf-8")],
    errors: [(self: Value) => newStr(streamOf(self) === 2 ? "backslashreplace" : "strict")],
    newlines: [() => NONE],
    line_buffering: [() => FALSE],
    write_through: [() => FALSE],
    closed: [(self: Value) => bool(H32[(self + CLOSED) >> 2] !== 0)],
    buffer: [(self: Value) => newStream(BINARY_STREAM_TYPE, streamOf(self))],
  },
};

const binaryStream: TypeDefinition = {
  type: BINARY_STREAM_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: {
    repr: (self: Value) => newStr(`<_io.BufferedWriter name='${NAMES[streamOf(self)]}'>`),
    iter: (self: Value) => isOpen(self) ? self : 0,
    next: (self: Value) =>
      !isOpen(self) ? 0 : streamOf(self) === 0 ? 0 : raiseUnsupported("not readable"),
  },
  methods: {
    ...noArguments,
    write: ["data, /", writeBytes],
    writelines: ["lines, /", writeLines(writeBytes)],
    read: reading(() => newBytes(new Uint8Array(0))),
    readline: reading(() => newBytes(new Uint8Array(0))),
    readlines: reading(emptyList),
    seek,
    __exit__: leave,
  },
  getset: {
    name: [(self: Value) => newStr(NAMES[streamOf(self)])],
    mode: [(self: Value) => newStr(streamOf(self) === 0 ? "rb" : "wb")],
    closed: [(self: Value) => bool(H32[(self + CLOSED) >> 2] !== 0)],
  },
};

/** The types of this file. */
export const streamTypes: readonly TypeDefinition[] = [textStream, binaryStream];
