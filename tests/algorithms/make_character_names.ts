/*
 * Writes core/syntax/character_names_table.ts from the character database of CPython 3.14 (as built
 * for wasm): all names that no algorithm gives, the aliases and the named sequences.
 *
 *   deno run -A tests/algorithms/make_character_names.ts            writes the file
 *   deno run -A tests/algorithms/make_character_names.ts --check    fails when the file is stale
 *
 * The check needs no CPython: the file must have the sum that it tells of itself, and the names that
 * it decodes to must give the same file again.
 */

const TARGET = new URL("../../core/syntax/character_names_table.ts", import.meta.url);

/**
 * The aliases and named sequences have code points of a private plane in CPython's own table, and
 * only its C interface tells which.
 */
const QUERY = `
import ctypes, json, unicodedata
python = ctypes.pythonapi
python.PyCapsule_GetPointer.restype = ctypes.c_void_p
python.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
interface = python.PyCapsule_GetPointer(
    unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI")
get_name = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(
    ctypes.cast(interface, ctypes.POINTER(ctypes.c_void_p))[0])
buffer = ctypes.create_string_buffer(512)
names, others, ideographs = [], [], []
for code in range(0x110000):
    if not get_name(code, buffer, 512, 1):
        continue
    name = buffer.value.decode()
    if unicodedata.name(chr(code), None) is None:
        others.append([code, name, [ord(each) for each in unicodedata.lookup(name)]])
    elif name == "CJK UNIFIED IDEOGRAPH-%X" % code:
        ideographs.append(code)
    elif not name.startswith("HANGUL SYLLABLE "):
        names.append([code, name])
json.dumps({
    "version": unicodedata.unidata_version,
    "names": names,
    "others": others,
    "ideographs": ideographs,
})
`;

interface NameData {
  version: string;
  names: [codePoint: number, name: string][];
  /** Aliases and named sequences: CPython's own number, the name, and what it stands for. */
  others: [codePoint: number, name: string, meaning: number[]][];
  ideographs: number[];
}

/** What can be printed in a template literal as it is. */
const ALPHABET = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index))
  .filter((each) => !"$\\`".includes(each)).join("");
const BASE = ALPHABET.length;
/** How many names back the one may be that a name is told by its difference from. */
const REACH = 24;

/** How a name follows from the one `back` names before it. */
interface Step {
  back: number;
  /** Words that both names begin with, and those that both end with. */
  prefix: number;
  suffix: number;
  /** Words of its own. */
  own: number;
}

function stepKey(step: Step): string {
  return `${step.back},${step.prefix},${step.suffix},${step.own}`;
}

/** A name's words: each but the first begins with a hyphen or after a space. */
function splitWords(name: string): string[] {
  return [...name.matchAll(/(?:^| )([^ -]*)|(-[^ -]*)/g)].map((match) => match[1] ?? match[2]);
}

/** The candidates of each name: the fewest own words for each distance back. */
function candidateSteps(names: string[][]): Step[][] {
  return names.map((words, index) => {
    const steps: Step[] = [];
    for (let back = 1; back <= REACH; back++) {
      const other = names[index - back] ?? [];
      const shorter = Math.min(words.length, other.length);
      let prefix = 0;
      while (prefix < shorter && words[prefix] === other[prefix]) prefix++;
      let suffix = 0;
      while (suffix < shorter - prefix && words.at(-1 - suffix) === other.at(-1 - suffix)) suffix++;
      steps.push({ back, prefix, suffix, own: words.length - prefix - suffix });
    }
    return steps;
  });
}

function count<T>(map: Map<T, number>, key: T): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function byCount<T>(map: Map<T, number>): T[] {
  return [...map.entries()].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** Chooses a step for each name so that few characters tell all; a word is told in about `wordCost`. */
function chooseSteps(names: string[][]): Step[] {
  const candidates = candidateSteps(names);
  const wordCost = 1.85;
  let costs: Map<string, number> | null = null;
  let chosen: Step[] = [];
  for (let round = 0; round < 5; round++) {
    chosen = candidates.map((steps) => {
      let best = steps[0];
      let bestCost = Infinity;
      for (const step of steps) {
        const stepCost = costs === null ? 1 + step.back / 8 : costs.get(stepKey(step)) ?? 6;
        const cost = stepCost + step.own * wordCost;
        if (cost < bestCost) [best, bestCost] = [step, cost];
      }
      return best;
    });
    const counts = new Map<string, number>();
    for (const step of chosen) count(counts, stepKey(step));
    costs = new Map();
    for (const [key, uses] of counts) {
      costs.set(key, Math.max(0.8, Math.log2(chosen.length / uses) / 6.5) + 4 / uses);
    }
  }
  return chosen;
}

/**
 * A code of one or two characters: the first `BASE - leads` of a list have one, the others two, of
 * which the first is one of the last `leads` of the alphabet.
 */
function leadsFor(length: number): number {
  let leads = 0;
  while (BASE - leads + leads * BASE < length) leads++;
  if (leads > BASE) throw new Error("too many for codes of two characters");
  return leads;
}

function codeOf(index: number, leads: number): string {
  const single = BASE - leads;
  if (index < single) return ALPHABET[index];
  const rest = index - single;
  return ALPHABET[single + Math.floor(rest / BASE)] + ALPHABET[rest % BASE];
}

/** Each word as a lower case letter, which counts what it shares with the one before, and the rest. */
function encodeWords(words: string[]): string {
  let previous = "";
  return words.map((word) => {
    let shared = 0;
    while (shared < 25 && shared < word.length && word[shared] === previous[shared]) shared++;
    previous = word;
    return String.fromCharCode(97 + shared) + word.slice(shared);
  }).join("");
}

/** Runs of consecutive numbers as "gap+length" in base 36, the gap after the run before. */
function encodeRuns(numbers: number[]): string {
  const parts: string[] = [];
  let after = 0;
  for (let start = 0; start < numbers.length;) {
    let end = start + 1;
    while (numbers[end] === numbers[end - 1] + 1) end++;
    const length = end - start === 1 ? "" : `+${(end - start).toString(36)}`;
    parts.push(`${(numbers[start] - after).toString(36)}${length}`);
    after = numbers[end - 1] + 1;
    start = end;
  }
  return parts.join(" ");
}

function encode(records: [number, string][]): Record<string, string> {
  const names = records.map(([code, name]) =>
    // A name that ends with its own code point tells so with a word that none can have.
    splitWords(name).map((word) => word === `-${code.toString(16).toUpperCase()}` ? "-#" : word)
  );
  const steps = chooseSteps(names);
  const stepCounts = new Map<string, number>();
  const wordCounts = new Map<string, number>();
  const ownWords = names.map((words, index) => {
    const { prefix, own } = steps[index];
    return words.slice(prefix, prefix + own);
  });
  for (const step of steps) count(stepCounts, stepKey(step));
  for (const words of ownWords) for (const word of words) count(wordCounts, word);

  const stepOrder = byCount(stepCounts);
  const stepLeads = leadsFor(stepOrder.length);
  const stepIndex = new Map(stepOrder.map((key, index) => [key, index]));

  const repeated = byCount(wordCounts).filter((word) => wordCounts.get(word)! > 1);
  const leads = leadsFor(repeated.length + 1);
  // The first code is that of the next word of those that are told only once.
  const single = BASE - leads - 1;
  const dictionary = [...repeated.slice(0, single).sort(), ...repeated.slice(single).sort()];
  const wordIndex = new Map(dictionary.map((word, index) => [word, index + 1]));
  const onceWords: string[] = [];

  let stream = "";
  ownWords.forEach((words, index) => {
    stream += codeOf(stepIndex.get(stepKey(steps[index]))!, stepLeads);
    for (const word of words) {
      const at = wordIndex.get(word);
      if (at === undefined) onceWords.push(word);
      stream += codeOf(at ?? 0, leads);
    }
  });
  return {
    steps: stepOrder.map((key) => key.split(",").map((part) => ALPHABET[Number(part)]).join(""))
      .join(""),
    repeated: encodeWords(dictionary),
    once: encodeWords(onceWords),
    stream,
    codePoints: encodeRuns(records.map(([code]) => code)),
  };
}

function wrap(text: string, width = 98): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join("\n");
}

function wrapParts(text: string): string {
  return text.replace(/(.{60,96}) /g, "$1\n");
}

async function render(data: NameData): Promise<string> {
  const records: [number, string][] = [
    ...data.names,
    ...data.others.map(([code, name]): [number, string] => [code, name]),
  ];
  const parts = encode(records.sort((a, b) => a[0] - b[0]));
  const meanings = data.others.map(([, , meaning]) =>
    meaning.map((each) => each.toString(36)).join(".")
  ).join(" ");
  const text = `
/** Version of the Unicode character database that the names are of. */
export const NAMES_VERSION = "${data.version}";

/** The digits 0 to ${BASE - 1} of the codes in the tables below. */
export const DIGITS =
  \`${ALPHABET}\`;

/**
 * The ways in which a name follows from one before it, four digits each: how many names back that
 * is, how many words both begin with, how many both end with, how many words are told.
 */
export const NAME_STEPS = \`
${wrap(parts.steps)}
\`;

/**
 * The words that are told more than once. Each is a lower case letter, "a" when nothing and "b" when
 * one character is as in the word before, and the characters after those. "-#" is the code point.
 */
export const REPEATED_WORDS = \`
${wrap(parts.repeated)}
\`;

/** The words that are told once, in the order in which the names need them. */
export const WORDS_TOLD_ONCE = \`
${wrap(parts.once)}
\`;

/**
 * The names: of each the code of its step, then those of its words; the first code stands for the
 * next word told once. A code has one digit or, if that is one of the last, two.
 */
export const NAME_CODES = \`
${wrap(parts.stream)}
\`;

/** The code points that have the names: gaps and lengths of runs (if not 1) in base 36. */
export const NAMED_CODE_POINTS = \`
${wrapParts(parts.codePoints)}
\`;

/**
 * What the aliases and named sequences stand for, in base 36. Their own numbers are the last of
 * NAMED_CODE_POINTS, in private use.
 */
export const ALIAS_MEANINGS = \`
${wrapParts(meanings)}
\`;

/** The unified ideographs, which are named after their code points, as in NAMED_CODE_POINTS. */
export const UNIFIED_IDEOGRAPHS = \`
${wrapParts(encodeRuns(data.ideographs))}
\`;
`;
  return header(data.version, await sum(text)) + text;
}

function header(version: string, digest: string): string {
  return `// Generated by \`deno run -A tests/algorithms/make_character_names.ts\`; do not edit.
// Unicode ${version}; SHA-256 of what follows this line: ${digest}
`;
}

async function sum(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((each) => each.toString(16).padStart(2, "0")).join("");
}

/** Asks CPython for the names. */
async function ask(): Promise<NameData> {
  const { loadPyodide } = await import("npm:pyodide@314.0.7");
  const pyodide = await loadPyodide();
  return JSON.parse(await pyodide.runPythonAsync(QUERY)) as NameData;
}

/** What the table itself says, by the functions that the runtime uses. */
async function readBack(): Promise<NameData> {
  const { characterName, lookupNamedCharacters } = await import(
    "../../core/syntax/character_names.ts"
  );
  const { NAMES_VERSION } = await import("../../core/syntax/character_names_table.ts");
  const data: NameData = { version: NAMES_VERSION, names: [], others: [], ideographs: [] };
  for (let code = 0; code < 0x110000; code++) {
    const name = characterName(code, true);
    if (name === null || name.startsWith("HANGUL SYLLABLE ")) continue;
    if (characterName(code) === null) {
      const meaning = [...lookupNamedCharacters(name) ?? ""];
      data.others.push([code, name, meaning.map((each) => each.codePointAt(0)!)]);
    } else if (name.startsWith("CJK UNIFIED IDEOGRAPH-")) data.ideographs.push(code);
    else data.names.push([code, name]);
  }
  return data;
}

/** What is wrong with the file; null when nothing is. */
async function findFault(): Promise<string | null> {
  const text = await Deno.readTextFile(TARGET);
  const body = text.split("\n").slice(2).join("\n");
  const data = await readBack();
  if (!text.startsWith(header(data.version, await sum(body)))) return "is not what was made";
  return await render(data) === text ? null : "would be made otherwise now";
}

if (Deno.args.includes("--check")) {
  const fault = await findFault();
  if (fault !== null) {
    console.error(
      `character_names_table.ts ${fault}: run deno run -A tests/algorithms/make_character_names.ts`,
    );
    Deno.exit(1);
  }
} else {
  await Deno.writeTextFile(TARGET, await render(await ask()));
}
