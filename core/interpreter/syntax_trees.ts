/** Syntax trees as guest objects: what the parser makes, as instances of the module ast's classes. */
import { type ConstantValue, parse, type SyntaxNode } from "../compiler/compile.ts";
import { ELLIPSIS, FALSE, NONE, TRUE } from "../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { raise, raiseRuntimeError } from "../objects/errors.ts";
import { allocateInstance } from "../objects/instances.ts";
import { setAttribute } from "../objects/protocols/attributes.ts";
import { newBytes } from "../objects/values/bytes_object.ts";
import { newComplex } from "../objects/values/complex_object.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { newBigInt, newFloat, newInt } from "../objects/values/numbers.ts";
import { listAppend, newList } from "../objects/values/sequences.ts";
import { internText, jsString, newStr } from "../objects/values/text.ts";
import { pauseWork } from "../objects/work.ts";
import { RECURSION_ERROR } from "../objects/well_known.ts";
import { raiseSyntaxFailure } from "./execute.ts";

/** Fields whose strings name nodes without fields: contexts and operators. */
const MARKS = new Set(["ctx", "op", "ops"]);
/** Fields of nodes in the parser's trees that are places. */
const PLACES = new Set(["kind", "line", "col", "endLine", "endCol"]);
/** Nodes between two looks at the limits. */
const LOOK_EVERY = 256;
/** Nesting that the host's stack bears. */
const DEPTH_MOST = 2500;

/** Makes guest nodes of one tree. */
class TreeMaker {
  readonly #classes: Value;
  readonly #singletons: Value;
  readonly #lines: readonly string[] | null;
  #count = 0;
  #depth = 0;

  /** The dicts of the module's classes and of the nodes without fields are rooted by the caller. */
  constructor(source: string, classes: Value, singletons: Value) {
    this.#classes = classes;
    this.#singletons = singletons;
    // deno-lint-ignore no-control-regex -- whether a column is an offset in bytes too.
    this.#lines = /^[\x00-\x7f]*$/.test(source) ? null : source.split(/\r\n|[\n\r]/);
  }

  /** The guest form of a node; 0 with an exception or limit pending. May collect. */
  node(node: SyntaxNode): Value {
    if (++this.#count % LOOK_EVERY === 0 && !pauseWork(LOOK_EVERY)) return 0;
    if (++this.#depth > DEPTH_MOST) {
      return raise(RECURSION_ERROR, "maximum recursion depth exceeded during ast construction");
    }
    const cls = dictGetStr(this.#classes, internText(node.kind));
    if (cls === 0) return raiseRuntimeError(`ast has no class ${node.kind}`);
    const mark = rootMark();
    const made = allocateInstance(cls);
    pushRoot(made);
    const done = this.#fill(made, node as unknown as Record<string, unknown>);
    releaseRoots(mark);
    this.#depth--;
    return done ? made : 0;
  }

  #fill(made: Value, fields: Record<string, unknown>): boolean {
    for (const name in fields) {
      if (PLACES.has(name)) continue;
      const value = this.#field(name, fields[name], fields.kind as string);
      if (value === 0 || setAttribute(made, internText(name), value) === 0) return false;
    }
    if (fields.kind === "Module" && !this.#set(made, "type_ignores", newList())) return false;
    if (fields.line === undefined) return true;
    const [line, endLine] = [fields.line as number, fields.endLine as number];
    return this.#set(made, "lineno", small(line)) &&
      this.#set(made, "col_offset", small(this.#offset(line, fields.col as number))) &&
      this.#set(made, "end_lineno", small(endLine)) &&
      this.#set(made, "end_col_offset", small(this.#offset(endLine, fields.endCol as number)));
  }

  #set(made: Value, name: string, value: Value): boolean {
    return setAttribute(made, internText(name), value) !== 0;
  }

  /** A column as an offset in UTF-8. */
  #offset(line: number, column: number): number {
    const text = this.#lines?.[line - 1];
    if (text === undefined) return column;
    return new TextEncoder().encode([...text].slice(0, column).join("")).length;
  }

  #field(name: string, value: unknown, kind: string): Value {
    if (value === null) return NONE;
    if (typeof value === "number") return newInt(value);
    if (typeof value === "string") {
      return MARKS.has(name) ? this.#mark(value) : internText(value);
    }
    if (Array.isArray(value)) return this.#list(name, value);
    if (name === "value" && (kind === "Constant" || kind === "MatchSingleton")) {
      return constant(value as ConstantValue);
    }
    return this.node(value as SyntaxNode);
  }

  #mark(name: string): Value {
    return dictGetStr(this.#singletons, internText(name)) ||
      raiseRuntimeError(`ast has no ${name}`);
  }

  #list(name: string, items: readonly unknown[]): Value {
    const mark = rootMark();
    const list = newList(items.length);
    pushRoot(list);
    let done = true;
    for (let i = 0; i < items.length && done; i++) {
      const value = this.#field(name, items[i], "");
      done = value !== 0;
      if (done) listAppend(list, value);
    }
    releaseRoots(mark);
    return done ? list : 0;
  }
}

function constant(value: ConstantValue): Value {
  switch (value.type) {
    case "int":
      return typeof value.value === "number" ? newInt(value.value) : newBigInt(value.value);
    case "float":
      return newFloat(value.value);
    case "complex":
      return newComplex(value.real ?? 0, value.imag);
    case "str":
      return newStr(value.value);
    case "bytes":
      return newBytes(value.value);
    case "none":
      return NONE;
    case "true":
      return TRUE;
    case "false":
      return FALSE;
    case "ellipsis":
      return ELLIPSIS;
    case "tuple":
    case "frozenset":
      return raiseRuntimeError(`the parser makes no ${value.type}`);
  }
}

/**
 * The tree of a text as guest nodes; 0 with the exception pending. May collect; the arguments are rooted by the caller.
 *
 * @param classes the namespace of the module ast   @param singletons its nodes without fields, by name
 */
export function parseToTree(
  sourceGiven: Value,
  filenameGiven: Value,
  modeGiven: Value,
  classes: Value,
  singletons: Value,
): Value {
  const source = jsString(sourceGiven);
  const filename = jsString(filenameGiven);
  const mode = jsString(modeGiven) as "exec" | "eval" | "single";
  let tree: SyntaxNode;
  try {
    tree = parse(source, filename, mode);
  } catch (failure) {
    return raiseSyntaxFailure(failure, filename, source);
  }
  return new TreeMaker(source, classes, singletons).node(tree);
}
