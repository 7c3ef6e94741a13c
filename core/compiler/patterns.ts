/**
 * match (PEP 634).
 *
 * Code for a pattern finds its subject on top and consumes it; when the pattern does not match, it jumps away. Names are bound
 * only when the whole pattern has matched, so what they will be bound to waits on the stack, below what is still being matched:
 *
 *     [..., captures in order, values still needed, subject]
 *
 * A failing pattern jumps to `failPops[n]`, where n is the number of these values: the blocks pop one each and fall into one
 * another.
 */
import type {
  Expr,
  Located,
  Match,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  Pattern,
} from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import type { Constant } from "./code_unit.ts";
import { jumpIf } from "./conditions.ts";
import { constantKey, constantOfExpression, constantOfLiteral } from "./constant_folding.ts";
import { Block, Pseudo } from "./instruction.ts";
import { Comparison } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { constantText, quote } from "./constant_text.ts";

/** What is known while a pattern is compiled. */
interface PatternContext {
  /** Names captured so far, in the order of their values on the stack. */
  captures: string[];
  /** Whether a pattern that always matches may stand here. */
  allowIrrefutable: boolean;
  /** Where to jump on failure, by the number of values to pop. */
  failPops: Block[];
  /** Values above the captures that must stay there. */
  onTop: number;
}

/** `match subject: case ...: ...` */
export function visitMatch(generator: CodeGenerator, node: Match): void {
  const { unit } = generator;
  const { cases } = node;
  const end = new Block();
  generator.visit(node.subject);
  const lastCase = cases[cases.length - 1];
  const hasDefault = cases.length > 1 && isWildcard(lastCase.pattern);
  const tested = cases.length - (hasDefault ? 1 : 0);
  for (let i = 0; i < tested; i++) {
    const { pattern, guard, body } = cases[i];
    const isLast = i === tested - 1;
    if (!isLast) unit.emit(Op.COPY, 1, pattern);
    const context: PatternContext = {
      captures: [],
      allowIrrefutable: guard !== null || i === cases.length - 1,
      failPops: [],
      onTop: 0,
    };
    visitPattern(generator, pattern, context);
    for (const name of context.captures) generator.emitVariable(name, "Store", pattern);
    if (guard !== null) jumpIf(generator, guard, failPop(context, 0), false);
    // The subject was needed for the following cases only.
    if (!isLast) unit.emit(Op.POP_TOP, 0, null);
    generator.visitBody(body);
    unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
    placeFailPops(generator, context, pattern);
  }
  if (hasDefault) {
    if (lastCase.guard !== null) jumpIf(generator, lastCase.guard, end, false);
    generator.visitBody(lastCase.body);
  }
  unit.use(end);
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === "MatchAs" && pattern.name === null;
}

function isWildcardStar(pattern: Pattern): boolean {
  return pattern.kind === "MatchStar" && pattern.name === null;
}

// ------------------------------------------------------------------------------------------------------------- failures

/** The block that pops `count` values. */
function failPop(context: PatternContext, count: number): Block {
  const { failPops } = context;
  while (failPops.length <= count) failPops.push(new Block());
  return failPops[count];
}

/** Jumps to where everything is popped that this pattern has on the stack. */
function emitFailJump(
  generator: CodeGenerator,
  op: number,
  context: PatternContext,
  location: Located,
): void {
  const target = failPop(context, context.onTop + context.captures.length);
  generator.unit.emitJump(op, target, location);
}

/** As {@link emitFailJump} when the value on top is false. */
function failUnless(
  generator: CodeGenerator,
  context: PatternContext,
  location: Located,
): void {
  emitFailJump(generator, Op.POP_JUMP_IF_FALSE, context, location);
}

/** Control that failed arrives here. */
function placeFailPops(
  generator: CodeGenerator,
  context: PatternContext,
  location: Located,
): void {
  const { unit } = generator;
  const { failPops } = context;
  for (let i = failPops.length - 1; i > 0; i--) {
    unit.use(failPops[i]);
    unit.emit(Op.POP_TOP, 0, location);
  }
  if (failPops.length > 0) unit.use(failPops[0]);
  context.failPops = [];
}

// ------------------------------------------------------------------------------------------------------------- captures

/** Moves the value on top below the next `count - 1` values. */
function rotate(generator: CodeGenerator, count: number, location: Located): void {
  for (let i = count; i > 1; i--) generator.unit.emit(Op.SWAP, i, location);
}

function duplicateCapture(generator: CodeGenerator, name: string, location: Located): Error {
  return generator.failure(
    `multiple assignments to name ${quote(name)} in pattern`,
    location,
  );
}

/** Keeps the value on top for a name, or drops it. */
function capture(
  generator: CodeGenerator,
  name: string | null,
  context: PatternContext,
  location: Located,
): void {
  if (name === null) {
    generator.unit.popTop(location);
    return;
  }
  if (context.captures.includes(name)) throw duplicateCapture(generator, name, location);
  rotate(generator, context.onTop + context.captures.length + 1, location);
  context.captures.push(name);
}

// ------------------------------------------------------------------------------------------------------------- patterns

function visitPattern(generator: CodeGenerator, pattern: Pattern, context: PatternContext): void {
  generator.deepen();
  const { unit } = generator;
  switch (pattern.kind) {
    case "MatchValue":
      visitValue(generator, pattern, context);
      break;
    case "MatchSingleton":
      unit.loadConstant(constantOfLiteral(pattern.value), pattern);
      unit.emit(Op.IS_OP, 0, pattern);
      failUnless(generator, context, pattern);
      break;
    case "MatchSequence":
      visitSequence(generator, pattern, context);
      break;
    case "MatchMapping":
      visitMapping(generator, pattern, context);
      break;
    case "MatchClass":
      visitClassPattern(generator, pattern, context);
      break;
    case "MatchStar":
      capture(generator, pattern.name, context, pattern);
      break;
    case "MatchAs":
      visitAs(generator, pattern, context);
      break;
    case "MatchOr":
      visitOr(generator, pattern, context);
      break;
  }
  generator.surface();
}

/** A pattern inside another: may match always. */
function visitSubpattern(
  generator: CodeGenerator,
  pattern: Pattern,
  context: PatternContext,
): void {
  const { allowIrrefutable } = context;
  context.allowIrrefutable = true;
  visitPattern(generator, pattern, context);
  context.allowIrrefutable = allowIrrefutable;
}

function visitValue(generator: CodeGenerator, pattern: MatchValue, context: PatternContext): void {
  const { value } = pattern;
  if (constantOfExpression(value) === null && value.kind !== "Attribute") {
    const message = "patterns may only match literals and attribute lookups";
    throw generator.failure(message, pattern);
  }
  generator.visit(value);
  generator.unit.emit(Op.COMPARE_OP, Comparison.Eq, pattern);
  failUnless(generator, context, pattern);
}

function visitAs(generator: CodeGenerator, pattern: MatchAs, context: PatternContext): void {
  const { name } = pattern;
  if (pattern.pattern === null) {
    if (!context.allowIrrefutable) {
      const what = name === null ? "wildcard" : `name capture ${quote(name)}`;
      throw generator.failure(`${what} makes remaining patterns unreachable`, pattern);
    }
    capture(generator, name, context, pattern);
    return;
  }
  context.onTop++;
  generator.unit.emit(Op.COPY, 1, pattern);
  visitPattern(generator, pattern.pattern, context);
  context.onTop--;
  capture(generator, name, context, pattern);
}

// ------------------------------------------------------------------------------------------------------------ sequences

function visitSequence(
  generator: CodeGenerator,
  pattern: MatchSequence,
  context: PatternContext,
): void {
  const { unit } = generator;
  const { patterns } = pattern;
  let star = -1;
  let onlyWildcards = true;
  let starIsWildcard = false;
  patterns.forEach((item, i) => {
    if (item.kind !== "MatchStar") {
      onlyWildcards &&= isWildcard(item);
      return;
    }
    if (star >= 0) {
      throw generator.failure("multiple starred names in sequence pattern", pattern);
    }
    starIsWildcard = isWildcardStar(item);
    onlyWildcards &&= starIsWildcard;
    star = i;
  });
  context.onTop++;
  unit.emit(Op.MATCH_SEQUENCE, 0, pattern);
  failUnless(generator, context, pattern);
  if (star < 0) {
    unit.emit(Op.GET_LEN, 0, pattern);
    unit.loadInt(patterns.length, pattern);
    unit.emit(Op.COMPARE_OP, Comparison.Eq, pattern);
    failUnless(generator, context, pattern);
  } else if (patterns.length > 1) {
    unit.emit(Op.GET_LEN, 0, pattern);
    unit.loadInt(patterns.length - 1, pattern);
    unit.emit(Op.COMPARE_OP, Comparison.GtE, pattern);
    failUnless(generator, context, pattern);
  }
  context.onTop--;
  if (onlyWildcards) unit.emit(Op.POP_TOP, 0, pattern);
  else if (starIsWildcard) matchByIndex(generator, pattern, star, context);
  else matchUnpacked(generator, pattern, context);
}

/** Takes the subject apart and matches its items. */
function matchUnpacked(
  generator: CodeGenerator,
  pattern: MatchSequence,
  context: PatternContext,
): void {
  const { patterns } = pattern;
  const star = patterns.findIndex((item) => item.kind === "MatchStar");
  const after = patterns.length - star - 1;
  if (star >= 1 << 8 || star >= 0 && after >= 1 << 15) {
    const message = "too many expressions in star-unpacking sequence pattern";
    throw generator.failure(message, pattern);
  }
  if (star < 0) generator.unit.emit(Op.UNPACK_SEQUENCE, patterns.length, pattern);
  else generator.unit.emit(Op.UNPACK_EX, star + (after << 8), pattern);
  context.onTop += patterns.length;
  for (const item of patterns) {
    context.onTop--;
    visitSubpattern(generator, item, context);
  }
}

/** With `*_` only the items that matter are fetched; those after it count from the subject's length. */
function matchByIndex(
  generator: CodeGenerator,
  pattern: MatchSequence,
  star: number,
  context: PatternContext,
): void {
  const { unit } = generator;
  const { patterns } = pattern;
  context.onTop++;
  patterns.forEach((item, i) => {
    if (i === star || isWildcard(item)) return;
    unit.emit(Op.COPY, 1, pattern);
    if (i < star) {
      unit.loadInt(i, pattern);
    } else {
      unit.emit(Op.GET_LEN, 0, pattern);
      unit.loadInt(patterns.length - i, pattern);
      unit.emitBinary("Sub", pattern);
    }
    unit.emit(Op.BINARY_SUBSCR, 0, pattern);
    visitSubpattern(generator, item, context);
  });
  context.onTop--;
  unit.emit(Op.POP_TOP, 0, pattern);
}

// ------------------------------------------------------------------------------------------------------------- mappings

function visitMapping(
  generator: CodeGenerator,
  pattern: MatchMapping,
  context: PatternContext,
): void {
  const { unit } = generator;
  const { keys, patterns, rest } = pattern;
  context.onTop++;
  unit.emit(Op.MATCH_MAPPING, 0, pattern);
  failUnless(generator, context, pattern);
  if (keys.length === 0 && rest === null) {
    context.onTop--;
    unit.emit(Op.POP_TOP, 0, pattern);
    return;
  }
  if (keys.length > 0) {
    unit.emit(Op.GET_LEN, 0, pattern);
    unit.loadInt(keys.length, pattern);
    unit.emit(Op.COMPARE_OP, Comparison.GtE, pattern);
    failUnless(generator, context, pattern);
  }
  const seen = new Set<string>();
  for (const key of keys) loadMappingKey(generator, key, seen, pattern);
  unit.buildTuple(keys.length, pattern);
  unit.emit(Op.MATCH_KEYS, 0, pattern);
  // [subject, keys, values or None]
  context.onTop += 2;
  unit.emit(Op.COPY, 1, pattern);
  emitFailIfNone(generator, context, pattern);
  unit.emit(Op.UNPACK_SEQUENCE, keys.length, pattern);
  context.onTop += keys.length - 1;
  for (const item of patterns) {
    context.onTop--;
    visitSubpattern(generator, item, context);
  }
  context.onTop -= 2;
  if (rest === null) {
    unit.emit(Op.POP_TOP, 0, pattern);
    unit.emit(Op.POP_TOP, 0, pattern);
    return;
  }
  // The rest is a copy of the subject without the keys.
  unit.emit(Op.BUILD_MAP, 0, pattern);
  unit.emit(Op.SWAP, 3, pattern);
  unit.emit(Op.DICT_UPDATE, 2, pattern);
  unit.emit(Op.UNPACK_SEQUENCE, keys.length, pattern);
  for (let size = keys.length; size > 0; size--) {
    unit.emit(Op.COPY, 1 + size, pattern);
    unit.emit(Op.SWAP, 2, pattern);
    unit.emit(Op.DELETE_SUBSCR, 0, pattern);
  }
  capture(generator, rest, context, pattern);
}

function emitFailIfNone(
  generator: CodeGenerator,
  context: PatternContext,
  location: Located,
): void {
  emitFailJump(generator, Op.POP_JUMP_IF_NONE, context, location);
}

function loadMappingKey(
  generator: CodeGenerator,
  key: Expr,
  seen: Set<string>,
  pattern: MatchMapping,
): void {
  const constant = constantOfExpression(key);
  if (constant !== null) {
    const identity = equalityKey(constant);
    if (seen.has(identity)) {
      const message = `mapping pattern checks duplicate key (${constantText(constant)})`;
      throw generator.failure(message, pattern);
    }
    seen.add(identity);
  } else if (key.kind !== "Attribute") {
    const message = "mapping pattern keys may only match literals and attribute lookups";
    throw generator.failure(message, pattern);
  }
  generator.visit(key);
}

/** A string that is the same for constants that are equal as dict keys: 1, 1.0 and True are. */
function equalityKey(constant: Constant): string {
  switch (constant.type) {
    case "true":
      return "i1";
    case "false":
      return "i0";
    case "float":
      return Number.isInteger(constant.value)
        ? `i${BigInt(constant.value)}`
        : constantKey(constant);
    case "complex":
      return constant.imag === 0
        ? equalityKey({ type: "float", value: constant.real })
        : constantKey(constant);
    default:
      return constantKey(constant);
  }
}

// -------------------------------------------------------------------------------------------------------------- classes

function visitClassPattern(
  generator: CodeGenerator,
  pattern: MatchClass,
  context: PatternContext,
): void {
  const { unit } = generator;
  const { patterns, kwd_attrs: attributes, kwd_patterns: attributePatterns } = pattern;
  checkAttributes(generator, pattern);
  generator.visit(pattern.cls);
  const items = attributes.map((value) => ({ type: "str", value }) as const);
  unit.loadConstant({ type: "tuple", items }, pattern);
  unit.emit(Op.MATCH_CLASS, patterns.length, pattern);
  unit.emit(Op.COPY, 1, pattern);
  context.onTop++;
  emitFailIfNone(generator, context, pattern);
  const count = patterns.length + attributes.length;
  unit.emit(Op.UNPACK_SEQUENCE, count, pattern);
  context.onTop += count - 1;
  for (let i = 0; i < count; i++) {
    context.onTop--;
    const item = i < patterns.length ? patterns[i] : attributePatterns[i - patterns.length];
    if (isWildcard(item)) unit.emit(Op.POP_TOP, 0, pattern);
    else visitSubpattern(generator, item, context);
  }
}

function checkAttributes(generator: CodeGenerator, pattern: MatchClass): void {
  const { kwd_attrs: attributes, kwd_patterns: attributePatterns } = pattern;
  for (let i = 0; i < attributes.length; i++) {
    const again = attributes.indexOf(attributes[i], i + 1);
    if (again < 0) continue;
    const message = `attribute name repeated in class pattern: ${attributes[i]}`;
    throw generator.failure(message, attributePatterns[again]);
  }
}

// --------------------------------------------------------------------------------------------------------- alternatives

/** Every alternative gets a copy of the subject; all bind the same names, brought into the order of the first. */
function visitOr(generator: CodeGenerator, pattern: MatchOr, context: PatternContext): void {
  const { unit } = generator;
  const { patterns } = pattern;
  const end = new Block();
  let control: string[] | null = null;
  patterns.forEach((alternative, i) => {
    const inner: PatternContext = {
      captures: [],
      allowIrrefutable: i === patterns.length - 1 && context.allowIrrefutable,
      failPops: [],
      onTop: 0,
    };
    unit.emit(Op.COPY, 1, alternative);
    visitPattern(generator, alternative, inner);
    if (control === null) control = inner.captures;
    else orderCaptures(generator, inner.captures, control, alternative, pattern);
    unit.emitJump(Pseudo.JUMP_ASIDE, end, alternative);
    placeFailPops(generator, inner, alternative);
  });
  unit.emit(Op.POP_TOP, 0, pattern);
  emitFailJump(generator, Pseudo.JUMP_ASIDE, context, pattern);
  unit.use(end);
  const names: string[] = control!;
  // Below the captures of this pattern lie the subject's copy, what is on top and earlier captures: the captures go below.
  const distance = names.length + 1 + context.onTop + context.captures.length;
  for (const name of names) {
    rotate(generator, distance, pattern);
    if (context.captures.includes(name)) throw duplicateCapture(generator, name, pattern);
    context.captures.push(name);
  }
  unit.emit(Op.POP_TOP, 0, pattern);
}

function orderCaptures(
  generator: CodeGenerator,
  captures: string[],
  control: readonly string[],
  alternative: Pattern,
  pattern: MatchOr,
): void {
  const differs = () => generator.failure("alternative patterns bind different names", pattern);
  if (captures.length !== control.length) throw differs();
  for (let wanted = captures.length - 1; wanted >= 0; wanted--) {
    const found = captures.indexOf(control[wanted]);
    if (found < 0) throw differs();
    if (found === wanted) continue;
    // Rotates the names up to the found one behind its wanted place, and the values with them.
    const rotations = found + 1;
    const moved = captures.splice(0, rotations);
    captures.splice(wanted - found, 0, ...moved);
    for (let i = 0; i < rotations; i++) rotate(generator, wanted + 1, alternative);
  }
}
