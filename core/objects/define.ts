/**
 * Definitions of builtin types and of library modules: what each type's or module's file declares while modules load,
 * and the boot (boot.ts) turns into heap objects once a process.
 */
import type { SlotFunction, SlotName } from "./slots.ts";
import type { Value } from "../heap/value.ts";

/** Python signature (without self) and the function; see native.ts. */
// deno-lint-ignore ban-types
export type NativeEntry = readonly [signature: string, fn: Function, doc?: string];

/** Slots given as functions (slots.ts); `new`, `init` and `call` are natives with a signature. */
export type SlotDefinitions = {
  [Name in Exclude<SlotName, "new" | "init" | "call">]?: SlotFunction;
};

/** A builtin type. */
export interface TypeDefinition {
  /** Static address (well_known.ts). */
  readonly type: number;
  /** Base type, OBJECT_TYPE when absent; several bases as an array, the first gives the layout. */
  readonly base?: number | readonly number[];
  /** Metatype when it is not `type`. */
  readonly metatype?: number;
  /** TYPE_FLAG_* bits: BASETYPE is needed to be subclassed. */
  readonly flags?: number;
  /** Byte offset of the instance dict, for the few builtin types that have one. */
  readonly dictOffset?: number;
  readonly doc?: string;
  /** `__module__` when it is not builtins. */
  readonly module?: string;
  readonly slots?: SlotDefinitions;
  /** `T(...)`: fn(cls, ...parameters) makes the instance, also of a subclass `cls`. */
  readonly new?: NativeEntry;
  /** fn(self, ...parameters), for types whose subclasses call super().__init__. Returns NONE or 0. */
  readonly init?: NativeEntry;
  /** fn(self, ...parameters) */
  readonly call?: NativeEntry;
  /** fn(self, ...parameters) */
  readonly methods?: Readonly<Record<string, NativeEntry>>;
  /** fn(cls, ...parameters) */
  readonly classMethods?: Readonly<Record<string, NativeEntry>>;
  /** fn(...parameters) */
  readonly staticMethods?: Readonly<Record<string, NativeEntry>>;
  /** Computed attributes: getter(self) -> Value; setter(self, value or 0 to delete) -> 1 or 0 failed. */
  readonly getset?: Readonly<
    Record<
      string,
      readonly [getter: (self: Value) => Value, setter?: (self: Value, value: Value) => number]
    >
  >;
  /** Read-only fields: name to byte offset (a word 0 there reads as None). */
  readonly members?: Readonly<Record<string, number>>;
  /** More namespace entries, made at boot. */
  readonly attributes?: () => Record<string, Value>;
  /** Names that are None in the namespace (`__hash__ = None` for unhashable types). */
  readonly none?: readonly string[];
}

/** A part of a library module in Python that few programs need. */
export interface LazySource {
  /** What it defines, separated by spaces. */
  readonly names: string;
  /** Run in the module's namespace when one of the names is first asked for. */
  readonly source: string;
}

/** A library module in the host language. */
export interface ModuleDefinition {
  readonly name: string;
  readonly doc?: string;
  /** Late static types that the module makes in the runtime, bases first. */
  readonly installs?: readonly TypeDefinition[];
  /** fn(...parameters) */
  readonly functions?: Readonly<Record<string, NativeEntry>>;
  /** `__module__` of these functions where CPython names another, as _operator for operator. */
  readonly functionModule?: string;
  /** Static types it exports, by name. */
  readonly types?: Readonly<Record<string, number>>;
  /** More namespace entries, made when the module is imported in a runtime; 0 with an exception pending: import fails. */
  readonly attributes?: () => Record<string, Value>;
  /** Python source of the module, run in its namespace after the above (definitions there win). */
  readonly source?: string;
  /** More Python source, run when it is needed. */
  readonly lazySources?: readonly LazySource[];
  /** Whether it has submodules. */
  readonly isPackage?: boolean;
  /** Whether the frames of its Python source stay out of tracebacks: CPython has the module in C. */
  readonly hidesFrames?: boolean;
}

/** All type definitions, in load order. */
export const typeDefinitions: TypeDefinition[] = [];

/** Declares a builtin type. */
export function defineType(definition: TypeDefinition): void {
  typeDefinitions.push(definition);
}

/** Functions of the builtins module, gathered from several files. */
export const builtinFunctions: Record<string, NativeEntry> = {};

/** Declares builtin functions. */
export function defineBuiltins(functions: Readonly<Record<string, NativeEntry>>): void {
  Object.assign(builtinFunctions, functions);
}
