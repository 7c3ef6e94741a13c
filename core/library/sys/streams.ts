/**
 * sys.stdin, stdout and stderr, and their `buffer`s: what is written goes to the runtime's output, what is read is what the
 * embedder grants.
 *
 *     TextIOWrapper, BufferedWriter   4 stream (small int): 0 stdin, 1 stdout, 2 stderr   8 True once closed, else 0
 */
import { currentHeap } from "../../heap/heap.ts";
import { FALSE, NONE, TRUE, TS_LIMIT } from "../../heap/map.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { pending, raise, raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isBytes, isStr } from "../../objects/kinds.ts";
import { grants, peekInput, readInputBytes, readInputLine } from "../../objects/grants.ts";
import { flushOutput, setStreamTest, writeOutput } from "../../objects/output.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { bool, newInt } from "../../objects/values/numbers.ts";
import { listAppend, newList } from "../../objects/values/sequences.ts";
import { jsString, newStr, strLength, TEXT_LENGTH_MAX } from "../../objects/values/text.ts";
import { decodeRange } from "../../objects/types/text_decoding.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";
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

/** Whether a stream can be read; false with an exception pending. */
function isReadable(self: Value): boolean {
  return isOpen(self) && (streamOf(self) === 0 || raiseUnsupported("not readable") !== 0);
}

/** The most that can be read at a time: no more than there is memory for. */
function mostBytes(): number {
  return Math.min(TEXT_LENGTH_MAX, currentHeap().limit);
}

/** Input as guest code sees it, charged for; 0 with an exception or limit pending. */
type MakeInput = (bytes: Uint8Array) => Value;

function bytesOfInput(bytes: Uint8Array): Value {
  if (H32[TS_LIMIT >> 2] !== 0 || !chargeWork(bytes.length >> 6)) return 0;
  return newBytes(bytes);
}

/** Input as text, with "\n" for each end of a line. */
function textOfInput(bytes: Uint8Array): Value {
  const raw = bytesOfInput(bytes);
  if (raw === 0) return 0;
  const mark = rootMark();
  pushRoot(raw);
  const length = bytesLength(raw);
  let text = decodeRange(raw, bytesAddress(raw), length, "utf-8", "strict");
  if (text !== 0 && bytes.includes(0x0d)) {
    text = newStr(jsString(text).replace(/\r\n?/g, "\n"));
  }
  releaseRoots(mark);
  return text;
}

/** How many bytes of the input the first `count` characters of it take, read as far as needed. */
function widthOfInput(count: number): number {
  let width = 0;
  for (let found = 0; found < count; found++) {
    const first = peekInput(width);
    if (first < 0) break;
    width += first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }
  return width;
}

function reading(make: MakeInput, isText: boolean): NativeEntry {
  return ["size=-1, /", (self: Value, sizeGiven: Value): Value => {
    const size = sizeGiven === 0 || sizeGiven === NONE ? -1 : sizeArgument(sizeGiven);
    if (size !== size || !isReadable(self)) return 0;
    if (size < 0) return make(readInputBytes(mostBytes()));
    const count = Math.min(size, mostBytes());
    return make(readInputBytes(isText ? widthOfInput(count) : count));
  }];
}

function readingLine(make: MakeInput): NativeEntry {
  return ["size=-1, /", (self: Value, sizeGiven: Value): Value => {
    const size = sizeGiven === 0 || sizeGiven === NONE ? -1 : sizeArgument(sizeGiven);
    if (size !== size || !isReadable(self)) return 0;
    return make(readInputLine(size < 0 ? mostBytes() : Math.min(size, mostBytes())));
  }];
}

/** The next line; 0 at the end. */
function nextLine(make: MakeInput): (self: Value) => Value {
  return (self) => {
    if (!isReadable(self)) return 0;
    const line = readInputLine(mostBytes());
    return line.length === 0 ? 0 : make(line);
  };
}

function readingLines(make: MakeInput): NativeEntry {
  return ["hint=-1, /", (self: Value, hintGiven: Value): Value => {
    const hint = hintGiven === 0 || hintGiven === NONE ? -1 : sizeArgument(hintGiven);
    if (hint !== hint || !isReadable(self)) return 0;
    const mark = rootMark();
    const lines = newList();
    pushRoot(lines);
    let total = 0;
    for (;;) {
      const line = readInputLine(mostBytes());
      if (line.length === 0 || !pauseWork(1)) break;
      const value = make(line);
      if (value === 0) break;
      listAppend(lines, value);
      total += line.length;
      if (hint > 0 && total >= hint) break;
    }
    releaseRoots(mark);
    return pending() || H32[TS_LIMIT >> 2] !== 0 ? 0 : lines;
  }];
}

const ifOpen = (answer: (self: Value) => Value): NativeEntry => [
  "",
  (self: Value) => isOpen(self) ? answer(self) : 0,
];

const noArguments: Readonly<Record<string, NativeEntry>> = {
  flush: ifOpen((self) => streamOf(self) !== 1 || flushOutput() ? NONE : 0),
  isatty: ifOpen((self) => bool(grants().terminals[streamOf(self)])),
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
    next: nextLine(textOfInput),
  },
  methods: {
    ...noArguments,
    write: ["text, /", write],
    writelines: ["lines, /", writeLines(write)],
    read: reading(textOfInput, true),
    readline: readingLine(textOfInput),
    readlines: readingLines(textOfInput),
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
    next: nextLine(bytesOfInput),
  },
  methods: {
    ...noArguments,
    write: ["data, /", writeBytes],
    writelines: ["lines, /", writeLines(writeBytes)],
    read: reading(bytesOfInput, false),
    read1: reading(bytesOfInput, false),
    readline: readingLine(bytesOfInput),
    readlines: readingLines(bytesOfInput),
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
