/**
 * Operators on constants, done at compile time where CPython's flowgraph.c does it: results stay small (128-bit ints, 4,096
 * characters, 256 items), and what would raise, warn or depend on a C library (`1/0`, `~True`, `2.0**0.5`, `'%s' % x`) is left to
 * run time.
 */
import type { ConstantValue, Expr, Operator } from "../syntax/ast.ts";
import type { Constant } from "./code_unit.ts";

export const NONE: Constant = { type: "none" };
export const TRUE: Constant = { type: "true" };
export const FALSE: Constant = { type: "false" };
export const ELLIPSIS: Constant = { type: "ellipsis" };
export const EMPTY_STRING: Constant = { type: "str", value: "" };

const MAX_INT_BITS = 128;
const MAX_SHIFT = 100_000n;
const MAX_COLLECTION_SIZE = 256;
const MAX_STRING_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

/** The constant that a literal of the tree stands for. */
export function constantOfLiteral(value: ConstantValue): Constant {
  switch (value.type) {
    case "none":
      return NONE;
    case "true":
      return TRUE;
    case "false":
      return FALSE;
    case "ellipsis":
      return ELLIPSIS;
    case "complex":
      return { type: "complex", real: value.real ?? 0, imag: value.imag };
    case "tuple":
    case "frozenset":
      return { type: value.type, items: value.items.map(constantOfLiteral) };
    default:
      return value;
  }
}

/**
 * The value of a display's element when it is constant, else null: literals, signed and complex numbers, tuples of such. Chains
 * of operators are not looked into, they fold as they are emitted.
 */
export function constantOfExpression(node: Expr): Constant | null {
  switch (node.kind) {
    case "Constant":
      return constantOfLiteral(node.value);
    case "UnaryOp": {
      if (node.operand.kind !== "Constant") return null;
      const operand = constantOfLiteral(node.operand.value);
      if (node.op === "USub") return foldNegative(operand);
      if (node.op === "UAdd") return foldPositive(operand);
      if (node.op === "Invert") return foldInvert(operand);
      return truthOf(operand) ? FALSE : TRUE;
    }
    case "BinOp": {
      if (node.right.kind !== "Constant" || node.left.kind === "BinOp") return null;
      const left = constantOfExpression(node.left);
      return left === null ? null : foldBinary(node.op, left, constantOfLiteral(node.right.value));
    }
    case "Tuple": {
      const items = constantsOfExpressions(node.elts);
      return items === null ? null : { type: "tuple", items };
    }
    default:
      return null;
  }
}

/** The values of all elements of a display when all are constant, else null. */
export function constantsOfExpressions(nodes: readonly Expr[]): Constant[] | null {
  const items: Constant[] = [];
  for (const node of nodes) {
    const item = constantOfExpression(node);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

/** bool(value). */
export function truthOf(value: Constant): boolean {
  switch (value.type) {
    case "none":
    case "false":
      return false;
    case "int":
      return value.value !== 0;
    case "float":
      return value.value !== 0;
    case "complex":
      return value.real !== 0 || value.imag !== 0;
    case "str":
    case "bytes":
      return value.value.length !== 0;
    case "tuple":
    case "frozenset":
      return value.items.length !== 0;
    default:
      return true;
  }
}

/** A string that equal constants share and others do not: equality by type and value, with the signs of zeros. */
export function constantKey(value: Constant): string {
  switch (value.type) {
    case "int":
      return `i${value.value}`;
    case "float":
      return `f${floatKey(value.value)}`;
    case "complex":
      return `c${floatKey(value.real)},${floatKey(value.imag)}`;
    case "str":
      return value.codePoints ? `u${value.codePoints.join()}` : `s${value.value}`;
    case "name":
      return `n${value.value}`;
    case "bytes":
      return `b${value.value.join()}`;
    case "tuple":
    case "frozenset": {
      let key = value.type === "tuple" ? "(" : "{";
      for (const item of value.items) {
        const part = constantKey(item);
        key += `${part.length}:${part}`;
      }
      return key;
    }
    default:
      return value.type;
  }
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function intConstant(value: bigint): Constant {
  const small = Number(value);
  return { type: "int", value: Number.isSafeInteger(small) ? small : value };
}

function floatConstant(value: number): Constant {
  return { type: "float", value };
}

/** bool counts as int in arithmetic; null for everything that is no int. */
function intOf(value: Constant): number | bigint | null {
  if (value.type === "int") return value.value;
  if (value.type === "true") return 1;
  if (value.type === "false") return 0;
  return null;
}

/** -value, or null when it is not to be folded. */
export function foldNegative(value: Constant): Constant | null {
  if (value.type === "float") return floatConstant(-value.value);
  if (value.type === "complex") return { type: "complex", real: -value.real, imag: -value.imag };
  const int = intOf(value);
  if (int === null) return null;
  // No int is -0, but 0 - int of the number 0 must not make one.
  return typeof int === "number" ? { type: "int", value: 0 - int } : intConstant(-int);
}

/** +value, or null when it is not to be folded. */
export function foldPositive(value: Constant): Constant | null {
  if (value.type === "float" || value.type === "complex") return value;
  const int = intOf(value);
  return int === null ? null : { type: "int", value: int };
}

/** ~value, or null when it is not to be folded (bool: it warns at run time). */
export function foldInvert(value: Constant): Constant | null {
  return value.type === "int" ? intConstant(~BigInt(value.value)) : null;
}

/** left op right, or null when it is not to be folded. */
export function foldBinary(op: Operator, left: Constant, right: Constant): Constant | null {
  const leftInt = intOf(left);
  const rightInt = intOf(right);
  if (leftInt !== null && rightInt !== null) {
    if (left.type !== "int" && right.type !== "int" && BOOL_RESULT.has(op)) {
      return foldBools(op, left.type === "true", right.type === "true");
    }
    return foldInts(op, leftInt, rightInt);
  }
  const leftReal = left.type === "float" ? left.value : realOfInt(leftInt);
  const rightReal = right.type === "float" ? right.value : realOfInt(rightInt);
  if (leftReal !== null && rightReal !== null) return foldFloats(op, leftReal, rightReal);
  if (left.type === "complex" || right.type === "complex") {
    return foldComplex(op, left, leftReal, right, rightReal);
  }
  if (op === "Add") return foldConcatenation(left, right);
  if (op === "Mult") {
    if (rightInt !== null) return foldRepetition(left, rightInt);
    if (leftInt !== null) return foldRepetition(right, leftInt);
  }
  return null;
}

const BOOL_RESULT: ReadonlySet<Operator> = new Set<Operator>(["BitAnd", "BitOr", "BitXor"]);

function foldBools(op: Operator, left: boolean, right: boolean): Constant {
  let result: boolean;
  if (op === "BitAnd") result = left && right;
  else if (op === "BitOr") result = left || right;
  else result = left !== right;
  return result ? TRUE : FALSE;
}

/** An int as a float, when that is exact. */
function realOfInt(int: number | bigint | null): number | null {
  return typeof int === "number" ? int : null;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function foldInts(op: Operator, left: number | bigint, right: number | bigint): Constant | null {
  if (typeof left === "number" && typeof right === "number") {
    const fast = foldSmallInts(op, left, right);
    if (fast !== null) return fast;
  }
  const a = BigInt(left);
  const b = BigInt(right);
  switch (op) {
    case "Add":
      return intConstant(a + b);
    case "Sub":
      return intConstant(a - b);
    case "Mult":
      return bitLength(a) + bitLength(b) > MAX_INT_BITS ? null : intConstant(a * b);
    case "FloorDiv":
      return b === 0n ? null : intConstant((a - floorModulo(a, b)) / b);
    case "Mod":
      return b === 0n ? null : intConstant(floorModulo(a, b));
    case "Pow": {
      if (b < 0n || b > BigInt(MAX_INT_BITS)) return null;
      return BigInt(bitLength(a)) * b > BigInt(MAX_INT_BITS) ? null : intConstant(a ** b);
    }
    case "LShift": {
      if (b < 0n || b > BigInt(MAX_INT_BITS)) return null;
      return bitLength(a) + Number(b) > MAX_INT_BITS ? null : intConstant(a << b);
    }
    case "RShift":
      return b < 0n || b > MAX_SHIFT ? null : intConstant(a >> b);
    case "BitAnd":
      return intConstant(a & b);
    case "BitOr":
      return intConstant(a | b);
    case "BitXor":
      return intConstant(a ^ b);
    case "Div": {
      // One division of exact floats is correctly rounded; larger ints need more care than folding is worth.
      if (b === 0n || typeof left !== "number" || typeof right !== "number") return null;
      return floatConstant(left / right);
    }
    case "MatMult":
      return null;
  }
}

/** The frequent cases whose result is certainly a safe integer. */
function foldSmallInts(op: Operator, left: number, right: number): Constant | null {
  let result: number;
  if (op === "Add") result = left + right;
  else if (op === "Sub") result = left - right;
  else if (op === "Mult") result = left * right + 0;
  else return null;
  return Number.isSafeInteger(result) ? { type: "int", value: result } : null;
}

function floorModulo(a: bigint, b: bigint): bigint {
  const remainder = a % b;
  return remainder !== 0n && (remainder < 0n) !== (b < 0n) ? remainder + b : remainder;
}

function foldFloats(op: Operator, left: number, right: number): Constant | null {
  switch (op) {
    case "Add":
      return floatConstant(left + right);
    case "Sub":
      return floatConstant(left - right);
    case "Mult":
      return floatConstant(left * right);
    case "Div":
      return right === 0 ? null : floatConstant(left / right);
    default:
      return null;
  }
}

/** Sums and differences, which literals such as `1+2j` are written with; a real operand takes part as CPython 3.14 has it. */
function foldComplex(
  op: Operator,
  left: Constant,
  leftReal: number | null,
  right: Constant,
  rightReal: number | null,
): Constant | null {
  if (op !== "Add" && op !== "Sub") return null;
  const sign = op === "Add" ? 1 : -1;
  if (left.type === "complex" && right.type === "complex") {
    return {
      type: "complex",
      real: left.real + sign * right.real,
      imag: left.imag + sign * right.imag,
    };
  }
  if (left.type === "complex" && rightReal !== null) {
    return { type: "complex", real: left.real + sign * rightReal, imag: left.imag };
  }
  if (right.type === "complex" && leftReal !== null) {
    return { type: "complex", real: leftReal + sign * right.real, imag: sign * right.imag };
  }
  return null;
}

function foldConcatenation(left: Constant, right: Constant): Constant | null {
  if (left.type === "str" && right.type === "str") {
    // A bound that CPython does not have: folding a sum of many parts one by one takes the square of its length.
    if (left.value.length + right.value.length > MAX_STRING_SIZE) return null;
    if (left.codePoints || right.codePoints || joinsSurrogates(left.value, right.value)) {
      return null;
    }
    return { type: "str", value: left.value + right.value };
  }
  if (left.type === "bytes" && right.type === "bytes") {
    if (left.value.length + right.value.length > MAX_STRING_SIZE) return null;
    const value = new Uint8Array(left.value.length + right.value.length);
    value.set(left.value);
    value.set(right.value, left.value.length);
    return { type: "bytes", value };
  }
  if (left.type === "tuple" && right.type === "tuple") {
    if (left.items.length + right.items.length > MAX_TOTAL_ITEMS) return null;
    return { type: "tuple", items: [...left.items, ...right.items] };
  }
  return null;
}

/** Whether two lone surrogates would become one character where the texts meet; in Python they stay two. */
function joinsSurrogates(left: string, right: string): boolean {
  return (left.charCodeAt(left.length - 1) & 0xfc00) === 0xd800 &&
    (right.charCodeAt(0) & 0xfc00) === 0xdc00;
}

function foldRepetition(sequence: Constant, times: number | bigint): Constant | null {
  if (typeof times !== "number" || times < 0) return null;
  switch (sequence.type) {
    case "str":
      if (sequence.value.length * times > MAX_STRING_SIZE) return null;
      if (sequence.codePoints || joinsSurrogates(sequence.value, sequence.value)) return null;
      return { type: "str", value: sequence.value.repeat(times) };
    case "bytes": {
      const { value } = sequence;
      if (value.length * times > MAX_STRING_SIZE) return null;
      const repeated = new Uint8Array(value.length * times);
      for (let i = 0; i < times; i++) repeated.set(value, i * value.length);
      return { type: "bytes", value: repeated };
    }
    case "tuple": {
      const { items } = sequence;
      if (items.length * times > MAX_COLLECTION_SIZE) return null;
      if (items.length > 0 && totalItems(sequence) * times > MAX_TOTAL_ITEMS) return null;
      const repeated: Constant[] = [];
      for (let i = 0; i < times && items.length > 0; i++) repeated.push(...items);
      return { type: "tuple", items: repeated };
    }
    default:
      return null;
  }
}

function totalItems(value: Constant): number {
  if (value.type !== "tuple" && value.type !== "frozenset") return 1;
  let count = 0;
  for (const item of value.items) count += totalItems(item);
  return count;
}
