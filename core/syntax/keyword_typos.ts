/**
 * CPython 3.14's hint about misspelled keywords, "invalid syntax. Did you mean 'while'?".
 *
 * It is not part of the exception: Lib/traceback.py looks for it when it prints one. It takes the
 * lines from the last compound statement that was read to the error, replaces one name after
 * another by the keywords most like it, and takes the first replacement after which the lines can
 * be parsed.
 */

import type { Module } from "./ast.ts";
import { SyntaxFailure } from "./failure.ts";
import { parse } from "./parser.ts";
import { KEYWORDS, NAME } from "./token_kinds.ts";
import { Tokenizer } from "./tokenizer.ts";

/** Longer pieces of text are not searched. */
const MAX_SEARCHED_LENGTH = 1024;
const MAX_NAMES = 10;
const MAX_MATCHES = 3;
const MIN_RATIO = 0.5;
const MOVE_COST = 2;
const CASE_COST = 1;
const MAX_WORD_LENGTH = 40;

/**
 * The failure that is to be printed: the same, or one with a hint, whose text and columns are those
 * of the misspelled name (its line stays). `source` is the whole text. `compiles` tells whether a
 * tree passes the compiler's own checks, so that a `return` outside of a function is not proposed.
 * When a file is run rather than a string compiled, only names on the line of the error are
 * considered.
 */
export function hintAtKeyword(
  failure: SyntaxFailure,
  source: string,
  compiles: (tree: Module) => boolean,
  fromFile = false,
): SyntaxFailure {
  const { type, message } = failure;
  const isGeneric = message === "invalid syntax" || message.includes("Perhaps you forgot a comma");
  if (type !== "SyntaxError" || !isGeneric || failure.text === null) return failure;
  const firstLine = failure.lastCompoundLine;
  const lines = splitLines(source).slice(Math.max(firstLine - 1, 0), Math.max(failure.line, 0));
  const snippet = dedent(lines);
  if (Array.from(snippet).length > MAX_SEARCHED_LENGTH) return failure;
  const snippetLines = splitLines(snippet);
  const tokens = new Tokenizer();
  tokens.tokenize(snippet, "exec");
  let namesLeft = MAX_NAMES;
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== NAME) continue;
    const line = tokens.lines[index];
    if (fromFile && line + firstLine !== (firstLine === 0 ? failure.line : failure.line + 1)) {
      continue;
    }
    if (namesLeft-- === 0) break;
    const col = tokens.cols[index];
    const endCol = tokens.endCols[index];
    const characters = Array.from(snippetLines[line - 1]);
    const name = characters.slice(col, endCol).join("");
    for (const keyword of keywordsLike(name)) {
      const changed = characters.slice(0, col).join("") + keyword +
        characters.slice(endCol).join("");
      const candidate = snippetLines.with(line - 1, changed).join("\n");
      if (!isAcceptable(candidate, compiles)) continue;
      return new SyntaxFailure(
        type,
        `invalid syntax. Did you mean '${keyword}'?`,
        failure.filename,
        failure.line,
        col + 1,
        failure.line,
        endCol + 1,
        snippetLines[line - 1] + "\n",
      );
    }
  }
  return failure;
}

/** Lines without their ends, as `str.splitlines` gives them. */
function splitLines(text: string): string[] {
  // deno-lint-ignore no-control-regex
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** Takes the indentation off that all lines share, as `textwrap.dedent` does. */
function dedent(lines: string[]): string {
  let margin: string | null = null;
  for (const line of lines) {
    if (/^[ \t]*$/.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === null) margin = indent;
    let shared = 0;
    while (shared < margin.length && margin[shared] === indent[shared]) shared++;
    margin = margin.slice(0, shared);
  }
  const width = margin === null ? 0 : margin.length;
  return lines.map((line) => /^[ \t]*$/.test(line) ? "" : line.slice(width)).join("\n");
}

/** Whether a text is valid, or would be with more lines behind it. */
function isAcceptable(text: string, compiles: (tree: Module) => boolean): boolean {
  let tree: Module;
  try {
    tree = parse(text, "<string>", "exec");
  } catch (problem) {
    if (problem instanceof SyntaxFailure) return problem.isIncomplete;
    throw problem;
  }
  return compiles(tree);
}

/** The keywords most like a name, the best first. */
function keywordsLike(name: string): string[] {
  const found: string[] = [];
  const nearest = nearestWord(KEYWORDS, name);
  if (nearest !== null) found.push(nearest);
  const close = KEYWORDS.map((word) => ({ word, ratio: similarity(word, name) }))
    .filter(({ ratio }) => ratio >= MIN_RATIO)
    .sort((a, b) => b.ratio - a.ratio || (a.word < b.word ? 1 : -1))
    .slice(0, MAX_MATCHES);
  for (const { word } of close) found.push(word);
  return found.slice(0, MAX_MATCHES).filter((word) => word !== name);
}

/**
 * The word with the least edit distance to `name`, where at most a third of the letters may differ,
 * or null (CPython's Python/suggestions.c).
 */
export function nearestWord(words: readonly string[], name: string): string | null {
  let nearest: string | null = null;
  let nearestDistance = Infinity;
  for (const word of words) {
    if (word === name) continue;
    const allowed = Math.floor((name.length + word.length + 3) * MOVE_COST / 6);
    const limit = Math.min(allowed, nearestDistance - 1);
    const distance = editDistance(name, word, limit);
    if (distance > limit) continue;
    nearest = word;
    nearestDistance = distance;
  }
  return nearest;
}

/**
 * The edit distance, where a change of case costs half; anything above `limit` when it is more than
 * that.
 */
function editDistance(first: string, second: string, limit: number): number {
  let a = first;
  let b = second;
  let prefix = 0;
  while (prefix < a.length && prefix < b.length && a[prefix] === b[prefix]) prefix++;
  a = a.slice(prefix);
  b = b.slice(prefix);
  let suffix = 0;
  while (suffix < a.length && suffix < b.length && a.at(-1 - suffix) === b.at(-1 - suffix)) {
    suffix++;
  }
  a = a.slice(0, a.length - suffix);
  b = b.slice(0, b.length - suffix);
  if (a.length === 0 || b.length === 0) return (a.length + b.length) * MOVE_COST;
  if (a.length > MAX_WORD_LENGTH || b.length > MAX_WORD_LENGTH) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(a, (_, index) => (index + 1) * MOVE_COST);
  let result = 0;
  for (let bIndex = 0; bIndex < b.length; bIndex++) {
    let distance = bIndex * MOVE_COST;
    result = distance;
    let minimum = Infinity;
    for (let index = 0; index < a.length; index++) {
      const substitute = distance + substitutionCost(b[bIndex], a[index]);
      distance = row[index];
      result = Math.min(Math.min(result, distance) + MOVE_COST, substitute);
      row[index] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** `difflib.SequenceMatcher(None, first, second).ratio()`. */
function similarity(first: string, second: string): number {
  return 2 * matchingLength(first, second) / (first.length + second.length);
}

/**
 * The length of the longest common part, and of the longest ones on both sides of it, and so on.
 */
function matchingLength(first: string, second: string): number {
  let start = 0;
  let otherStart = 0;
  let length = 0;
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < second.length; j++) {
      let run = 0;
      while (
        i + run < first.length && j + run < second.length && first[i + run] === second[j + run]
      ) {
        run++;
      }
      if (run > length) {
        start = i;
        otherStart = j;
        length = run;
      }
    }
  }
  if (length === 0) return 0;
  return length + matchingLength(first.slice(0, start), second.slice(0, otherStart)) +
    matchingLength(first.slice(start + length), second.slice(otherStart + length));
}
