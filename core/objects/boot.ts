/**
 * The boot: makes the builtin world once a process, in a heap of its own, and keeps it as an image that every runtime
 * starts from. What is made follows from the declarations of define.ts, static_area.ts and well_known.ts.
 */
import { allocate } from "../heap/allocator.ts";
import { bindHeap, createHeap, registerStaticObject } from "../heap/heap.ts";
import { captureImage, disposeHeap, type Image } from "../heap/image.ts";
import { LENGTH, TEXT_UNITS } from "../heap/layouts/basic.ts";
import {
  BUILTIN_BYTES,
  BUILTIN_KERNEL,
  BUILTIN_NAME,
  BUILTIN_NATIVE,
  BUILTIN_OWNER,
  BUILTIN_SELF,
  DESCRIPTOR_BYTES,
  DESCRIPTOR_DOC,
  DESCRIPTOR_KERNEL,
  DESCRIPTOR_NAME,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OFFSET,
  DESCRIPTOR_OWNER,
  DESCRIPTOR_SETTER,
} from "../heap/layouts/callable.ts";
import {
  SHAPE_COUNT,
  SHAPE_FLAG_DICT,
  SHAPE_FLAGS,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
  SHAPE_PLACE,
  SHAPE_SIZE,
  SHAPE_TYPE,
} from "../heap/layouts/shape.ts";
import * as type from "../heap/layouts/type.ts";
import {
  DUMMY,
  ELLIPSIS,
  EMPTY_BYTES,
  EMPTY_STR,
  EMPTY_TUPLE,
  FALSE,
  FRAME_STACK,
  NONE,
  NOT_IMPLEMENTED,
  ROOT_STACK,
  TRUE,
  TS_BUILTINS,
  TS_BUILTINS_DICT,
  TS_MODULES,
  TS_NEXT_VERSION,
  TS_ROOTS_TOP,
  TS_STACK_TOP,
  TYPE_STRIDE,
} from "../heap/map.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import {
  builtinFunctions,
  type NativeEntry,
  type TypeDefinition,
  typeDefinitions,
} from "./define.ts";
import { updateAccessFlags } from "./guest_slots.ts";
import { freshVersion } from "./lookup.ts";
import { computeMro } from "./method_resolution.ts";
import { N } from "./names.ts";
import { defineNative, type NativeReceiver, natives } from "./native.ts";
import { nativeKernel } from "./native_kernels.ts";
import { declareSlot, Slot, SLOT_TABLE, slotFunctions, slotIndex, type SlotName } from "./slots.ts";
import {
  freezeStaticArea,
  lateTypes,
  staticName,
  staticNames,
  type StaticShape,
  staticShapes,
  staticTypes,
} from "./static_area.ts";
import { dictGetStr, type DictRef, dictSetStr, newDict } from "./values/dict_table.ts";
import { tupleOf } from "./values/sequences.ts";
import { growInterned, intern, internText, latinCharacter, newStr } from "./values/text.ts";
import { newWrapper, wrapperNames } from "./wrappers.ts";
import * as known from "./well_known.ts";

const BUILTINS = staticName("builtins");

/** The memory limit that a runtime has when it does not say (host/options.ts). */
export const BOOT_HEAP_BYTES = 256 << 20;

let image: Image | null = null;

/** The image of a fresh runtime; made at the first call. */
export function bootImage(): Image {
  if (image === null) {
    const heap = createHeap(BOOT_HEAP_BYTES);
    bindHeap(heap);
    try {
      buildWorld();
      image = captureImage();
    } finally {
      bindHeap(null);
      // The first runtime of the usual size takes this memory over.
      disposeHeap(heap);
    }
  }
  return image;
}

/**
 * Takes an image made by an earlier process of the same program (heap/image_file.ts) instead of booting.
 *
 * @returns false when the image is of another program: the first runtime then boots
 */
export function useImage(saved: Image, signature: number): boolean {
  if (image !== null) return true;
  registerDefinitions();
  if (signature !== worldSignature()) return false;
  freezeStaticArea();
  image = saved;
  return true;
}

/** What an image depends on beside its bytes, in brief: how many functions, names and types it may refer to. */
export function worldSignature(): number {
  return ((natives.length * 31 + slotFunctions.length) * 31 + staticNames.size) * 31 +
    staticTypes.length;
}

let registered = false;

/**
 * Gives every declared function its index, in the order of declaration: the same in each process that loads the same
 * modules, so that an image can name functions by index.
 */
function registerDefinitions(): void {
  if (registered) return;
  registered = true;
  for (const definition of typeDefinitions) {
    const owner = shortName(definition.type);
    for (const [name, entry] of Object.entries(definition.methods ?? {})) {
      declareNative(name, entry, "self", owner);
    }
    for (const [name, entry] of Object.entries(definition.classMethods ?? {})) {
      declareNative(name, entry, "class", owner);
    }
    for (const [name, entry] of Object.entries(definition.staticMethods ?? {})) {
      declareNative(name, entry, "none", owner);
    }
    for (const [getter, setter] of Object.values(definition.getset ?? {})) {
      declareSlot(getter);
      if (setter !== undefined) declareSlot(setter);
    }
    if (definition.new !== undefined) declareNative(owner, definition.new, "class", "");
    if (definition.init !== undefined) declareNative(owner, definition.init, "self", "");
    if (definition.call !== undefined) declareNative("__call__", definition.call, "self", "");
    for (const fn of Object.values(definition.slots ?? {})) if (fn !== undefined) declareSlot(fn);
  }
  for (const [name, entry] of Object.entries(builtinFunctions)) {
    declareNative(name, entry, "none", "");
  }
}

/** Fills the bound, empty heap with the builtin world. */
function buildWorld(): void {
  registerDefinitions();
  H32[TS_ROOTS_TOP >> 2] = ROOT_STACK;
  H32[TS_STACK_TOP >> 2] = FRAME_STACK;
  H32[TS_NEXT_VERSION >> 2] = 1;
  freezeStaticArea();
  writeStaticObjects();
  growInterned(4096);
  for (const address of staticNames.values()) intern(address);
  const definitions = new Map<number, TypeDefinition>();
  for (const definition of typeDefinitions) definitions.set(definition.type, definition);
  for (const { name, address, base } of exceptionRows()) {
    const known = definitions.get(address);
    definitions.set(address, {
      dictOffset: 4,
      ...known,
      type: address,
      base: known?.base ?? base,
      flags: (known?.flags ?? 0) | type.TYPE_FLAG_BASETYPE | type.TYPE_FLAG_EXCEPTION,
      doc: known?.doc ?? name,
    });
  }
  const done = new Set<number>();
  staticTypes.forEach((name, place) => {
    const address = typeAddress(place);
    if (!lateTypes.has(address)) buildType(address, name, definitions, done);
  });
  buildBuiltins();
}

/**
 * Makes a type of a library module in the bound runtime, which was booted without it; its bases are there. Does nothing
 * when the runtime has it already. Never collects.
 *
 * @throws OutOfMemory
 */
export function installType(definition: TypeDefinition): void {
  const address = definition.type;
  if (H32[(address + type.TYPE_DICT) >> 2] !== 0) return;
  for (const shape of staticShapes) if (shape.type === address) writeShape(shape);
  const bases = typeof definition.base === "number"
    ? [definition.base]
    : definition.base ?? [known.OBJECT_TYPE];
  const name = staticTypes[(address - known.OBJECT_TYPE) / TYPE_STRIDE];
  buildType(address, name, new Map([[address, definition]]), new Set(bases));
}

/** A static type's name without its module. */
function shortName(address: number): string {
  const name = staticTypes[(address - known.OBJECT_TYPE) / TYPE_STRIDE];
  return name.slice(name.lastIndexOf(".") + 1);
}

function typeAddress(place: number): number {
  return known.OBJECT_TYPE + place * TYPE_STRIDE;
}

function* exceptionRows(): Generator<{ name: string; address: number; base: number }> {
  for (const [name, entry] of known.exceptionTypes) {
    yield {
      name,
      address: entry.type,
      base: entry.base === null ? known.OBJECT_TYPE : known.exceptionTypes.get(entry.base)!.type,
    };
  }
}

function writeShape(shape: StaticShape): void {
  const at = shape.address;
  H32[at >> 2] = known.SHAPE_SHAPE;
  H32[(at + SHAPE_TYPE) >> 2] = shape.type;
  H32[(at + SHAPE_LAYOUT) >> 2] = small(shape.layout);
  H32[(at + SHAPE_SIZE) >> 2] = small((shape.size + 7) & ~7);
  H32[(at + SHAPE_PLACE) >> 2] = small(0);
  H32[(at + SHAPE_COUNT) >> 2] = small(0);
  H32[(at + SHAPE_FLAGS) >> 2] = small(shape.flags);
  H32[(at + SHAPE_KIND) >> 2] = small(shape.kind);
  registerStaticObject(at);
}

function writeStaticObjects(): void {
  for (const shape of staticShapes) if (!lateTypes.has(shape.type)) writeShape(shape);
  for (const [text, address] of staticNames) {
    H32[address >> 2] = known.STR1_SHAPE;
    H32[(address + LENGTH) >> 2] = small(text.length);
    for (let i = 0; i < text.length; i++) HU8[address + TEXT_UNITS + i] = text.charCodeAt(i);
  }
  for (let point = 0; point < 256; point++) {
    const address = latinCharacter(point);
    H32[address >> 2] = known.STR1_SHAPE;
    H32[(address + LENGTH) >> 2] = small(1);
    HU8[address + TEXT_UNITS] = point;
  }
  H32[NONE >> 2] = known.NONE_SHAPE;
  H32[FALSE >> 2] = known.BOOL_SHAPE;
  H32[TRUE >> 2] = known.BOOL_SHAPE;
  H32[NOT_IMPLEMENTED >> 2] = known.NOT_IMPLEMENTED_SHAPE;
  H32[ELLIPSIS >> 2] = known.ELLIPSIS_SHAPE;
  H32[EMPTY_TUPLE >> 2] = known.TUPLE_SHAPE;
  H32[(EMPTY_TUPLE + LENGTH) >> 2] = small(0);
  H32[EMPTY_STR >> 2] = known.STR1_SHAPE;
  H32[(EMPTY_STR + LENGTH) >> 2] = small(0);
  H32[EMPTY_BYTES >> 2] = known.BYTES_SHAPE;
  H32[(EMPTY_BYTES + LENGTH) >> 2] = small(0);
  H32[DUMMY >> 2] = known.NONE_SHAPE;
}

function buildType(
  address: number,
  name: string,
  definitions: Map<number, TypeDefinition>,
  done: Set<number>,
): void {
  if (done.has(address)) return;
  done.add(address);
  const definition = definitions.get(address) ?? { type: address };
  const bases = address === known.OBJECT_TYPE
    ? []
    : definition.base === undefined
    ? [known.OBJECT_TYPE]
    : typeof definition.base === "number"
    ? [definition.base]
    : definition.base;
  for (const base of bases) {
    buildType(base, staticTypes[(base - known.OBJECT_TYPE) / TYPE_STRIDE], definitions, done);
  }
  const metatype = definition.metatype ?? known.TYPE_TYPE;
  const shape = staticShapes.find((row) => row.type === address);
  const dict = newDict();
  const dotted = name.lastIndexOf(".");
  H32[address >> 2] = metatype === known.TYPE_TYPE
    ? known.TYPE_TYPE_SHAPE
    : shapeOfStatic(metatype);
  H32[(address + type.TYPE_DICT) >> 2] = dict;
  // Messages name a builtin type with its module; `__name__` is the qualified name.
  const likeClass = ((definition.flags ?? 0) & type.TYPE_FLAG_HEAP) !== 0;
  H32[(address + type.TYPE_NAME) >> 2] = internText(likeClass ? name.slice(dotted + 1) : name);
  H32[(address + type.TYPE_QUALNAME) >> 2] = internText(name.slice(dotted + 1));
  H32[(address + type.TYPE_BASES) >> 2] = tupleOf(...bases);
  H32[(address + type.TYPE_BASE) >> 2] = bases[0] ?? 0;
  H32[(address + type.TYPE_VERSION) >> 2] = freshVersion();
  H32[(address + type.TYPE_SHAPE) >> 2] = shape?.address ?? 0;
  H32[(address + type.TYPE_SIZE) >> 2] = small(shape === undefined ? 0 : (shape.size + 7) & ~7);
  H32[(address + type.TYPE_KIND) >> 2] = small(shape?.kind ?? 0);
  H32[(address + type.TYPE_CAPACITY) >> 2] = small(0);
  let dictOffset = definition.dictOffset ?? 0;
  if (dictOffset === 0 && bases.length > 0) {
    dictOffset = H32[(bases[0] + type.TYPE_DICT_OFFSET) >> 2] >> 1;
  }
  H32[(address + type.TYPE_DICT_OFFSET) >> 2] = small(dictOffset);
  if (shape !== undefined && dictOffset !== 0) {
    H32[(shape.address + SHAPE_FLAGS) >> 2] = small(shape.flags | SHAPE_FLAG_DICT);
  }
  for (const row of staticShapes) {
    if (row.type !== address) continue;
    H32[(row.address + SHAPE_NEXT) >> 2] = H32[(address + type.TYPE_SHAPES) >> 2];
    H32[(address + type.TYPE_SHAPES) >> 2] = row.address;
  }
  H32[(address + type.TYPE_MRO) >> 2] = address === known.OBJECT_TYPE
    ? tupleOf(address)
    : computeMro(address, H32[(address + type.TYPE_BASES) >> 2]);
  H32[(address + type.TYPE_FLAGS) >> 2] = small(
    (definition.flags ?? 0) | type.TYPE_FLAG_IMMUTABLE | inheritedFlags(bases),
  );
  registerStaticObject(address);
  fillNamespace(definition, dict, address);
  fillSlots(definition, dict, address, bases);
  updateAccessFlags(address);
  // object.__new__ would make an iterator, a generator, ... without its fields.
  const make = (owner: number) => H32[(owner + type.TYPE_SLOTS + 4 * Slot.new) >> 2];
  if (
    address !== known.OBJECT_TYPE && make(address) === make(known.OBJECT_TYPE) &&
    definition.init === undefined
  ) H32[(address + type.TYPE_FLAGS) >> 2] |= type.TYPE_FLAG_NO_NEW << 1;
}

function inheritedFlags(bases: readonly number[]): number {
  let flags = 0;
  for (const base of bases) {
    flags |= (H32[(base + type.TYPE_FLAGS) >> 2] >> 1) &
      (type.TYPE_FLAG_SEQUENCE | type.TYPE_FLAG_MAPPING | type.TYPE_FLAG_EXCEPTION |
        type.TYPE_FLAG_METATYPE);
  }
  return flags;
}

function shapeOfStatic(typeObject: number): number {
  return H32[(typeObject + type.TYPE_SHAPE) >> 2];
}

function fillNamespace(definition: TypeDefinition, dict: DictRef, address: number): void {
  const owner = shortName(address);
  for (const [name, entry] of Object.entries(definition.methods ?? {})) {
    const native = nativeOf(name, entry, "self", owner);
    dictSetStr(
      dict,
      internText(name),
      newDescriptor(known.METHOD_DESCRIPTOR_SHAPE, native, address, name),
    );
  }
  for (const [name, entry] of Object.entries(definition.classMethods ?? {})) {
    const native = nativeOf(name, entry, "class", owner);
    dictSetStr(
      dict,
      internText(name),
      newDescriptor(known.CLASSMETHOD_DESCRIPTOR_SHAPE, native, address, name),
    );
  }
  for (const [name, entry] of Object.entries(definition.staticMethods ?? {})) {
    const native = nativeOf(name, entry, "none", owner);
    const holder = allocate(16);
    H32[holder >> 2] = known.STATICMETHOD_SHAPE;
    H32[(holder + 8) >> 2] = newBuiltin(native, 0, internText(name), address);
    dictSetStr(dict, internText(name), holder);
  }
  for (const [name, [getter, setter]] of Object.entries(definition.getset ?? {})) {
    const descriptor = newDescriptor(
      known.GETSET_DESCRIPTOR_SHAPE,
      slotIndex(getter),
      address,
      name,
    );
    H32[(descriptor + DESCRIPTOR_SETTER) >> 2] = setter === undefined
      ? 0
      : small(slotIndex(setter));
    dictSetStr(dict, internText(name), descriptor);
  }
  for (const [name, offset] of Object.entries(definition.members ?? {})) {
    const descriptor = newDescriptor(known.MEMBER_DESCRIPTOR_SHAPE, 0, address, name);
    H32[(descriptor + DESCRIPTOR_OFFSET) >> 2] = small(offset);
    // Native 1 marks a read-only member whose absent value reads as None.
    H32[(descriptor + DESCRIPTOR_NATIVE) >> 2] = small(1);
    dictSetStr(dict, internText(name), descriptor);
  }
  if (definition.new !== undefined) {
    const native = nativeOf(owner, definition.new, "class", "");
    H32[(address + type.TYPE_SLOTS + 4 * Slot.new) >> 2] = small(native);
    dictSetStr(dict, N.__new__, newBuiltin(native, address, N.__new__, address));
  }
  for (const [slot, name] of [["init", N.__init__], ["call", N.__call__]] as const) {
    const entry = definition[slot];
    if (entry === undefined) continue;
    const native = nativeOf(owner, entry, "self", "");
    H32[(address + type.TYPE_SLOTS + 4 * Slot[slot]) >> 2] = small(native);
    dictSetStr(
      dict,
      name,
      newDescriptor(known.NATIVE_WRAPPER_SHAPE, native, address, `__${slot}__`),
    );
  }
  for (const [name, value] of Object.entries(definition.attributes?.() ?? {})) {
    dictSetStr(dict, internText(name), value);
  }
  for (const name of definition.none ?? []) dictSetStr(dict, internText(name), NONE);
  if (dictGetStr(dict, N.__doc__) === 0) {
    dictSetStr(dict, N.__doc__, definition.doc === undefined ? NONE : newStr(definition.doc));
  }
  const name = staticTypes[(address - known.OBJECT_TYPE) / TYPE_STRIDE];
  const dot = name.lastIndexOf(".");
  const module = definition.module ?? (dot < 0 ? undefined : name.slice(0, dot));
  if (module !== undefined) dictSetStr(dict, N.__module__, internText(module));
}

function fillSlots(
  definition: TypeDefinition,
  dict: DictRef,
  address: number,
  bases: readonly number[],
): void {
  const own = definition.slots ?? {};
  for (let slot = 0; slot < SLOT_TABLE.length; slot++) {
    const fn = own[SLOT_TABLE[slot][0] as Exclude<SlotName, "new" | "init" | "call">];
    const at = (address + type.TYPE_SLOTS + 4 * slot) >> 2;
    if (fn !== undefined) {
      const index = slotIndex(fn);
      H32[at] = small(index);
      for (const name of wrapperNames(slot)) {
        if (dictGetStr(dict, name) === 0) {
          dictSetStr(dict, name, newWrapper(address, slot, index, name));
        }
      }
    } else if (H32[at] === 0) {
      for (const base of bases) {
        const word = H32[(base + type.TYPE_SLOTS + 4 * slot) >> 2];
        if (word !== 0) {
          H32[at] = word;
          break;
        }
      }
    }
  }
  // A type that defines equality and no hash is unhashable.
  if (own.compare !== undefined && own.hash === undefined) {
    H32[(address + type.TYPE_SLOTS + 4 * Slot.hash) >> 2] = 0;
    dictSetStr(dict, N.__hash__, NONE);
  }
}

const nativeIndexes = new Map<NativeEntry, number>();
/** Entries that have an index and are not in the map yet. */
let declaredNatives: { readonly entry: NativeEntry; readonly index: number }[] = [];

/**
 * Gives a declared native its index. That an entry has two is harmless, nativeOf knows the first only; to look each one up
 * would take a good part of a start from a saved image, which then asks for few of them.
 */
function declareNative(
  name: string,
  entry: NativeEntry,
  receiver: NativeReceiver,
  owner: string,
): number {
  const index = defineNative(name, entry[0], entry[1], receiver, owner);
  if (receiver === "none" || owner !== "") natives[index].kernel = -1;
  declaredNatives.push({ entry, index });
  return index;
}

/** The index of a declared native, registered at first use (definitions are shared by all runtimes). */
export function nativeOf(
  name: string,
  entry: NativeEntry,
  receiver: NativeReceiver,
  owner: string,
): number {
  indexDeclaredNatives();
  let index = nativeIndexes.get(entry);
  if (index === undefined) {
    index = declareNative(name, entry, receiver, owner);
    indexDeclaredNatives();
  }
  return index;
}

function indexDeclaredNatives(): void {
  if (declaredNatives.length === 0) return;
  for (const { entry, index } of declaredNatives) {
    if (!nativeIndexes.has(entry)) nativeIndexes.set(entry, index);
  }
  declaredNatives = [];
}

/** The number of a native's kernel. Looked up late: a process that starts from a saved image makes few of the objects. */
function kernelOf(index: number): number {
  const native = natives[index];
  if (native.kernel < 0) native.kernel = nativeKernel(native.owner, native.name);
  return native.kernel;
}

/** A descriptor of a native (a slot function for getset) in the namespace of `owner`. @throws OutOfMemory */
export function newDescriptor(
  shape: number,
  native: number,
  owner: number,
  name: string,
): Value {
  const descriptor = allocate(DESCRIPTOR_BYTES);
  H32[descriptor >> 2] = shape;
  H32[(descriptor + DESCRIPTOR_NATIVE) >> 2] = small(native);
  H32[(descriptor + DESCRIPTOR_OWNER) >> 2] = owner;
  H32[(descriptor + DESCRIPTOR_NAME) >> 2] = internText(name);
  H32[(descriptor + DESCRIPTOR_DOC) >> 2] = 0;
  H32[(descriptor + DESCRIPTOR_OFFSET) >> 2] = small(0);
  if (shape === known.METHOD_DESCRIPTOR_SHAPE) {
    H32[(descriptor + DESCRIPTOR_KERNEL) >> 2] = small(kernelOf(native));
  }
  return descriptor;
}

/** A builtin function (self 0) or bound builtin method. @throws OutOfMemory */
export function newBuiltin(native: number, self: Value, name: Value, owner: Value): Value {
  const builtin = allocate(BUILTIN_BYTES);
  H32[builtin >> 2] = known.BUILTIN_SHAPE;
  H32[(builtin + BUILTIN_NATIVE) >> 2] = small(native);
  H32[(builtin + BUILTIN_SELF) >> 2] = self;
  H32[(builtin + BUILTIN_NAME) >> 2] = name;
  H32[(builtin + BUILTIN_OWNER) >> 2] = owner;
  H32[(builtin + BUILTIN_KERNEL) >> 2] = small(kernelOf(native));
  return builtin;
}

/** A module object with a fresh namespace that names it. @throws OutOfMemory */
export function newModule(name: Value): Value {
  const dict = newDict();
  const module = allocate(16);
  H32[module >> 2] = known.MODULE_SHAPE;
  H32[(module + 4) >> 2] = dict;
  H32[(module + 8) >> 2] = name;
  dictSetStr(dict, N.__name__, name);
  dictSetStr(dict, N.__doc__, NONE);
  dictSetStr(dict, N.__package__, newStr(""));
  dictSetStr(dict, N.__loader__, NONE);
  dictSetStr(dict, N.__spec__, NONE);
  return module;
}

/** Names of the static types that the builtins module does not show. */
const HIDDEN = new Set([
  "NoneType",
  "NotImplementedType",
  "ellipsis",
  "function",
  "code",
  "builtin_function_or_method",
  "method",
  "method_descriptor",
  "wrapper_descriptor",
  "method-wrapper",
  "classmethod_descriptor",
  "getset_descriptor",
  "member_descriptor",
  "module",
  "cell",
  "traceback",
  "frame",
  "mappingproxy",
  "host_object",
  "FrameLocalsProxy",
  "generator",
  "coroutine",
  "async_generator",
  "anext_awaitable",
  "async_generator_asend",
  "async_generator_athrow",
  "async_generator_wrapped_value",
  "coroutine_wrapper",
]); // deno-fmt-ignore

const SHOWN_ITERATORS = new Set(["enumerate", "zip", "map", "filter", "reversed"]);

/** Builtins that come first, in CPython's order, by which likely names are suggested for wrong ones. */
const FIRST_BUILTINS =
  "__build_class__ __import__ abs all any ascii bin breakpoint callable chr compile delattr dir divmod eval exec format " +
  "getattr globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min next anext oct ord pow " +
  "print repr round setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes " +
  "classmethod complex dict enumerate filter float frozenset property int list map object range reversed set slice " +
  "staticmethod str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit " +
  "KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError EOFError ImportError " +
  "LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError " +
  "SystemError TypeError ValueError Warning FloatingPointError OverflowError ZeroDivisionError BytesWarning " +
  "DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning " +
  "RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError ConnectionError " +
  "FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError " +
  "ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError " +
  "NotImplementedError PythonFinalizationError RecursionError UnboundLocalError UnicodeError BrokenPipeError " +
  "ConnectionAbortedError ConnectionRefusedError ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError " +
  "UnicodeTranslateError ExceptionGroup EnvironmentError IOError";

function buildBuiltins(): void {
  const module = newModule(BUILTINS);
  const dict = H32[(module + 4) >> 2];
  const found = new Map<string, Value>();
  for (const [name, entry] of Object.entries(builtinFunctions)) {
    const interned = internText(name);
    found.set(name, newBuiltin(nativeOf(name, entry, "none", ""), 0, interned, BUILTINS));
  }
  staticTypes.forEach((name, place) => {
    const address = typeAddress(place);
    const kind = H32[(address + type.TYPE_SHAPE) >> 2];
    if (HIDDEN.has(name) || name.includes(".") || kind === 0) return;
    const iterator = /iterator|dict_|^iterator$/.test(name);
    if (iterator && !SHOWN_ITERATORS.has(name)) return;
    found.set(name, address);
  });
  found.set("EnvironmentError", known.OS_ERROR);
  found.set("IOError", known.OS_ERROR);
  found.set("NotImplemented", NOT_IMPLEMENTED);
  found.set("Ellipsis", ELLIPSIS);
  found.set("__debug__", TRUE);
  found.set("None", NONE);
  found.set("True", TRUE);
  found.set("False", FALSE);
  const names = new Set([...FIRST_BUILTINS.split(" "), ...found.keys()]);
  for (const name of names) {
    const value = found.get(name);
    if (value !== undefined) dictSetStr(dict, internText(name), value);
  }
  H32[TS_BUILTINS >> 2] = module;
  H32[TS_BUILTINS_DICT >> 2] = dict;
  const modules = newDict();
  dictSetStr(modules, BUILTINS, module);
  H32[TS_MODULES >> 2] = modules;
}
