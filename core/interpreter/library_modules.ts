/**
 * Library modules: from a definition (objects/define.ts) to a module object in the bound runtime. What they contain is
 * in core/library.
 */
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import type { CodeUnit } from "../compiler/code_unit.ts";
import { compileSource } from "../compiler/compile.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { installType, nativeOf, newBuiltin, newModule } from "../objects/boot.ts";
import type { ModuleDefinition, NativeEntry } from "../objects/define.ts";
import { pending, raiseAttributeError } from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import {
  dictDeleteStr,
  dictGetStr,
  dictKeyAt,
  dictNext,
  dictSetStr,
} from "../objects/values/dict_table.ts";
import { listAppend, newList } from "../objects/values/sequences.ts";
import { internText, jsString, newStr } from "../objects/values/text.ts";
import { setConsumerLoader } from "./consumers.ts";
import { runModuleCode } from "./execute.ts";
import { loadCode } from "./load_code.ts";

/** Definitions of the modules that some runtime imported, by name. */
const imported = new Map<string, ModuleDefinition>();
/** Compiled sources of library modules by name and part: the same for all runtimes. */
const compiled = new Map<string, CodeUnit>();

/**
 * Makes the module and puts it into sys.modules under `key`, its interned name.
 *
 * @returns the module, not rooted; 0 with the exception pending
 */
export function loadLibraryModule(definition: ModuleDefinition, key: Value): Value {
  imported.set(definition.name, definition);
  const mark = rootMark();
  const module = newModule(key);
  pushRoot(module);
  const modules = H32[TS_MODULES >> 2];
  dictSetStr(modules, key, module);
  const done = fillModule(definition, key, module);
  releaseRoots(mark);
  if (done) return module;
  dictDeleteStr(modules, key);
  return 0;
}

setConsumerLoader(loadLibraryModule);

function fillModule(definition: ModuleDefinition, key: Value, module: Value): boolean {
  const { name, doc, installs, functions, types, attributes, source, lazySources } = definition;
  const dict = H32[(module + 4) >> 2];
  if (doc !== undefined) dictSetStr(dict, N.__doc__, newStr(doc));
  if (definition.isPackage === true) {
    dictSetStr(dict, N.__path__, newList());
    dictSetStr(dict, N.__package__, key);
  }
  if (installs !== undefined) { for (const type of installs) installType(type); }
  if (functions !== undefined) {
    const ownerName = definition.functionModule ?? name;
    const owner = internText(ownerName);
    for (const functionName in functions) {
      const interned = internText(functionName);
      const native = nativeOf(functionName, functions[functionName], "none", ownerName);
      dictSetStr(dict, interned, newBuiltin(native, 0, interned, owner));
    }
  }
  if (types !== undefined) {
    for (const typeName in types) dictSetStr(dict, internText(typeName), types[typeName]);
  }
  if (lazySources !== undefined) {
    const native = nativeOf("__getattr__", lazyAttribute, "self", name);
    dictSetStr(dict, N.__getattr__, newBuiltin(native, module, N.__getattr__, key));
    const names = nativeOf("__dir__", lazyNames, "self", name);
    dictSetStr(dict, N.__dir__, newBuiltin(names, module, N.__dir__, key));
  }
  if (attributes !== undefined) {
    const made = attributes();
    for (const attributeName in made) {
      if (made[attributeName] !== 0) {
        dictSetStr(dict, internText(attributeName), made[attributeName]);
      }
    }
    if (pending()) return false;
  }
  if (source !== undefined && !runLibrarySource(name, 0, source, dict)) return false;
  if (lazySources !== undefined) listPublicNames(definition, dict);
  return true;
}

/** The unit whose frames, and those of all units in it, stay out of tracebacks. */
function withHiddenFrames(unit: CodeUnit): CodeUnit {
  const consts = unit.consts.map((constant) =>
    constant.type === "code" ? { ...constant, unit: withHiddenFrames(constant.unit) } : constant
  );
  return { ...unit, flags: unit.flags | CodeFlag.HIDDEN, consts };
}

/** Runs Python source of a library module, its part number `part` (0 the module itself), with `dict` as globals. */
function runLibrarySource(name: string, part: number, source: string, dict: Value): boolean {
  const key = `${name} ${part}`;
  let unit = compiled.get(key);
  if (unit === undefined) {
    unit = compileSource(source, `<frozen ${name}>`, "exec");
    if (imported.get(name)?.hidesFrames === true) unit = withHiddenFrames(unit);
    compiled.set(key, unit);
  }
  const mark = rootMark();
  const code = loadCode(unit, 0);
  pushRoot(code);
  const done = runModuleCode(code, dict) !== 0;
  releaseRoots(mark);
  return done;
}

/** `__all__` of a module of which a part is not there yet. */
function listPublicNames(definition: ModuleDefinition, dict: Value): void {
  const all = internText("__all__");
  if (dictGetStr(dict, all) !== 0) return;
  const names = newList();
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    const key = dictKeyAt(dict, i);
    if (!jsString(key).startsWith("_")) listAppend(names, key);
  }
  for (const part of definition.lazySources!) {
    for (const name of part.names.split(" ")) {
      const key = internText(name);
      if (!name.startsWith("_") && dictGetStr(dict, key) === 0) listAppend(names, key);
    }
  }
  dictSetStr(dict, all, names);
}

/** `__getattr__` of a module with lazy sources. */
function getLazyAttribute(module: Value, name: Value): Value {
  const dict = H32[(module + 4) >> 2];
  const moduleName = jsString(H32[(module + 8) >> 2]);
  const text = jsString(name);
  const parts = imported.get(moduleName)?.lazySources ?? [];
  for (let i = 0; i < parts.length; i++) {
    if (!parts[i].names.split(" ").includes(text)) continue;
    if (!runLibrarySource(moduleName, i + 1, parts[i].source, dict)) return 0;
    const value = dictGetStr(dict, internText(text));
    if (value !== 0) return value;
  }
  return raiseAttributeError(
    module,
    internText(text),
    `module '${moduleName}' has no attribute '${text}'`,
  );
}

const lazyAttribute: NativeEntry = ["name, /", getLazyAttribute];

/** `__dir__` of a module with lazy sources: what is there, and what they will make. */
function listAttributes(module: Value): Value {
  const dict = H32[(module + 4) >> 2];
  const names = newList();
  const mark = rootMark();
  pushRoot(names);
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    const key = dictKeyAt(dict, i);
    if (key !== N.__getattr__ && key !== N.__dir__) listAppend(names, key);
  }
  const parts = imported.get(jsString(H32[(module + 8) >> 2]))?.lazySources ?? [];
  for (const part of parts) {
    for (const name of part.names.split(" ")) {
      const key = internText(name);
      if (dictGetStr(dict, key) === 0) listAppend(names, key);
    }
  }
  releaseRoots(mark);
  return names;
}

const lazyNames: NativeEntry = ["", listAttributes];
