/**
 * The second pass over the scopes: where does each name live?
 *
 * CPython's symtable.c hands sets of visible names down the tree and copies them for every block. Here a name that a scope does
 * not bind is looked up along the chain of enclosing scopes instead, which copies nothing and costs only for the names that
 * nested functions use; the rules are the same:
 * - A function sees the variables of the functions around it. Class bodies in between are skipped, except for the cells that
 *   every class offers its methods: `__class__`, `__classdict__`, `__conditional_annotations__`.
 * - `global x` in an enclosing function ends the search: x is global for the functions inside as well.
 * - What is free in a function and bound in this one makes a cell here.
 * - List, set and dict comprehensions are merged into the scope around them (PEP 709).
 */
import type { SourceFile } from "./errors.ts";
import {
  BOUND,
  ComprehensionKind,
  FLAGS_MASK,
  Place,
  PLACE_SHIFT,
  type Scope,
  ScopeKind,
  SymbolFlag,
} from "./scope.ts";

/** What the chain of enclosing functions says about a name. */
const Binding = { NONE: 0, VARIABLE: 1, TYPE_PARAMETER: 2 } as const;

/** Decides the place of every name in this module's scopes; throws SyntaxFailure for impossible declarations. */
export function analyzeScopes(top: Scope, source: SourceFile): void {
  analyzeBlock(top, null, source);
}

/** A cell that each class body can make for the functions inside it. */
function isClassCell(name: string): boolean {
  return name === "__class__" || name === "__classdict__" || name === "__conditional_annotations__";
}

/** Who binds `name`, seen from inside `scope`, whose own bindings count. */
function bindingFrom(scope: Scope | null, name: string): number {
  let hiddenByClass = false;
  for (let outer = scope; outer !== null; outer = outer.parent) {
    if (outer.kind === ScopeKind.MODULE) return Binding.NONE;
    const flags = outer.symbols.get(name) ?? 0;
    if (outer.kind === ScopeKind.CLASS) {
      if (isClassCell(name)) return Binding.VARIABLE;
      if ((flags & BOUND) !== 0 && (flags & SymbolFlag.TYPE_PARAMETER) === 0) hiddenByClass = true;
      continue;
    }
    if ((flags & SymbolFlag.INLINED) !== 0) continue;
    if ((flags & SymbolFlag.GLOBAL) !== 0) return Binding.NONE;
    if ((flags & SymbolFlag.NONLOCAL) !== 0) continue;
    if ((flags & BOUND) !== 0) {
      return (flags & SymbolFlag.TYPE_PARAMETER) !== 0 && !hiddenByClass
        ? Binding.TYPE_PARAMETER
        : Binding.VARIABLE;
    }
  }
  return Binding.NONE;
}

function directiveFailure(scope: Scope, name: string, message: string, source: SourceFile): Error {
  const directive = scope.directives?.find((candidate) => candidate.name === name);
  return source.failure(message, directive?.at ?? scope.at);
}

function placeOfName(
  scope: Scope,
  name: string,
  flags: number,
  classScope: Scope | null,
  source: SourceFile,
): number {
  if ((flags & SymbolFlag.GLOBAL) !== 0) {
    if ((flags & SymbolFlag.NONLOCAL) !== 0) {
      throw directiveFailure(scope, name, `name '${name}' is nonlocal and global`, source);
    }
    return Place.GLOBAL_EXPLICIT;
  }
  if ((flags & SymbolFlag.NONLOCAL) !== 0) {
    if (scope.kind === ScopeKind.MODULE) {
      const message = "nonlocal declaration not allowed at module level";
      throw directiveFailure(scope, name, message, source);
    }
    const binding = bindingFrom(scope.parent, name);
    if (binding === Binding.NONE) {
      throw directiveFailure(scope, name, `no binding for nonlocal '${name}' found`, source);
    }
    if (binding === Binding.TYPE_PARAMETER) {
      const message = `nonlocal binding not allowed for type parameter '${name}'`;
      throw directiveFailure(scope, name, message, source);
    }
    return Place.FREE;
  }
  if ((flags & BOUND) !== 0) return Place.LOCAL;
  if (classScope !== null && name !== "__classdict__" && name !== "__conditional_annotations__") {
    // The class namespace comes first, then the globals: not the variable of a function further out.
    const classFlags = classScope.symbols.get(name) ?? 0;
    if ((classFlags & SymbolFlag.GLOBAL) !== 0) return Place.GLOBAL_EXPLICIT;
    if ((classFlags & BOUND) !== 0 && (classFlags & SymbolFlag.NONLOCAL) === 0) {
      return Place.GLOBAL_IMPLICIT;
    }
  }
  return bindingFrom(scope.parent, name) !== Binding.NONE ? Place.FREE : Place.GLOBAL_IMPLICIT;
}

/** Analyzes a scope and those inside it; the result are the names that must come from further out (null: none). */
function analyzeBlock(
  scope: Scope,
  classScope: Scope | null,
  source: SourceFile,
): Set<string> | null {
  const { symbols } = scope;
  let free: Set<string> | null = null;
  for (const [name, flags] of symbols) {
    const place = placeOfName(scope, name, flags, classScope, source);
    symbols.set(name, flags | (place << PLACE_SHIFT));
    if (place === Place.FREE) (free ??= new Set()).add(name);
  }
  let innerFree: Set<string> | null = null;
  let inlinedCells: Set<string> | null = null;
  let anyInlined = false;
  for (const child of scope.children) {
    let childClass: Scope | null = null;
    if (child.canSeeClassScope) childClass = scope.kind === ScopeKind.CLASS ? scope : classScope;
    const childFree = analyzeBlock(child, childClass, source);
    // Comprehensions in annotation scopes of a class keep their own function: it must see the class namespace.
    if (
      child.comprehension !== ComprehensionKind.NONE && !child.generator && !scope.canSeeClassScope
    ) {
      inlinedCells = inlineComprehension(scope, child, childFree, inlinedCells);
      child.inlined = true;
      anyInlined = true;
    }
    if (childFree !== null) {
      if (innerFree === null) innerFree = childFree;
      else for (const name of childFree) innerFree.add(name);
    }
  }
  if (anyInlined) {
    scope.children = scope.children.flatMap((child) => child.inlined ? child.children : [child]);
  }
  if (scope.isFunctionLike) {
    if (innerFree !== null || inlinedCells !== null) makeCells(scope, innerFree, inlinedCells);
  } else if (scope.kind === ScopeKind.CLASS && innerFree !== null) {
    if (innerFree.delete("__class__")) scope.needsClassClosure = true;
    if (innerFree.delete("__classdict__")) scope.needsClassDict = true;
    if (innerFree.delete("__conditional_annotations__")) scope.hasConditionalAnnotations = true;
  }
  if (inlinedCells !== null) {
    for (const name of inlinedCells) {
      const symbol = symbols.get(name);
      if (symbol !== undefined) symbols.set(name, symbol | SymbolFlag.COMPREHENSION_CELL);
    }
  }
  if (innerFree === null) return free;
  passOn(scope, innerFree);
  if (free !== null) { for (const name of free) innerFree.add(name); }
  return innerFree;
}

/** The names that inner functions need and this scope does not make cells for pass through this scope's closure. */
function passOn(scope: Scope, innerFree: Set<string>): void {
  const { symbols } = scope;
  for (const name of innerFree) {
    const symbol = symbols.get(name);
    if (symbol !== undefined) {
      // A class can both have its own `name` and hand an outer one on to its methods.
      if (scope.kind === ScopeKind.CLASS || scope.canSeeClassScope) {
        symbols.set(name, symbol | SymbolFlag.FREE_IN_CLASS);
      }
    } else if (
      scope.kind === ScopeKind.MODULE || bindingFrom(scope.parent, name) !== Binding.NONE
    ) {
      symbols.set(name, Place.FREE << PLACE_SHIFT);
    }
  }
}

/** Variables of this function that inner functions use become cells. */
function makeCells(
  scope: Scope,
  innerFree: Set<string> | null,
  inlinedCells: Set<string> | null,
): void {
  const { symbols } = scope;
  for (const [name, symbol] of symbols) {
    if (symbol >> PLACE_SHIFT !== Place.LOCAL) continue;
    const captured = innerFree !== null && innerFree.has(name);
    if (!captured && (inlinedCells === null || !inlinedCells.has(name))) continue;
    symbols.set(name, (symbol & FLAGS_MASK) | (Place.CELL << PLACE_SHIFT));
    innerFree?.delete(name);
  }
}

/** Merges a comprehension's names into the scope around it. `free` (what the comprehension needs) is corrected. */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  free: Set<string> | null,
  inlinedCells: Set<string> | null,
): Set<string> | null {
  const { symbols } = scope;
  const removed: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    if ((symbol & SymbolFlag.PARAMETER) !== 0) continue;
    let place = symbol >> PLACE_SHIFT;
    const flags = symbol & FLAGS_MASK;
    if (place === Place.CELL || (flags & SymbolFlag.COMPREHENSION_CELL) !== 0) {
      (inlinedCells ??= new Set()).add(name);
    }
    if (place === Place.FREE && scope.kind === ScopeKind.CLASS && isClassCell(name)) {
      // A class body cannot see its own __class__; functions inside the comprehension do.
      place = Place.GLOBAL_IMPLICIT;
      if (!isFreeInChild(comprehension, name)) free?.delete(name);
      removed.push(name);
    }
    const existing = symbols.get(name);
    if (existing === undefined) {
      symbols.set(name, flags | SymbolFlag.INLINED | (place << PLACE_SHIFT));
    } else if (
      (existing & BOUND) !== 0 && scope.kind !== ScopeKind.CLASS && free !== null &&
      !isFreeInChild(comprehension, name)
    ) {
      // What was free in the comprehension is a plain local now.
      free.delete(name);
    }
  }
  for (const name of removed) comprehension.symbols.delete(name);
  return inlinedCells;
}

function isFreeInChild(scope: Scope, name: string): boolean {
  return scope.children.some((child) => child.placeOf(name) === Place.FREE);
}
