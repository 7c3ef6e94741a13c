/** Builtin functions that look at the running frame, run code, or reach attributes: Python/bltinmodule.c. */
import { LENGTH, TEXT_UNITS } from "../heap/layouts/basic.ts";
import { BUILTIN_NATIVE, CODE_FLAGS, CODE_FREE_COUNT } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_GLOBALS } from "../heap/layouts/frame.ts";
import { currentHeap } from "../heap/heap.ts";
import { FALSE, NONE, TRUE, TS_FRAME, TS_LIMIT, TS_MODULES } from "../heap/map.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { type CompileMode, type CompileOptions, decodeSource } from "../compiler/compile.ts";
import { defineBuiltins } from "../objects/define.ts";
import {
  clearIf,
  nameOfType,
  pending,
  raise,
  raiseInstance,
  raiseRuntimeError,
  raiseTypeError,
  raiseValueError,
  takePending,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { isBytes, isDict, isIntKind, isStr, isTuple } from "../objects/kinds.ts";
import { instanceGet } from "../objects/instances.ts";
import { N } from "../objects/names.ts";
import { isImmutable } from "../objects/types/type_attributes.ts";
import {
  attributeName,
  getAttribute,
  lookupAttribute,
  setAttribute,
} from "../objects/protocols/attributes.ts";
import { call0, call1, callSpecial, callTuple } from "../objects/protocols/call.ts";
import { callModuleFunction, moduleAttribute } from "../objects/protocols/import.ts";
import { clampedIndex } from "../objects/protocols/index_number.ts";
import { isInstanceOf } from "../objects/protocols/instance_check.ts";
import { listFromIterable } from "../objects/protocols/sequence_input.ts";
import { strOf } from "../objects/protocols/represent.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { truth } from "../objects/protocols/truth.ts";
import { readInputLine } from "../objects/grants.ts";
import { flushOutput, ownStream, writeOutput } from "../objects/output.ts";
import { viewAddress, viewBytes, viewLength } from "../objects/values/bytes_object.ts";
import { dictGetStr, dictSetStr, newDict } from "../objects/values/dict_table.ts";
import { safeIntegerOf } from "../objects/values/numbers.ts";
import { tupleItem, tupleLength, tupleOf } from "../objects/values/sequences.ts";
import { sortList } from "../objects/values/sort.ts";
import { internText, jsString, newStr, strLength } from "../objects/values/text.ts";
import { chargeWork, pauseWork } from "../objects/work.ts";
import {
  ATTRIBUTE_ERROR,
  BOOL_TYPE,
  BUILTIN_SHAPE,
  CELL_SHAPE,
  CODE_SHAPE,
  EOF_ERROR,
  FLOAT_TYPE,
  INT_TYPE,
  KEY_ERROR,
  STR_TYPE,
  SYNTAX_ERROR,
  SYSTEM_EXIT,
} from "../objects/well_known.ts";
import { raiseSyntaxFailure, runCode } from "./execute.ts";
import { compileGuest, compileGuestTree } from "./compile_guest.ts";
import { localsOf } from "./frame_locals.ts";
import { treeOfGuest } from "./guest_trees.ts";
import { importedModule } from "./imports.ts";
import { loadCode } from "./load_code.ts";
import { setDisplayHook, setOwnImport } from "./slow_imports.ts";
import { natives } from "../objects/native.ts";
import { sysAttribute } from "./sys_access.ts";

/** The guest frame that called the running native, or 0. */
function callingFrame(): number {
  return H32[TS_FRAME >> 2];
}

function globals(): Value {
  const frame = callingFrame();
  return frame === 0 ? newDict() : H32[(frame + FRAME_GLOBALS) >> 2];
}

function locals(): Value {
  const frame = callingFrame();
  return frame === 0 ? newDict() : localsOf(frame);
}

function vars(object: Value): Value {
  if (object === 0) return locals();
  const dict = lookupAttribute(object, N.__dict__);
  if (dict !== 0 || pending()) return dict;
  return raiseTypeError("vars() argument must have __dict__ attribute");
}

function dir(object: Value): Value {
  const mark = rootMark();
  let names: Value;
  if (object === 0) {
    const frame = callingFrame();
    const mapping = frame === 0 ? newDict() : localsOf(frame);
    pushRoot(mapping);
    if (isDict(mapping)) names = listFromIterable(mapping);
    else {
      const keys = getAttribute(mapping, N.keys);
      if (keys !== 0) pushRoot(keys);
      const view = keys === 0 ? 0 : call0(keys);
      if (view !== 0) pushRoot(view);
      names = view === 0 ? 0 : listFromIterable(view);
    }
  } else {
    const listed = callSpecial(object, N.__dir__);
    if (listed !== 0) pushRoot(listed);
    names = listed === 0 ? 0 : listFromIterable(listed);
  }
  if (names !== 0) {
    pushRoot(names);
    if (!sortList(names, 0, false)) names = 0;
  }
  releaseRoots(mark);
  return names;
}

function getattr(object: Value, name: Value, otherwise: Value): Value {
  const attribute = attributeName(name);
  if (attribute === 0) return 0;
  if (otherwise === 0) return getAttribute(object, attribute);
  const value = lookupAttribute(object, attribute);
  return value !== 0 || pending() ? value : otherwise;
}

/** breakpoint(*args, **kws): what sys.breakpointhook makes of them. */
function breakpoint(args: Value, keywords: Value): Value {
  const hook = moduleAttribute("sys", "breakpointhook");
  if (hook === 0) {
    return clearIf(ATTRIBUTE_ERROR) ? raiseRuntimeError("lost sys.breakpointhook") : 0;
  }
  const mark = rootMark();
  pushRoot(hook);
  const result = callTuple(hook, args, keywords);
  releaseRoots(mark);
  return result;
}

function hasattr(object: Value, name: Value): Value {
  const attribute = attributeName(name);
  if (attribute === 0) return 0;
  const value = lookupAttribute(object, attribute);
  return value !== 0 ? TRUE : pending() ? 0 : FALSE;
}

function setattr(object: Value, name: Value, value: Value): Value {
  const attribute = attributeName(name);
  return attribute === 0 || setAttribute(object, attribute, value) === 0 ? 0 : NONE;
}

function delattr(object: Value, name: Value): Value {
  const attribute = attributeName(name);
  return attribute === 0 || setAttribute(object, attribute, 0) === 0 ? 0 : NONE;
}

/** Units of work for compiling anything, and for each character. */
const COMPILE_UNITS = 32;
const CHARACTER_UNITS = 8;

/** A code object from source text or bytes; `mode` is "exec", "eval" or "single". */
function compileValue(
  source: Value,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = inheritedOptions(),
): Value {
  const length = isStr(source) ? strLength(source) : viewBytes(source) ? viewLength : 0;
  if (!chargeWork(COMPILE_UNITS + CHARACTER_UNITS * length)) return 0;
  const mark = rootMark();
  let code = 0;
  try {
    let text: string;
    if (isStr(source)) text = jsString(source);
    else {
      viewBytes(source);
      text = decodeSource(HU8.slice(viewAddress, viewAddress + viewLength));
    }
    if (text.includes("\0")) {
      releaseRoots(mark);
      const error = call1(
        SYNTAX_ERROR,
        newStr("source code string cannot contain null bytes"),
      );
      return error === 0 ? 0 : raiseInstance(error);
    }
    if (mode === "eval") text = text.replace(/^[ \t]+/, "");
    // Tracebacks show no lines of it: there is no file of that name to read them from.
    code = loadCode(compileGuest(text, filename, mode, { ...options, quotesSource: false }), 0);
  } catch (failure) {
    raiseSyntaxFailure(failure, filename);
  }
  releaseRoots(mark);
  return code;
}

/** CPython's bits that compile() takes: futures, and four of how to parse, of which none changes what is parsed here. */
const FUTURE_FLAGS = 0x1fe0010;
const PARSE_FLAGS = 0x100 | 0x200 | 0x1000 | 0x2000 | 0x4000;
const ONLY_TREE = 0x400 | 0x8400;

/** The future features of the code that calls. */
function inheritedOptions(): CompileOptions {
  const frame = callingFrame();
  const flags = frame === 0 ? 0 : H32[(H32[(frame + FRAME_CODE) >> 2] + CODE_FLAGS) >> 2] >> 1;
  return { futureAnnotations: (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0 };
}

/** The options of compile(); null with the exception pending. */
function compileOptions(
  flags: Value,
  dontInherit: Value,
  optimize: Value,
): CompileOptions | null {
  const bits = flags === 0 ? 0 : indexNumber(flags);
  if (bits === null) return null;
  if ((bits & ONLY_TREE) !== 0) {
    raiseValueError("compile(): syntax trees are not available");
    return null;
  }
  if ((bits & ~(FUTURE_FLAGS | PARSE_FLAGS)) !== 0) {
    raiseValueError("compile(): unrecognised flags");
    return null;
  }
  const level = optimize === 0 ? -1 : indexNumber(optimize);
  if (level === null) return null;
  if (level < -1 || level > 2) {
    raiseValueError("compile(): invalid optimize value");
    return null;
  }
  const alone = dontInherit === 0 ? 0 : truth(dontInherit);
  if (alone < 0) return null;
  const inherited = alone !== 0 ? {} : inheritedOptions();
  return {
    futureAnnotations: inherited.futureAnnotations === true ||
      (bits & CodeFlag.FUTURE_ANNOTATIONS) !== 0,
    optimize: Math.max(0, level) as 0 | 1 | 2,
  };
}

/** An int argument as a number; null with the exception pending. */
function indexNumber(value: Value): number | null {
  const number = clampedIndex(value);
  return number !== number ? null : number;
}

/** Whether a value is a tree of the module ast: 1, or 0 with TypeError pending; -1 with another exception pending. */
function isTree(value: Value): number {
  const wrong = "compile() arg 1 must be a string, bytes or AST object";
  if (dictGetStr(H32[TS_MODULES >> 2], internText("ast")) === 0) return raiseTypeError(wrong);
  const base = moduleAttribute("ast", "AST");
  const is = base === 0 ? -1 : isInstanceOf(value, base);
  return is === 0 ? raiseTypeError(wrong) : is;
}

const TREE_KINDS = { exec: "Module", eval: "Expression", single: "Interactive" } as const;

/** compile() of a tree that guest code made. */
function compileTree(
  tree: Value,
  filename: string,
  mode: CompileMode,
  options: CompileOptions,
): Value {
  if (!chargeWork(COMPILE_UNITS)) return 0;
  const mark = rootMark();
  let code = 0;
  try {
    const read = treeOfGuest(tree, TREE_KINDS[mode]);
    const unit = compileGuestTree(read, filename, { ...options, quotesSource: false });
    code = loadCode(unit, 0);
  } catch (failure) {
    // What the rules let through and no parser makes must not end the host.
    if (failure instanceof TypeError) raiseValueError("the tree has a part of a wrong kind");
    else raiseSyntaxFailure(failure, filename);
  }
  releaseRoots(mark);
  return code;
}

function compileBuiltin(
  source: Value,
  filename: Value,
  mode: Value,
  flags: Value,
  dontInherit: Value,
  optimize: Value,
): Value {
  if (!isStr(mode)) {
    return raiseTypeError(`compile() argument 'mode' must be str, not ${typeName(mode)}`);
  }
  const kind = jsString(mode);
  if (kind !== "exec" && kind !== "eval" && kind !== "single") {
    return raiseValueError("compile() mode must be 'exec', 'eval' or 'single'");
  }
  const asTree = flags !== 0 && ((indexNumber(flags) ?? 0) & ONLY_TREE) !== 0;
  const fromTree = !isStr(source) && !viewBytes(source);
  if (fromTree && isTree(source) <= 0) return 0;
  if (asTree) {
    if (fromTree) return source;
    return callModuleFunction("ast", "parse", tupleOf(source, filename, mode));
  }
  if (!isStr(filename) && !isBytes(filename)) {
    return raiseTypeError(
      `expected str, bytes or os.PathLike object, not ${typeName(filename)}`,
    );
  }
  const options = compileOptions(flags, dontInherit, optimize);
  if (options === null) return 0;
  const name = isStr(filename) ? jsString(filename) : decodeSource(
    HU8.slice(filename + TEXT_UNITS, filename + TEXT_UNITS + (H32[(filename + LENGTH) >> 2] >> 1)),
  );
  return fromTree
    ? compileTree(source, name, kind, options)
    : compileValue(source, name, kind, options);
}

/** Whether the cells are those that the code object needs; else TypeError is pending. */
function closureFits(what: string, code: Value, closure: Value): boolean {
  const free = H32[(code + CODE_FREE_COUNT) >> 2] >> 1;
  const given = closure !== 0 && closure !== NONE;
  if (free === 0) {
    if (!given) return true;
    return raiseTypeError("cannot use a closure with this code object") !== 0;
  }
  if (what === "eval") {
    return raiseTypeError(`code object passed to ${what}() may not contain free variables`) !== 0;
  }
  let fits = given && isTuple(closure) && tupleLength(closure) === free;
  for (let i = 0; fits && i < free; i++) {
    const cell = tupleItem(closure, i);
    fits = (cell & 1) === 0 && H32[cell >> 2] === CELL_SHAPE;
  }
  return fits ||
    raiseTypeError(`code object requires a closure of exactly length ${free}`) !== 0;
}

/** exec and eval. */
function evaluate(
  what: "exec" | "eval",
  source: Value,
  globalsGiven: Value,
  localsGiven: Value,
  closure: Value = 0,
): Value {
  let globalsDict = globalsGiven;
  let mapping = localsGiven;
  const mark = rootMark();
  if (globalsDict === 0 || globalsDict === NONE) {
    const frame = callingFrame();
    globalsDict = frame === 0 ? newDict() : H32[(frame + FRAME_GLOBALS) >> 2];
    if (mapping === 0 || mapping === NONE) mapping = frame === 0 ? globalsDict : localsOf(frame);
    pushRoot(globalsDict);
  } else if (!isDict(globalsDict)) {
    return raiseTypeError(
      what === "exec"
        ? `exec() globals must be a dict, not ${typeName(globalsDict)}`
        : slotOf(typeOf(globalsDict), Slot.getitem) !== null
        ? "globals must be a real dict; try eval(expr, {}, mapping)"
        : "globals must be a dict",
    );
  }
  if (mapping === 0 || mapping === NONE) mapping = globalsDict;
  else if (slotOf(typeOf(mapping), Slot.getitem) === null) {
    releaseRoots(mark);
    return raiseTypeError(
      what === "exec"
        ? `locals must be a mapping or None, not ${typeName(mapping)}`
        : "locals must be a mapping",
    );
  }
  pushRoot(mapping);
  let code = source;
  if ((source & 1) !== 0 || H32[source >> 2] !== CODE_SHAPE) {
    if (closure !== 0 && closure !== NONE) {
      releaseRoots(mark);
      return raiseTypeError("closure can only be used when source is a code object");
    }
    if (!isStr(source) && !viewBytes(source)) {
      releaseRoots(mark);
      return raiseTypeError(`${what}() arg 1 must be a string, bytes or code object`);
    }
    code = compileValue(source, "<string>", what);
    if (code === 0) {
      releaseRoots(mark);
      return 0;
    }
  } else if (!closureFits(what, code, closure)) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(code);
  const free = H32[(code + CODE_FREE_COUNT) >> 2] >> 1;
  const result = runCode(code, globalsDict, mapping, free === 0 ? 0 : closure);
  releaseRoots(mark);
  return result === 0 ? 0 : what === "exec" ? NONE : result;
}

/** Characters that print gathers before it writes. */
const PRINT_AT_ONCE = 1 << 16;

function print(values: Value, sep: Value, end: Value, file: Value, flush: Value): Value {
  const separator = optionalText(sep, "sep", " ");
  if (separator === null) return 0;
  const ending = optionalText(end, "end", "\n");
  if (ending === null) return 0;
  const count = tupleLength(values);
  const target = file === 0 || file === NONE ? sysAttribute("stdout") : file;
  if (target === 0 && pending()) return 0;
  if (target === NONE) return NONE;
  const stream = target === 0 ? 1 : ownStream(target);
  if (stream === 0) return printTo(target, values, separator, ending, flush);
  // The runtime's own streams get much at once; a piece that fails leaves those before it written, as one by one would.
  let text = "";
  for (let i = 0; i < count; i++) {
    const piece = strOf(tupleItem(values, i));
    if (i > 0) text += separator;
    if (piece === 0) {
      const exception = takePending();
      pushRoot(exception);
      if (text !== "" && !writeOutput(stream, text)) return 0;
      return raiseInstance(exception);
    }
    text += jsString(piece);
    if (text.length >= PRINT_AT_ONCE) {
      if (!writeOutput(stream, text)) return 0;
      text = "";
    }
    if (i % 1024 === 1023 && !pauseWork(256)) return 0;
  }
  if (!writeOutput(stream, text + ending)) return 0;
  const wanted = flush === 0 ? 0 : truth(flush);
  if (wanted <= 0) return wanted === 0 ? NONE : 0;
  return flushOutput() ? NONE : 0;
}

/** print to an object of the guest: a call of its write method for each value, separator and the end. */
function printTo(
  target: Value,
  values: Value,
  separator: string,
  ending: string,
  flush: Value,
): Value {
  const mark = rootMark();
  pushRoot(target);
  const done = printPieces(target, values, separator, ending, flush);
  releaseRoots(mark);
  return done ? NONE : 0;
}

function printPieces(
  target: Value,
  values: Value,
  separator: string,
  ending: string,
  flush: Value,
): boolean {
  const joins = isOwnBuffer(target);
  let text = "";
  for (let i = 0; i < tupleLength(values); i++) {
    const value = tupleItem(values, i);
    if (joins) {
      if (i > 0) text += separator;
      // What its text is may be for guest code to say, which may look at what was written.
      if (!isScalar(value) || text.length >= PRINT_AT_ONCE) {
        if (text !== "" && !writeTo(target, newStr(text))) return false;
        text = "";
      }
      const piece = strOf(value);
      if (piece === 0) return false;
      text += jsString(piece);
      continue;
    }
    if (i > 0 && !writeTo(target, newStr(separator))) return false;
    const piece = strOf(value);
    if (piece === 0 || !writeTo(target, piece)) return false;
  }
  if (!writeTo(target, newStr(text + ending))) return false;
  const wanted = flush === 0 ? 0 : truth(flush);
  if (wanted <= 0) return wanted === 0;
  const method = getAttribute(target, N.flush);
  return method !== 0 && call0(method) !== 0;
}

/** Whether a target is an io.StringIO that writes as its class does, where nobody sees how many pieces a text came in. */
function isOwnBuffer(target: Value): boolean {
  const type = typeOf(target);
  return isImmutable(type) && nameOfType(type) === "_io.StringIO" &&
    instanceGet(target, type, N.write) === 0;
}

/** Whether str() of a value is no guest code's. */
function isScalar(value: Value): boolean {
  if ((value & 1) !== 0 || value === NONE) return true;
  const type = typeOf(value);
  return type === STR_TYPE || type === INT_TYPE || type === FLOAT_TYPE || type === BOOL_TYPE;
}

/** target.write(text) */
function writeTo(target: Value, text: Value): boolean {
  const mark = rootMark();
  pushRoot(text);
  const method = getAttribute(target, N.write);
  if (method !== 0) pushRoot(method);
  const result = method === 0 ? 0 : call1(method, text);
  releaseRoots(mark);
  return result !== 0;
}

function optionalText(value: Value, name: string, otherwise: string): string | null {
  if (value === 0 || value === NONE) return otherwise;
  if (isStr(value)) return jsString(value);
  raiseTypeError(`${name} must be None or a string, not ${typeName(value)}`);
  return null;
}

/** input(): through sys.stdin and sys.stdout when guest code put others in their place. */
function input(prompt: Value): Value {
  const mark = rootMark();
  const line = writePrompt(prompt) ? inputLine() : 0;
  releaseRoots(mark);
  return line;
}

function writePrompt(prompt: Value): boolean {
  if (prompt === 0) return true;
  const text = strOf(prompt);
  if (text === 0) return false;
  const stdout = sysAttribute("stdout");
  if (stdout === 0) return !pending() && writeOutput(1, jsString(text));
  if (ownStream(stdout) !== 0) return writeOutput(ownStream(stdout) as 1 | 2, jsString(text));
  pushRoot(text);
  pushRoot(stdout);
  return callMethod(stdout, "write", text) !== 0 && callMethod(stdout, "flush") !== 0;
}

function inputLine(): Value {
  const stdin = sysAttribute("stdin");
  if (stdin === 0 && pending()) return 0;
  if (stdin === NONE) return raiseRuntimeError("input(): lost sys.stdin");
  if (stdin === 0 || stdin === sysAttribute("__stdin__")) {
    const bytes = readInputLine(currentHeap().limit);
    if (H32[TS_LIMIT >> 2] !== 0) return 0;
    if (bytes.length === 0) return raise(EOF_ERROR, "EOF when reading a line");
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return newStr(text.replace(/\r?\n$/, ""));
  }
  pushRoot(stdin);
  const line = callMethod(stdin, "readline");
  if (line === 0) return 0;
  if (!isStr(line)) return raiseTypeError("object.readline() returned non-string");
  const text = jsString(line);
  if (text === "") return raise(EOF_ERROR, "EOF when reading a line");
  return text.endsWith("\n") ? newStr(text.slice(0, -1)) : line;
}

/** object.name(*args); everything is rooted by the caller. */
function callMethod(object: Value, name: string, ...args: Value[]): Value {
  const method = getAttribute(object, internText(name));
  if (method === 0) return 0;
  const mark = rootMark();
  pushRoot(method);
  const result = callTuple(method, tupleOf(...args));
  releaseRoots(mark);
  return result;
}

/** exit() and quit(), as the module site makes them. */
function leaveProgram(code: Value): Value {
  const mark = rootMark();
  const args = tupleOf(code === 0 ? NONE : code);
  pushRoot(args);
  const exception = callTuple(SYSTEM_EXIT, args);
  releaseRoots(mark);
  return exception === 0 ? 0 : raiseInstance(exception);
}

const OPEN_PARAMETERS = "mode buffering encoding errors newline closefd opener".split(" ");

/** The builtin open, over io._open: the module is imported when it is first called. */
function openFile(file: Value, ...given: Value[]): Value {
  const mark = rootMark();
  const open = moduleAttribute("io", "_open");
  let stream: Value = 0;
  if (open !== 0) {
    pushRoot(open);
    const keywords = newDict();
    pushRoot(keywords);
    given.forEach((value, place) => {
      if (value !== 0) dictSetStr(keywords, internText(OPEN_PARAMETERS[place]), value);
    });
    stream = callTuple(open, tupleOf(file), keywords);
  }
  releaseRoots(mark);
  return stream;
}

function importBuiltin(
  name: Value,
  globalsGiven: Value,
  _locals: Value,
  fromList: Value,
  level: Value,
): Value {
  if (!isStr(name)) {
    return raiseTypeError("module name must be a string");
  }
  const relative = level === 0 ? 0 : isIntKind(level) ? safeIntegerOf(level) : 0;
  if (relative > 0 && (globalsGiven === 0 || !isDict(globalsGiven))) {
    return raise(KEY_ERROR, "'__name__' not in globals");
  }
  const dict = globalsGiven !== 0 && isDict(globalsGiven) ? globalsGiven : globals();
  return importedModule(name, dict, fromList === 0 ? NONE : fromList, relative);
}

defineBuiltins({
  print: ["*args, sep=' ', end='\\n', file=None, flush=False", print],
  input: ["prompt='', /", input],
  open: [
    "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, " +
    "opener=None",
    openFile,
  ],
  exit: ["code=None", leaveProgram],
  quit: ["code=None", leaveProgram],
  globals: ["", globals],
  locals: ["", locals],
  vars: ["object=None, /", vars],
  dir: ["object=None, /", dir],
  getattr: ["object, name, default=None, /", getattr],
  breakpoint: ["*args, **kws", breakpoint],
  hasattr: ["object, name, /", hasattr],
  setattr: ["object, name, value, /", setattr],
  delattr: ["object, name, /", delattr],
  compile: [
    "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
    compileBuiltin,
  ],
  exec: [
    "source, /, globals=None, locals=None, *, closure=None",
    (source: Value, globalsGiven: Value, localsGiven: Value, closure: Value) =>
      evaluate("exec", source, globalsGiven, localsGiven, closure),
  ],
  eval: [
    "source, /, globals=None, locals=None",
    (source: Value, globalsGiven: Value, localsGiven: Value) =>
      evaluate("eval", source, globalsGiven, localsGiven),
  ],
  __import__: ["name, globals=None, locals=None, fromlist=(), level=0", importBuiltin],
});

setDisplayHook((value) => {
  const mark = rootMark();
  pushRoot(value);
  const hook = moduleAttribute("sys", "displayhook");
  pushRoot(hook);
  const shown = hook === 0 ? 0 : call1(hook, value);
  releaseRoots(mark);
  return shown;
});

setOwnImport((fn) =>
  (fn & 1) === 0 && H32[fn >> 2] === BUILTIN_SHAPE &&
  natives[H32[(fn + BUILTIN_NATIVE) >> 2] >> 1].fn === importBuiltin
);
