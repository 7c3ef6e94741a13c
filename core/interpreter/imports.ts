/**
 * Modules: builtin ones are made from their definition when first imported, embedder-supplied ones are run from source.
 * `sys.modules` is the cache, as in CPython (Lib/importlib/_bootstrap.py: _find_and_load). The guest's finders in
 * `sys.meta_path` are asked first.
 */
import { EXCEPTION_FIELDS } from "../heap/layouts/exception.ts";
import { NONE, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { compileGuest } from "./compile_guest.ts";
import type { ModuleDefinition } from "../objects/define.ts";
import {
  clearIf,
  newException,
  pending,
  raise,
  raiseInstance,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../objects/errors.ts";
import { isList, isStr, isTuple } from "../objects/kinds.ts";
import { N } from "../objects/names.ts";
import { getAttribute, lookupAttribute, setAttribute } from "../objects/protocols/attributes.ts";
import { callTuple } from "../objects/protocols/call.ts";
import { getIter, iterNext } from "../objects/protocols/iterate.ts";
import { newModule } from "../objects/boot.ts";
import { setDescriber, setInitializing } from "../objects/types/module_type.ts";
import { dictDeleteStr, dictGetStr, dictSetStr } from "../objects/values/dict_table.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../objects/values/sequences.ts";
import { intern, internText, jsString, newStr } from "../objects/values/text.ts";
import {
  ATTRIBUTE_ERROR,
  IMPORT_ERROR,
  MODULE_NOT_FOUND_ERROR,
  MODULE_SHAPE,
} from "../objects/well_known.ts";
import { enterNative, leaveNative } from "../objects/work.ts";
import { loadCode } from "./load_code.ts";
import { decodeSource, SyntaxFailure } from "../compiler/compile.ts";
import { setImporter } from "./slow_imports.ts";
import { raiseSyntaxFailure, runModuleCode } from "./execute.ts";
import { loadLibraryModule } from "./library_modules.ts";

/** Source of a module that the embedder supplies. */
export interface ModuleSource {
  /** Its text, or the bytes of its file. */
  readonly source: string | Uint8Array;
  /** Shown in tracebacks. */
  readonly filename: string;
  /** Whether it has submodules (its `__path__` is set). */
  readonly isPackage: boolean;
  /** The folders of a namespace package (PEP 420), which has no text and no file. */
  readonly namespace?: readonly string[];
}

/** The text of a module. @throws SyntaxFailure when its bytes are not in the encoding that they name, or in UTF-8 */
export function textOfModule({ source }: ModuleSource): string {
  return typeof source === "string" ? source : decodeSource(source);
}

/** As textOfModule; null where there is no such text. */
export function textOrNull(source: ModuleSource): string | null {
  try {
    return textOfModule(source);
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return null;
    throw failure;
  }
}

/** Where modules come from; one a runtime, bound while it runs. */
export interface ModuleFinder {
  /** A library module in the host language, or null. */
  builtin(name: string): ModuleDefinition | null;
  /** Source of a module; null when there is none, or with an exception pending. */
  source(name: string): ModuleSource | null;
  /** Why a module can never be there (an ImportError's message), or null. */
  refused(name: string): string | null;
  /** The program's arguments: sys.argv. */
  readonly argv: readonly string[];
}

/** Finds the module of a full name in folders, those of sys.path where they are null; null also with a limit pending. */
type FileFinder = (name: string, folders: readonly string[] | null) => ModuleSource | null;
let fileModules: FileFinder | null = null;

/** Sets what finds modules among the files that the embedder granted (library/os). */
export function setFileModules(find: FileFinder): void {
  fileModules = find;
}

/**
 * Source of a module: what the embedder supplied, or a file; null when there is none, or with an exception pending.
 *
 * @param path the parent's `__path__`; None, or 0, for a module without a parent
 */
function sourceOf(name: string, path: Value): ModuleSource | null {
  const supplied = finder.source(name);
  if (supplied !== null || fileModules === null || pending()) return supplied;
  if (path === 0 || path === NONE) return fileModules(name, null);
  const folders = foldersIn(path);
  return folders === null ? null : fileModules(name, folders);
}

/** The strings among the items of a `__path__`; null with an exception pending. */
function foldersIn(path: Value): string[] | null {
  const folders: string[] = [];
  const mark = rootMark();
  const iterator = getIter(path);
  if (iterator !== 0) pushRoot(iterator);
  while (iterator !== 0) {
    const folder = iterNext(iterator);
    if (folder === 0) break;
    if (isStr(folder)) folders.push(jsString(folder));
  }
  releaseRoots(mark);
  return pending() ? null : folders;
}

/** Whether the library module of this name is a package; null: there is no such module. */
export function libraryPackage(name: string): boolean | null {
  const definition = finder.builtin(name);
  return definition === null ? null : definition.isPackage === true;
}

/** What the embedder supplied by this name; null when there is nothing, or with an exception pending. */
export function suppliedModule(name: string): ModuleSource | null {
  return finder.source(name);
}

let finder: ModuleFinder = {
  builtin: () => null,
  source: () => null,
  refused: () => null,
  argv: [""],
};

/** Binds where modules come from; returns what was bound before. */
export function bindFinder(to: ModuleFinder): ModuleFinder {
  const before = finder;
  finder = to;
  return before;
}

/** The arguments of the program that runs. */
export function programArguments(): readonly string[] {
  return finder.argv;
}

/**
 * What `import` binds: __import__(name, globals, fromlist, level). With an empty fromlist the first part of the name,
 * else the module itself, its submodules named in the fromlist imported too. 0: exception pending.
 */
export function importedModule(name: Value, globals: Value, fromList: Value, level: number): Value {
  if (!isStr(name)) return raiseTypeError("module name must be a string");
  let full = jsString(name);
  if (level < 0) return raiseValueError("level must be >= 0");
  if (level > 0) {
    const resolved = resolveRelative(full, globals, level);
    if (resolved === null) return 0;
    full = resolved;
  } else if (full === "") return raiseValueError("Empty module name");
  const module = importByName(full);
  if (module === 0) return 0;
  const hasNames = fromList !== NONE && fromList !== 0 && !isEmptyTuple(fromList);
  if (!hasNames) {
    if (level > 0) {
      const dot = jsString(name).indexOf(".");
      if (dot < 0) return module;
      const cut = full.length - (jsString(name).length - dot);
      return dictGetStr(H32[TS_MODULES >> 2], internText(full.slice(0, cut)));
    }
    const dot = full.indexOf(".");
    return dot < 0 ? module : dictGetStr(H32[TS_MODULES >> 2], internText(full.slice(0, dot)));
  }
  return importSubmodules(module, full, fromList) ? module : 0;
}

function isEmptyTuple(value: Value): boolean {
  return isTuple(value) && tupleLength(value) === 0;
}

/** `from package import a, b`: a and b may be submodules. */
function importSubmodules(module: Value, full: string, fromList: Value): boolean {
  const path = lookupAttribute(module, N.__path__);
  if (path === 0) return !pending();
  const mark = rootMark();
  pushRoot(module);
  pushRoot(path);
  const iterator = getIter(fromList);
  if (iterator !== 0) pushRoot(iterator);
  while (iterator !== 0) {
    const item = iterNext(iterator);
    if (item === 0) break;
    if (!isStr(item)) {
      raiseTypeError(`Item in ${full}.__all__ must be str, not ${typeName(item)}`);
      break;
    }
    const text = jsString(item);
    if (text === "*") continue;
    const known = lookupAttribute(module, intern(item));
    if (known !== 0) continue;
    if (pending()) break;
    const inner = `${full}.${text}`;
    if (sourceOf(inner, path) === null && finder.builtin(inner) === null) {
      if (pending()) break;
      if (guestFinders() === 0) continue;
      if (importByName(inner) === 0 && !clearIf(MODULE_NOT_FOUND_ERROR)) break;
      continue;
    }
    if (importByName(`${full}.${text}`) === 0) break;
  }
  releaseRoots(mark);
  return !pending();
}

function resolveRelative(name: string, globals: Value, level: number): string | null {
  const packageName = dictGetStr(globals, N.__package__);
  let base = packageName !== 0 && isStr(packageName) ? jsString(packageName) : "";
  if (base === "") {
    const own = dictGetStr(globals, N.__name__);
    const text = own !== 0 && isStr(own) ? jsString(own) : "";
    base = dictGetStr(globals, N.__path__) !== 0
      ? text
      : text.slice(0, Math.max(0, text.lastIndexOf(".")));
  }
  if (base === "") {
    raise(IMPORT_ERROR, "attempted relative import with no known parent package");
    return null;
  }
  for (let i = 1; i < level; i++) {
    const dot = base.lastIndexOf(".");
    if (dot < 0) {
      raise(IMPORT_ERROR, "attempted relative import beyond top-level package");
      return null;
    }
    base = base.slice(0, dot);
  }
  return name === "" ? base : `${base}.${name}`;
}

/** The module of this full name, imported when it is not yet (its parents first). 0: exception pending. */
export function importByName(full: string): Value {
  const key = internText(full);
  const known = dictGetStr(H32[TS_MODULES >> 2], key);
  if (known === NONE) return raiseNotFound(full, `import of ${full} halted; None in sys.modules`);
  if (known !== 0) return known;
  const dot = full.lastIndexOf(".");
  let parent = 0;
  if (dot >= 0) {
    if (!enterNative()) return 0;
    parent = importByName(full.slice(0, dot));
    leaveNative();
    if (parent === 0) return 0;
    const again = dictGetStr(H32[TS_MODULES >> 2], key);
    if (again !== 0) return again;
    if (lookupAttribute(parent, N.__path__) === 0 && finder.builtin(full) === null) {
      if (pending()) return 0;
      return raiseNotFound(
        full,
        `No module named '${full}'; '${full.slice(0, dot)}' is not a package`,
      );
    }
  }
  const mark = rootMark();
  if (parent !== 0) pushRoot(parent);
  const module = load(full, key, parent);
  if (module !== 0) pushRoot(module);
  if (module !== 0 && parent !== 0) {
    if (setAttribute(parent, internText(full.slice(dot + 1)), module) === 0) {
      clearIf(ATTRIBUTE_ERROR);
    }
  }
  releaseRoots(mark);
  return module;
}

/** Where an import of a module that is not yet there would find it. */
export interface FoundModule {
  /** Its text; null: a library module. */
  readonly source: ModuleSource | null;
  readonly isPackage: boolean;
}

/**
 * What an import of this full name would load; null when there is none, or with an exception pending.
 *
 * @param path where a submodule is looked for, as its parent's `__path__`; None: in the folders of sys.path
 */
export function findModule(full: string, path: Value): FoundModule | null {
  const source = sourceOf(full, path);
  if (source !== null) return { source, isPackage: source.isPackage };
  if (pending()) return null;
  const definition = finder.builtin(full);
  return definition === null ? null : { source, isPackage: definition.isPackage === true };
}

/** sys.meta_path, where nothing is at first, when finders of the guest are in it; 0: there are none. */
function guestFinders(): Value {
  const sys = dictGetStr(H32[TS_MODULES >> 2], internText("sys"));
  if (sys === 0 || sys === NONE) return 0;
  const path = lookupAttribute(sys, internText("meta_path"));
  if (path === 0 || !isList(path)) return 0;
  const own = attributeOfMachinery("_own");
  for (let i = 0; i < listLength(path); i++) {
    if (own === 0 || !isTuple(own) || !tupleHolds(own, listItem(path, i))) return path;
  }
  return 0;
}

function tupleHolds(tuple: Value, item: Value): boolean {
  for (let i = 0; i < tupleLength(tuple); i++) if (tupleItem(tuple, i) === item) return true;
  return false;
}

/** What importlib.machinery names so; 0 where it was not imported, or not to its end. */
function attributeOfMachinery(name: string): Value {
  const machinery = dictGetStr(H32[TS_MODULES >> 2], internText("importlib.machinery"));
  if (!isModule(machinery)) return 0;
  return dictGetStr(H32[(machinery + 4) >> 2], internText(name));
}

function isModule(value: Value): boolean {
  return value !== 0 && (value & 1) === 0 && H32[value >> 2] === MODULE_SHAPE;
}

/** Gives a module that is being imported its spec, where importlib.machinery was imported. False: exception pending. */
function describe(key: Value, module: Value): boolean {
  const describer = attributeOfMachinery("_describe");
  if (describer === 0) return true;
  const mark = rootMark();
  const args = tupleOf(key, module);
  pushRoot(args);
  const done = callTuple(describer, args);
  releaseRoots(mark);
  return done !== 0;
}

/** Whether importlib.util is being loaded, which asks the guest's finders. */
let preparing = false;

/** The module that one of the guest's finders knows, loaded; None: there is none, 0: an exception is pending. */
function loadByFinders(full: string, path: Value): Value {
  if (preparing || guestFinders() === 0) return NONE;
  const mark = rootMark();
  preparing = true;
  let ask: Value;
  try {
    const util = importByName("importlib.util");
    ask = util === 0 ? 0 : getAttribute(util, internText("_load_by_finders"));
  } finally {
    preparing = false;
  }
  pushRoot(ask);
  let result = 0;
  if (ask !== 0) {
    const args = tupleOf(newStr(full), path);
    pushRoot(args);
    result = callTuple(ask, args);
  }
  releaseRoots(mark);
  return result;
}

/**
 * Gives a module its spec before it is read for the first time: specs are objects of importlib.machinery, which most
 * programs never import. False: exception pending.
 */
function describeLate(module: Value): boolean {
  const name = dictGetStr(H32[(module + 4) >> 2], N.__name__);
  if (name === 0 || !isStr(name) || jsString(name) === "__main__") return true;
  if (dictGetStr(H32[TS_MODULES >> 2], intern(name)) !== module) return true;
  if (attributeOfMachinery("_describe") !== 0) return true;
  return importByName("importlib.machinery") !== 0;
}

setDescriber(describeLate);

function load(full: string, key: Value, parent: Value): Value {
  let path: Value = NONE;
  if (parent !== 0) {
    path = lookupAttribute(parent, N.__path__);
    if (path === 0) {
      if (pending()) return 0;
      path = tupleOf();
    }
    pushRoot(path);
  }
  const asked = loadByFinders(full, path);
  if (asked !== NONE) return asked;
  const supplied = sourceOf(full, path);
  if (supplied !== null) return loadSource(full, key, supplied);
  if (pending()) return 0;
  const definition = finder.builtin(full);
  if (definition !== null) {
    const module = loadLibraryModule(definition, key);
    if (module === 0) return 0;
    pushRoot(module);
    return describe(key, module) ? module : 0;
  }
  const refused = finder.refused(full);
  return raiseNotFound(full, refused ?? `No module named '${full}'`);
}

function raiseNotFound(full: string, message: string): 0 {
  const exception = newException(MODULE_NOT_FOUND_ERROR, tupleOf(newStr(message)));
  H32[(exception + EXCEPTION_FIELDS) >> 2] = newStr(full);
  return raiseInstance(exception);
}

/** Runs `source` as the body of a fresh module that is in sys.modules meanwhile. */
function loadSource(full: string, key: Value, supplied: ModuleSource): Value {
  const mark = rootMark();
  const module = newModule(key);
  pushRoot(module);
  const dict = H32[(module + 4) >> 2];
  const { namespace } = supplied;
  dictSetStr(dict, N.__file__, namespace === undefined ? newStr(supplied.filename) : NONE);
  const dot = full.lastIndexOf(".");
  const packageName = supplied.isPackage ? full : dot < 0 ? "" : full.slice(0, dot);
  dictSetStr(dict, N.__package__, newStr(packageName));
  if (supplied.isPackage) {
    dictSetStr(dict, N.__path__, listOf(namespace ?? foldersOf(supplied.filename)));
  }
  dictSetStr(H32[TS_MODULES >> 2], key, module);
  let done = false;
  setInitializing(module, true);
  try {
    done = describe(key, module) && runSourceIn(supplied, module);
  } finally {
    setInitializing(module, false);
    if (!done) dictDeleteStr(H32[TS_MODULES >> 2], key);
  }
  releaseRoots(mark);
  if (!done) return 0;
  // The module may have put something else in its place.
  return dictGetStr(H32[TS_MODULES >> 2], key);
}

/** The folder of a package's file, as what __path__ names. */
export function foldersOf(filename: string): string[] {
  const end = filename.lastIndexOf("/");
  return end > 0 ? [filename.slice(0, end)] : [];
}

function listOf(texts: readonly string[]): Value {
  const list = newList();
  for (const text of texts) listAppend(list, newStr(text));
  return list;
}

/** Text that may read the variables of a module that are made late, without asking the module for them. */
const READS_SPEC = /\b__(?:spec|loader)__\b/;

function runSourceIn(supplied: ModuleSource, module: Value): boolean {
  const { filename } = supplied;
  let source = "";
  let code: Value;
  try {
    source = textOfModule(supplied);
    const text = newStr(source);
    pushRoot(text);
    code = loadCode(compileGuest(source, filename, "exec"), text);
  } catch (failure) {
    raiseSyntaxFailure(failure, filename, source);
    return false;
  }
  pushRoot(code);
  if (READS_SPEC.test(source) && !describeLate(module)) return false;
  return runModuleCode(code, H32[(module + 4) >> 2]) !== 0;
}

setImporter(importedModule);
