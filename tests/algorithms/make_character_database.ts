/*
 * Writes core/library/unicodedata/tables.ts from the character database of CPython 3.14 (as built for wasm): what its
 * module unicodedata tells that the host does not.
 *
 *   deno run -A tests/algorithms/make_character_database.ts            writes the file
 *   deno run -A tests/algorithms/make_character_database.ts --check    fails when the file is stale
 */
import { loadPyodide } from "npm:pyodide@314.0.7";

const TARGET = new URL("../../core/library/unicodedata/tables.ts", import.meta.url);

const QUERY = `
import json, unicodedata as u
from fractions import Fraction
characters = [chr(code) for code in range(0x110000)]
def values(function):
    found = [(code, function(c, None)) for code, c in enumerate(characters)]
    return [(code, str(Fraction(value).limit_denominator(10000))) for code, value in found if value is not None]
json.dumps({
    "version": u.unidata_version,
    "kinds": ["|".join(map(str, (u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c),
                                 u.mirrored(c)))) for c in characters],
    "digits": values(u.digit),
    "numbers": values(u.numeric),
    "decompositions": [(code, d) for code, c in enumerate(characters) if (d := u.decomposition(c))],
})
`;

interface Database {
  version: string;
  kinds: string[];
  digits: [number, string][];
  numbers: [number, string][];
  decompositions: [number, string][];
}

/** The records, most frequent first, and the runs of them. */
function encodeKinds(kinds: string[]): { records: string[]; runs: string[] } {
  const runs: [kind: string, length: number][] = [];
  const counts = new Map<string, number>();
  for (const kind of kinds) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] === kind) last[1]++;
    else {
      runs.push([kind, 1]);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const records = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
  return {
    records,
    runs: runs.map(([kind, length]) =>
      records.indexOf(kind).toString(36) + (length === 1 ? "" : "+" + (length - 1).toString(36))
    ),
  };
}

/** "gap+more:value": consecutive code points whose values rise by one each, or are one fraction. */
function encodeValues(entries: [number, string][]): string[] {
  const parts: string[] = [];
  let next = 0;
  for (let start = 0; start < entries.length;) {
    const [code, value] = entries[start];
    let end = start + 1;
    while (
      end < entries.length && entries[end][0] === code + end - start && !value.includes("/") &&
      entries[end][1] === String(Number(value) + end - start)
    ) end++;
    const more = end - start === 1 ? "" : "+" + (end - start - 1).toString(36);
    parts.push(`${(code - next).toString(36)}${more}:${value}`);
    next = code + end - start;
    start = end;
  }
  return parts;
}

const hexOf = (text: string) =>
  [...text].map((c) => c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")).join(" ");

/** Runs of code points with one tag: "gap+more:tag", the tag empty for a canonical decomposition. */
function encodeTags(entries: [number, string][]): string[] {
  const parts: string[] = [];
  let next = 0;
  const tagOf = (text: string) => /^<(\w+)>/.exec(text)?.[1] ?? "";
  for (let start = 0; start < entries.length;) {
    const code = entries[start][0];
    const tag = tagOf(entries[start][1]);
    let end = start + 1;
    while (
      end < entries.length && entries[end][0] === code + end - start &&
      tagOf(entries[end][1]) === tag
    ) end++;
    const more = end - start === 1 ? "" : "+" + (end - start - 1).toString(36);
    parts.push(`${(code - next).toString(36)}${more}:${tag}`);
    next = code + end - start;
    start = end;
  }
  return parts;
}

/** What decomposition.ts would tell without exceptions. */
function derived(code: number, canonical: boolean): string {
  const character = String.fromCodePoint(code);
  if (!canonical) return hexOf(character.normalize("NFKD").normalize("NFC"));
  const full = [...character.normalize("NFD")];
  const composed = full.join("").normalize("NFC");
  if (composed !== character) return hexOf(composed);
  const last = full.pop()!;
  return hexOf(full.join("").normalize("NFC") + last);
}

function exceptions(entries: [number, string][]): string[] {
  const parts: string[] = [];
  for (const [code, text] of entries) {
    const canonical = !text.startsWith("<");
    const mapped = canonical ? text : text.slice(text.indexOf("> ") + 2);
    if (derived(code, canonical) !== mapped) {
      parts.push(`${code.toString(16).toUpperCase()}:${mapped.replaceAll(" ", ".")}`);
    }
  }
  return parts;
}

function wrap(words: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line.length + word.length > 110) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : " " + word;
  }
  return [...lines, line].join("\n");
}

function render(data: Database): string {
  const { records, runs } = encodeKinds(data.kinds);
  return `// Generated by \`deno run -A tests/algorithms/make_character_database.ts\`; do not edit.

/** Version of the Unicode character database that the tables hold. */
export const UNICODE_VERSION = "${data.version}";

/** Kinds of character: category|bidirectional class|combining class|East Asian width|mirrored. */
export const KINDS = \`
${wrap(records)}
\`;

/** All code points from 0 on: a kind's number, and how many more there are of it, in base 36. */
export const KIND_RUNS = \`
${wrap(runs)}
\`;

/**
 * Values of digits: how many code points lie between, "+" how many more follow with values that rise by one (both in
 * base 36), ":" the value.
 */
export const DIGITS = \`
${wrap(encodeValues(data.digits))}
\`;

/** Values of numeric characters, as in DIGITS. */
export const NUMBERS = \`
${wrap(encodeValues(data.numbers))}
\`;

/** Which characters have a decomposition, as in DIGITS; behind the ":" its tag, nothing for a canonical one. */
export const DECOMPOSED = \`
${wrap(encodeTags(data.decompositions))}
\`;

/** Decompositions that cannot be told from normal forms, in base 16. */
export const DECOMPOSITION_EXCEPTIONS = \`
${wrap(exceptions(data.decompositions))}
\`;
`;
}

const pyodide = await loadPyodide();
const text = render(JSON.parse(await pyodide.runPythonAsync(QUERY)) as Database);
if (Deno.args.includes("--check")) {
  if (Deno.readTextFileSync(TARGET) !== text) {
    console.error(
      "tables.ts is stale: run deno run -A tests/algorithms/make_character_database.ts",
    );
    Deno.exit(1);
  }
} else {
  Deno.writeTextFileSync(TARGET, text);
}
