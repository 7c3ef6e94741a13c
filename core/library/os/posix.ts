/**
 * The module posix: operations on the files that the embedder granted (Modules/posixmodule.c). os makes the rest of them.
 *
 * Left out: processes, users, links, and all else that files in memory do not have.
 */
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { pending, raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { grants, readInputBytes } from "../../objects/grants.ts";
import { writeGranted } from "../../objects/output.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { floatArgument } from "../../objects/protocols/number_input.ts";
import { decodeRange } from "../../objects/types/text_decoding.ts";
import { dictSetStr, newDict } from "../../objects/values/dict_table.ts";
import {
  allocateBytes,
  bytesAddress,
  newBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { bool, newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import { listAppend, newList, tupleOf } from "../../objects/values/sequences.ts";
import { internText, jsString, newStr, TEXT_LENGTH_MAX } from "../../objects/values/text.ts";
import { raiseMemoryError } from "../../objects/values/memory_error.ts";
import { chargeWork } from "../../objects/work.ts";
import { defineModule } from "../index.ts";
import "./file_modules.ts";
import { FileError } from "./file_system.ts";
import { fileSession, type FileStatus } from "./open_files.ts";
import { fspath, pathArgument, raiseFileError } from "./path_arguments.ts";

/** Steps of an operation on files. */
const OPERATION = 16;

/** An integer argument; NaN with the exception pending. */
const integer = sizeArgument;

/** Does an operation on a path and answers with what it returns; raises its FileError. */
function onPath(
  name: string,
  path: Value,
  work: (text: string) => Value,
): Value {
  const argument = pathArgument(path, name);
  return argument === null ? 0 : attempt(() => work(argument.text), argument.value);
}

function attempt(work: () => Value, path: Value = 0, second: Value = 0): Value {
  if (!chargeWork(OPERATION)) return 0;
  try {
    return work();
  } catch (error) {
    return raiseFileError(error, path, second);
  }
}

// --- descriptors

function open(path: Value, flagsGiven: Value, modeGiven: Value): Value {
  const argument = pathArgument(path, "open");
  if (argument === null) return 0;
  const flags = integer(flagsGiven);
  const mode = modeGiven === 0 ? 0o777 : integer(modeGiven);
  if (flags !== flags || mode !== mode) return 0;
  return attempt(() => small(fileSession().open(argument.text, flags, mode)), argument.value);
}

function close(descriptorGiven: Value): Value {
  const descriptor = integer(descriptorGiven);
  if (descriptor !== descriptor) return 0;
  return attempt(() => {
    fileSession().close(descriptor);
    return NONE;
  });
}

function read(descriptorGiven: Value, countGiven: Value): Value {
  const descriptor = integer(descriptorGiven);
  const count = integer(countGiven);
  if (descriptor !== descriptor || count !== count) return 0;
  if (count < 0) return raiseFileError(new FileError("EINVAL"));
  return attempt(() => {
    return readBytes(descriptor, count);
  });
}

function readBytes(descriptor: number, most: number): Value {
  const session = fileSession();
  if (session.streamAt(descriptor) === 0) {
    const input = readInputBytes(Math.min(most, TEXT_LENGTH_MAX));
    return chargeWork(input.length >> 8) ? newBytes(input) : 0;
  }
  const count = Math.min(most, session.remaining(descriptor));
  if (count > TEXT_LENGTH_MAX) return raiseMemoryError();
  if (!chargeWork(count >> 8)) return 0;
  const bytes = allocateBytes(count);
  HU8.set(session.read(descriptor, count), bytesAddress(bytes));
  return bytes;
}

function readAll(descriptorGiven: Value): Value {
  const descriptor = integer(descriptorGiven);
  if (descriptor !== descriptor) return 0;
  return attempt(() => readBytes(descriptor, Infinity));
}

function readInto(descriptorGiven: Value, buffer: Value): Value {
  const descriptor = integer(descriptorGiven);
  if (descriptor !== descriptor) return 0;
  if (!viewBytes(buffer)) {
    return raiseTypeError(`a read-write bytes-like object is required, not '${typeName(buffer)}'`);
  }
  const [address, length] = [viewAddress, viewLength];
  return attempt(() => {
    if (!chargeWork(length >> 8)) return 0;
    const session = fileSession();
    const bytes = session.streamAt(descriptor) === 0
      ? readInputBytes(length)
      : session.read(descriptor, length);
    HU8.set(bytes, address);
    return newInt(bytes.length);
  });
}

function write(descriptorGiven: Value, data: Value): Value {
  const descriptor = integer(descriptorGiven);
  if (descriptor !== descriptor) return 0;
  if (!viewBytes(data)) {
    return raiseTypeError(`a bytes-like object is required, not '${typeName(data)}'`);
  }
  const [address, length] = [viewAddress, viewLength];
  if (!chargeWork(length >> 6)) return 0;
  const stream = fileSession().streamAt(descriptor);
  if (stream === 1 || stream === 2) {
    const text = decodeRange(data, address, length, "utf-8", "replace");
    return text !== 0 && writeGranted(stream, jsString(text)) ? newInt(length) : 0;
  }
  return attempt(() =>
    newInt(fileSession().write(descriptor, HU8.subarray(address, address + length)))
  );
}

function seek(descriptorGiven: Value, offsetGiven: Value, whenceGiven: Value): Value {
  const descriptor = integer(descriptorGiven);
  const offset = integer(offsetGiven);
  const whence = integer(whenceGiven);
  if (descriptor !== descriptor || offset !== offset || whence !== whence) return 0;
  return attempt(() => newInt(fileSession().seek(descriptor, offset, whence)));
}

function truncate(path: Value, lengthGiven: Value): Value {
  const argument = pathArgument(path, "truncate", true);
  const length = integer(lengthGiven);
  if (argument === null || length !== length) return 0;
  return attempt(() => {
    const session = fileSession();
    if (!chargeWork(length > 0 ? length / 256 | 0 : 0)) return 0;
    if (argument.descriptor >= 0) session.truncate(argument.descriptor, length);
    else session.truncatePath(argument.text, length);
    return NONE;
  }, argument.value);
}

// --- status

/** mode, inode, links, size, then access and change in seconds, and in nanoseconds. */
function statusTuple(status: FileStatus): Value {
  const mark = rootMark();
  const numbers = [status.mode, status.id, status.links, status.size].map(newInt);
  numbers.forEach(pushRoot);
  for (const time of [status.accessed, status.modified]) {
    numbers.push(newFloat(time / 1000));
    pushRoot(numbers.at(-1)!);
    numbers.push(newBigInt(BigInt(Math.round(time * 1000)) * 1000n));
    pushRoot(numbers.at(-1)!);
  }
  const tuple = tupleOf(...numbers);
  releaseRoots(mark);
  return tuple;
}

function status(path: Value): Value {
  const argument = pathArgument(path, "stat", true);
  if (argument === null) return 0;
  return attempt(
    () =>
      statusTuple(
        argument.descriptor >= 0
          ? fileSession().statusAt(argument.descriptor)
          : fileSession().status(argument.text),
      ),
    argument.descriptor >= 0 ? 0 : argument.value,
  );
}

// --- folders

/** Charges for a folder's names. */
function chargeNames(count: number): boolean {
  return chargeWork(count >> 1);
}

function listFolder(path: Value): Value {
  const argument = pathArgument(path, "listdir", true, true);
  if (argument === null) return 0;
  return attempt(() => {
    const names = fileSession().list(argument.text);
    return chargeNames(names.length) ? listOfNames(names, argument.isBytes) : 0;
  }, argument.value);
}

function listOfNames(names: readonly string[], asBytes: boolean): Value {
  const mark = rootMark();
  const list = newList(names.length);
  pushRoot(list);
  for (const name of names) {
    listAppend(list, asBytes ? newBytes(new TextEncoder().encode(name)) : newStr(name));
  }
  releaseRoots(mark);
  return list;
}

/** [(name, is a folder, inode)] */
function scanFolder(path: Value): Value {
  const argument = pathArgument(path, "scandir", true, true);
  if (argument === null) return 0;
  return attempt(() => {
    const entries = fileSession().scan(argument.text);
    if (!chargeNames(2 * entries.length)) return 0;
    const mark = rootMark();
    const list = newList(entries.length);
    pushRoot(list);
    for (const [name, isFolder, id] of entries) {
      const inner = rootMark();
      const text = argument.isBytes ? newBytes(new TextEncoder().encode(name)) : newStr(name);
      pushRoot(text);
      listAppend(list, tupleOf(text, bool(isFolder), newInt(id)));
      releaseRoots(inner);
    }
    releaseRoots(mark);
    return list;
  }, argument.value);
}

function makeFolder(path: Value, modeGiven: Value): Value {
  const mode = modeGiven === 0 ? 0o777 : integer(modeGiven);
  if (mode !== mode) return 0;
  return onPath("mkdir", path, (text) => {
    fileSession().makeFolder(text, mode);
    return NONE;
  });
}

const doing = (name: string, work: (text: string) => void): NativeEntry => [
  "path, *, dir_fd=None",
  (path: Value) =>
    onPath(name, path, (text) => {
      work(text);
      return NONE;
    }),
];

function renaming(name: string): NativeEntry {
  return ["src, dst, *, src_dir_fd=None, dst_dir_fd=None", (from: Value, to: Value) => {
    const source = pathArgument(from, name);
    const target = source === null ? null : pathArgument(to, name);
    if (source === null || target === null) return 0;
    return attempt(
      () => {
        fileSession().rename(source.text, target.text);
        return NONE;
      },
      source.value,
      target.value,
    );
  }];
}

// --- the rest

function setMode(path: Value, modeGiven: Value): Value {
  const mode = integer(modeGiven);
  if (mode !== mode) return 0;
  return onPath("chmod", path, (text) => {
    fileSession().setMode(text, mode);
    return NONE;
  });
}

function setTimes(path: Value, accessedGiven: Value, modifiedGiven: Value): Value {
  const accessed = floatArgument(accessedGiven);
  const modified = floatArgument(modifiedGiven);
  if (pending()) return 0;
  return onPath("utime", path, (text) => {
    fileSession().setTimes(text, accessed * 1000, modified * 1000);
    return NONE;
  });
}

function mayUse(path: Value, modeGiven: Value): Value {
  const mode = integer(modeGiven);
  if (mode !== mode) return 0;
  return onPath("access", path, (text) => bool(fileSession().mayUse(text, mode)));
}

function randomBytes(countGiven: Value): Value {
  const count = integer(countGiven);
  if (count !== count) return 0;
  if (count < 0) return raiseValueError("negative argument not allowed");
  if (count > TEXT_LENGTH_MAX) return raiseMemoryError();
  if (!chargeWork(count >> 4)) return 0;
  const bytes = allocateBytes(count);
  const PIECE = 65536;
  for (let at = 0; at < count; at += PIECE) {
    const start = bytesAddress(bytes) + at;
    // The host fills no view of a memory that is shared.
    const piece = new Uint8Array(Math.min(PIECE, count - at));
    HU8.set(crypto.getRandomValues(piece), start);
  }
  return bytes;
}

function environment(): Value {
  const mark = rootMark();
  const dict = newDict();
  pushRoot(dict);
  for (const [name, value] of Object.entries(grants().environ)) {
    const text = newStr(value);
    pushRoot(text);
    dictSetStr(dict, internText(name), text);
  }
  releaseRoots(mark);
  return dict;
}

function isTerminal(descriptorGiven: Value): Value {
  const descriptor = integer(descriptorGiven);
  if (descriptor !== descriptor) return 0;
  return grants().terminals[fileSession().streamAt(descriptor)] === true ? TRUE : FALSE;
}

defineModule({
  name: "posix",
  doc: "This module provides access to the files that the embedder granted.",
  functions: {
    open: ["path, flags, mode=511, *, dir_fd=None", open],
    close: ["fd", close],
    read: ["fd, length, /", read],
    readinto: ["fd, buffer, /", readInto],
    write: ["fd, data, /", write],
    lseek: ["fd, position, whence, /", seek],
    truncate: ["path, length", truncate],
    ftruncate: ["fd, length, /", truncate],
    dup: ["fd, /", (descriptorGiven: Value) => {
      const descriptor = integer(descriptorGiven);
      return descriptor !== descriptor
        ? 0
        : attempt(() => small(fileSession().duplicate(descriptor)));
    }],
    dup2: ["fd, fd2, inheritable=True", (descriptorGiven: Value, toGiven: Value) => {
      const descriptor = integer(descriptorGiven);
      const to = integer(toGiven);
      return descriptor !== descriptor || to !== to ? 0 : attempt(() => {
        fileSession().duplicateTo(descriptor, to);
        return small(to);
      });
    }],
    isatty: ["fd, /", isTerminal],
    fspath: ["path", (path: Value) => fspath(path)],
    listdir: ["path=None", listFolder],
    mkdir: ["path, mode=511, *, dir_fd=None", makeFolder],
    rmdir: doing("rmdir", (path) => fileSession().removeFolder(path)),
    remove: doing("remove", (path) => fileSession().remove(path)),
    unlink: doing("unlink", (path) => fileSession().remove(path)),
    rename: renaming("rename"),
    replace: renaming("replace"),
    getcwd: ["", () => newStr(fileSession().cwd)],
    chdir: [
      "path",
      (path: Value) =>
        onPath("chdir", path, (text) => {
          fileSession().changeDirectory(text);
          return NONE;
        }),
    ],
    access: [
      "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True",
      mayUse,
    ],
    chmod: ["path, mode, *, dir_fd=None, follow_symlinks=True", setMode],
    urandom: ["size, /", randomBytes],
    _status: ["path, /", status],
    _scan: ["path=None, /", scanFolder],
    _utime: ["path, accessed, modified, /", setTimes],
    _environ: ["", environment],
    _now: ["", () => newFloat(Date.now() / 1000)],
    _readall: ["fd, /", readAll],
  },
});
