/**
 * Trees of patterns to programs (program.ts).
 *
 * What follows a node is known while it is written (the characters that it can begin with), so that most loops and
 * alternatives of real patterns need no place to come back to: `\w+ ` gives back nothing to a blank, and of
 * `(a.*|b.*)` one option at most begins with the next character.
 */
import {
  addCharacters,
  anyCharacter,
  areApart,
  charactersOfRecord,
  type FirstCharacters,
  firstRecord,
  isAsciiOnly,
  noCharacters,
  setRecord,
} from "./char_sets.ts";
import { sameIgnoringCase } from "./case_classes.ts";
import { PatternFailure } from "./pattern_reader.ts";
import * as P from "./program.ts";
import {
  ASCII,
  type CharacterSet,
  DOTALL,
  type GroupNode,
  IGNORECASE,
  LOCALE,
  MULTILINE,
  type Node,
  type ParsedPattern,
  type Sequence,
  UNICODE,
  UNLIMITED,
  widthOf,
  WORD,
} from "./tree.ts";

/** Most options of a branch with a table. */
const TABLE_MOST = 31;
const TABLE_LEAST = 3;
/** Characters that are compared before a match is tried. */
const PREFIX_MOST = 32;
const WORD_CHARACTERS: CharacterSet = { ranges: [], categories: WORD, negated: false };
/** Stands for "no limit" in a program: no text is so long. */
const NO_LIMIT = 0x7fffffff;

/** What comes behind a node: what it begins with, and whether that is the end of the match, which never fails. */
interface Follow extends FirstCharacters {
  readonly final: boolean;
}

/** One character's test. */
interface Test {
  readonly test: number;
  readonly argument: number;
  readonly first: FirstCharacters;
}

/**
 * The words of the program of a parsed pattern.
 *
 * @throws PatternFailure
 */
export function writeProgram(pattern: ParsedPattern): number[] {
  return new CodeWriter(pattern).write();
}

class CodeWriter {
  readonly #pattern: ParsedPattern;
  readonly #words: number[] = [];
  #registers: number;
  /** See HEADER_LEADING. */
  readonly #leading: Node | null;
  /** Sets by their words, and the places that name them: they get their offsets at the end. */
  readonly #sets = new Map<string, { readonly words: number[]; readonly uses: number[] }>();
  /** What nodes begin with, by the flags that they stand under. */
  readonly #firsts = new Map<Node, FirstCharacters>();

  constructor(pattern: ParsedPattern) {
    this.#pattern = pattern;
    this.#registers = 2 * pattern.groups + 1;
    this.#leading = dependsOnGroups(pattern.body) ? null : leadingRepeat(pattern.body);
  }

  write(): number[] {
    const { body, flags, groups, groupWidths } = this.#pattern;
    const words = this.#words;
    for (let i = 0; i < P.HEADER_WORDS; i++) words.push(0);
    const prefix = (flags & IGNORECASE) === 0 ? prefixOf(body) : [];
    for (const point of prefix) words.push(point);
    words[P.HEADER_GROUPS] = groups;
    words[P.HEADER_LEAST] = Math.min(widthOf(body, groupWidths)[0], NO_LIMIT);
    words[P.HEADER_PREFIX] = prefix.length;
    words[P.HEADER_START] = words.length;
    words[P.HEADER_ANCHORED] = isAnchored(body, flags) ? 1 : 0;
    words[P.HEADER_ASCII] = isAsciiOnly(flags) ? 1 : 0;
    const first = this.#firstOf(body, flags);
    if (!first.empty && !(first.wide && first.bits.every((bits) => bits === -1))) {
      this.#nameSet(firstRecord(first), P.HEADER_FIRST);
    }
    this.#sequence(body, flags, { ...noCharacters(), empty: true, final: true });
    words.push(P.ACCEPT);
    words[P.HEADER_REGISTERS] = this.#registers;
    for (const { words: record, uses } of this.#sets.values()) {
      for (const use of uses) words[use] = words.length;
      for (const word of record) words.push(word);
    }
    return words;
  }

  /** Lets the word at `use` name the set. */
  #nameSet(record: number[], use: number): void {
    const key = record.join();
    const known = this.#sets.get(key);
    if (known === undefined) this.#sets.set(key, { words: record, uses: [use] });
    else known.uses.push(use);
  }

  /** Appends the name of the set of a superset, 0 when it tells nothing. */
  #pushFirst(first: FirstCharacters): void {
    if (!first.empty && !(first.wide && first.bits.every((bits) => bits === -1))) {
      this.#nameSet(firstRecord(first), this.#words.length);
    }
    this.#words.push(0);
  }

  #register(count: number): number {
    this.#registers += count;
    return this.#registers - count;
  }

  // --- what things begin with

  #firstOf(body: Sequence, flags: number, from = 0): FirstCharacters {
    const first = noCharacters();
    first.empty = true;
    for (let i = from; i < body.length && first.empty; i++) {
      const next = this.#firstOfNode(body[i], flags);
      addCharacters(first, next);
      first.empty = next.empty;
    }
    return first;
  }

  #firstOfNode(node: Node, flags: number): FirstCharacters {
    let first = this.#firsts.get(node);
    if (first === undefined) {
      first = this.#findFirst(node, flags);
      this.#firsts.set(node, first);
    }
    return first;
  }

  #findFirst(node: Node, flags: number): FirstCharacters {
    const single = this.#testOf(node, flags);
    if (single !== null) return single.first;
    switch (node.kind) {
      case "group":
        return this.#firstOf(node.body, flagsWithin(node, flags));
      case "atomic":
        return this.#firstOf(node.body, flags);
      case "branch": {
        const first = noCharacters();
        for (const option of node.options) {
          const next = this.#firstOf(option, flags);
          addCharacters(first, next);
          first.empty ||= next.empty;
        }
        return first;
      }
      case "repeat": {
        if (node.most === 0) return { ...noCharacters(), empty: true };
        const first = this.#firstOf(node.body, flags);
        return node.least === 0 ? { ...first, empty: true } : first;
      }
      case "condition": {
        const first = this.#firstOf(node.yes, flags);
        const other = this.#firstOf(node.no, flags);
        addCharacters(first, other);
        first.empty ||= other.empty;
        return first;
      }
      case "reference":
        return anyCharacter(true);
      case "failure":
        return noCharacters();
      default:
        return { ...noCharacters(), empty: true };
    }
  }

  readonly #tests = new Map<Node, Test | null>();

  /** The test of a node that is one character, or null. */
  #testOf(node: Node, flags: number): Test | null {
    let test = this.#tests.get(node);
    if (test === undefined) {
      test = this.#makeTest(node, flags);
      this.#tests.set(node, test);
    }
    return test;
  }

  #makeTest(node: Node, flags: number): Test | null {
    switch (node.kind) {
      case "any": {
        const all = anyCharacter(false);
        if ((flags & DOTALL) !== 0) return { test: P.TEST_ALL, argument: 0, first: all };
        all.bits[0] &= ~(1 << 10);
        return { test: P.TEST_ANY, argument: 0, first: all };
      }
      case "character": {
        const { point } = node;
        if (
          (flags & IGNORECASE) !== 0 && sameIgnoringCase(point, isAsciiOnly(flags)).length > 1
        ) {
          return this.#setTest(
            { ranges: [point, point], categories: 0, negated: false },
            flags,
          );
        }
        const first = noCharacters();
        if (point < 256) first.bits[point >> 5] |= 1 << (point & 31);
        else first.wide = true;
        return { test: P.TEST_CHARACTER, argument: point, first };
      }
      case "set": {
        const { ranges, categories, negated } = node.set;
        const folded = (flags & IGNORECASE) !== 0;
        if (categories === 0 && ranges.length === 2 && ranges[0] === ranges[1] && !folded) {
          const [point] = ranges;
          const first = charactersOfRecord(this.#recordOf(node.set, flags));
          return {
            test: negated ? P.TEST_NOT_CHARACTER : P.TEST_CHARACTER,
            argument: point,
            first,
          };
        }
        return this.#setTest(node.set, flags);
      }
      default:
        return null;
    }
  }

  readonly #records = new Map<CharacterSet, number[]>();

  #recordOf(set: CharacterSet, flags: number): number[] {
    let record = this.#records.get(set);
    if (record === undefined) {
      record = setRecord(set, flags);
      this.#records.set(set, record);
    }
    return record;
  }

  #setTest(set: CharacterSet, flags: number): Test & { readonly record: number[] } {
    const record = this.#recordOf(set, flags);
    return { test: P.TEST_SET, argument: 0, first: charactersOfRecord(record), record };
  }

  /** Appends test and argument. */
  #pushTest(test: Test): void {
    this.#words.push(test.test);
    if (test.test === P.TEST_SET) {
      this.#nameSet((test as Test & { record: number[] }).record, this.#words.length);
    }
    this.#words.push(test.argument);
  }

  // --- code

  #sequence(body: Sequence, flags: number, behind: Follow): void {
    const follows = new Array<Follow>(body.length + 1);
    follows[body.length] = behind;
    for (let i = body.length - 1; i > 0; i--) {
      const own = this.#firstOfNode(body[i], flags);
      const next = follows[i + 1];
      const first = noCharacters();
      addCharacters(first, own);
      if (own.empty) addCharacters(first, next);
      follows[i] = { ...first, empty: own.empty && next.empty, final: false };
    }
    for (let i = 0; i < body.length; i++) {
      const text = this.#text(body, i, flags);
      if (text.length > 1) {
        this.#words.push(P.STRING, text.length);
        for (const point of text) this.#words.push(point);
        i += text.length - 1;
      } else this.#node(body[i], flags, follows[i + 1]);
    }
  }

  /** The plain characters of a sequence from an index on. */
  #text(body: Sequence, from: number, flags: number): number[] {
    const points: number[] = [];
    for (let i = from; i < body.length; i++) {
      const test = this.#testOf(body[i], flags);
      if (test === null || test.test !== P.TEST_CHARACTER) break;
      points.push(test.argument);
    }
    return points;
  }

  #node(node: Node, flags: number, follow: Follow): void {
    const words = this.#words;
    const single = this.#testOf(node, flags);
    if (single !== null) {
      switch (single.test) {
        case P.TEST_ANY:
          words.push(P.ANY);
          return;
        case P.TEST_ALL:
          words.push(P.ALL);
          return;
        case P.TEST_CHARACTER:
          words.push(P.CHARACTER, single.argument);
          return;
      }
      const record = single.test === P.TEST_SET
        ? (single as Test & { record: number[] }).record
        : this.#recordOf((node as Node & { kind: "set" }).set, flags);
      words.push(P.SET);
      this.#nameSet(record, words.length);
      words.push(0);
      return;
    }
    switch (node.kind) {
      case "group": {
        const own = flagsWithin(node, flags);
        if (node.group === 0) {
          this.#sequence(node.body, own, follow);
          return;
        }
        words.push(P.MARK, 2 * node.group);
        this.#sequence(node.body, own, follow);
        words.push(P.CLOSE, node.group);
        return;
      }
      case "branch":
        this.#branch(node.options, flags, follow);
        return;
      case "repeat":
        this.#repeat(node, flags, follow);
        return;
      case "atomic":
        this.#atomic(() => this.#sequence(node.body, flags, FINAL));
        return;
      case "look":
        this.#look(node, flags);
        return;
      case "reference":
        words.push(
          (flags & IGNORECASE) !== 0 ? P.REFERENCE_FOLDED : P.REFERENCE,
          node.group,
        );
        return;
      case "condition": {
        words.push(P.IF_GROUP, node.group, 0);
        const otherAt = words.length - 1;
        this.#sequence(node.yes, flags, follow);
        words.push(P.JUMP, 0);
        const endAt = words.length - 1;
        words[otherAt] = words.length;
        this.#sequence(node.no, flags, follow);
        words[endAt] = words.length;
        return;
      }
      case "failure":
        words.push(P.FAIL);
        return;
      case "anchor":
        this.#anchor(node.anchor, flags);
    }
  }

  #anchor(anchor: string, flags: number): void {
    const words = this.#words;
    const lines = (flags & MULTILINE) !== 0;
    switch (anchor) {
      case "text start":
        words.push(P.AT_TEXT_START);
        break;
      case "line start":
        words.push(lines ? P.AT_LINE_START : P.AT_TEXT_START);
        break;
      case "text end":
        words.push(P.AT_TEXT_END);
        break;
      case "end":
        words.push(lines ? P.AT_LINE_END : P.AT_END);
        break;
      default:
        words.push(P.AT_BOUNDARY);
        this.#nameSet(setRecord(WORD_CHARACTERS, flags & ~IGNORECASE), words.length);
        words.push(0, anchor === "boundary" ? 0 : 1);
    }
  }

  #atomic(body: () => void): void {
    const register = this.#register(1);
    this.#words.push(P.ATOMIC, register);
    body();
    this.#words.push(P.ATOMIC_END, register);
  }

  #look(node: Node & { kind: "look" }, flags: number): void {
    const words = this.#words;
    let back = 0;
    if (node.behind) {
      const [least, most] = widthOf(node.body, this.#pattern.groupWidths);
      if (least !== most) {
        throw new PatternFailure("look-behind requires fixed-width pattern", -1);
      }
      if (least >= NO_LIMIT) throw new PatternFailure("looks too much behind", -1);
      back = least;
    }
    const register = this.#register(2);
    if (!node.negated) {
      words.push(P.LOOK, register, back);
      this.#sequence(node.body, flags, FINAL);
      words.push(P.LOOK_END, register);
      return;
    }
    words.push(P.LOOK_NOT, register, back, 0);
    const otherAt = words.length - 1;
    this.#sequence(node.body, flags, FINAL);
    words.push(P.LOOK_NOT_END, register);
    words[otherAt] = words.length;
  }

  #branch(given: readonly Sequence[], flags: number, follow: Follow): void {
    const words = this.#words;
    const joined = this.#asSet(given);
    if (joined !== null) {
      words.push(P.SET);
      this.#nameSet(this.#recordOf(joined, flags), words.length);
      words.push(0);
      return;
    }
    const options = given;
    const firsts = options.map((option) => this.#joined(this.#firstOf(option, flags), follow));
    const ends: number[] = [];
    if (options.length >= TABLE_LEAST && options.length <= TABLE_MOST) {
      const at = words.length;
      words.push(P.BRANCH, 0, options.length);
      const targets = words.length;
      for (let i = 0; i < options.length; i++) words.push(0);
      words.push(P.NEXT_OPTION, at);
      for (let i = 0; i < options.length; i++) {
        words[targets + i] = words.length;
        this.#sequence(options[i], flags, follow);
        words.push(P.JUMP, 0);
        ends.push(words.length - 1);
      }
      this.#nameSet(branchTable(firsts), at + 1);
    } else {
      // What any of the later options begins with.
      const later = new Array<FirstCharacters>(options.length);
      const rest = noCharacters();
      for (let i = options.length - 1; i >= 0; i--) {
        later[i] = { bits: rest.bits.slice(), wide: rest.wide, empty: rest.empty };
        addCharacters(rest, firsts[i]);
        rest.empty ||= firsts[i].empty;
      }
      for (let i = 0; i < options.length; i++) {
        let otherAt = -1;
        if (i + 1 < options.length) {
          words.push(P.CHOOSE);
          this.#pushFirst(firsts[i]);
          this.#pushFirst(later[i]);
          otherAt = words.length;
          words.push(0);
        }
        this.#sequence(options[i], flags, follow);
        if (otherAt < 0) continue;
        words.push(P.JUMP, 0);
        ends.push(words.length - 1);
        words[otherAt] = words.length;
      }
    }
    for (const end of ends) words[end] = words.length;
  }

  /** The set of options that are one character each, or null. */
  #asSet(options: readonly Sequence[]): CharacterSet | null {
    const set: CharacterSet = { ranges: [], categories: 0, negated: false };
    for (const option of options) {
      if (option.length !== 1) return null;
      const [node] = option;
      if (node.kind === "character") set.ranges.push(node.point, node.point);
      else if (node.kind === "set" && !node.set.negated) {
        for (const point of node.set.ranges) set.ranges.push(point);
        set.categories |= node.set.categories;
      } else return null;
    }
    return set;
  }

  /** What something begins with when `follow` comes behind it. */
  #joined(own: FirstCharacters, follow: FirstCharacters): FirstCharacters {
    if (!own.empty) return own;
    const first = noCharacters();
    addCharacters(first, own);
    addCharacters(first, follow);
    first.empty = follow.empty;
    return first;
  }

  // --- repetitions

  #repeat(node: Node & { kind: "repeat" }, flags: number, follow: Follow): void {
    const { least, mode, body } = node;
    const most = node.most === UNLIMITED ? NO_LIMIT : Math.min(node.most, NO_LIMIT);
    if (most === 0) return;
    const only = body.length === 1 ? body[0] : null;
    const inner = only !== null && only.kind === "group" && only.group === 0 &&
        only.added === 0 && only.removed === 0 && only.body.length === 1
      ? only.body[0]
      : only;
    const test = inner === null ? null : this.#testOf(inner, flags);
    if (test !== null) {
      if (node === this.#leading) this.#words[P.HEADER_LEADING] = this.#words.length;
      this.#run(test, Math.min(least, NO_LIMIT), most, mode, follow);
      return;
    }
    if (mode === "possessive") {
      this.#atomic(() =>
        this.#loop(node, flags, most, "greedy", FINAL, () => {
          this.#atomic(() => this.#sequence(body, flags, FINAL));
        })
      );
      return;
    }
    // What follows the body is the body again, or what follows the loop.
    const first = this.#firstOf(body, flags);
    const again = noCharacters();
    addCharacters(again, first);
    addCharacters(again, follow);
    const behind: Follow = { ...again, empty: first.empty || follow.empty, final: false };
    this.#loop(node, flags, most, mode, follow, () => this.#sequence(body, flags, behind));
  }

  #run(test: Test, least: number, most: number, mode: string, follow: Follow): void {
    const words = this.#words;
    const final = follow.final;
    if (mode === "possessive" || (mode === "greedy" && final)) {
      words.push(P.RUN_ALL);
      this.#pushTest(test);
      words.push(least, most);
      return;
    }
    if (mode === "greedy") {
      const apart = !follow.empty && areApart(test.first, follow);
      if (apart && !(test.first.wide && follow.wide)) {
        words.push(P.RUN_ALL);
        this.#pushTest(test);
        words.push(least, most);
        return;
      }
      words.push(P.RUN);
      this.#pushTest(test);
      words.push(least, most);
      this.#pushFirst(follow);
      words.push(apart ? 1 : 0);
      words.push(P.GIVE_BACK);
      this.#pushFirst(follow);
      return;
    }
    words.push(P.RUN_LAZY);
    this.#pushTest(test);
    words.push(least, most);
    this.#pushFirst(final ? { ...follow, empty: true } : follow);
    words.push(P.TAKE_MORE);
    this.#pushTest(test);
    this.#pushFirst(final ? { ...follow, empty: true } : follow);
  }

  #loop(
    node: Node & { kind: "repeat" },
    flags: number,
    most: number,
    mode: string,
    follow: Follow,
    writeBody: () => void,
  ): void {
    const words = this.#words;
    const { body } = node;
    const least = Math.min(node.least, NO_LIMIT);
    const first = this.#firstOf(body, flags);
    const canBeEmpty = widthOf(body, this.#pattern.groupWidths)[0] === 0;
    const lazy = mode === "lazy";
    const choose = () => {
      words.push(lazy ? P.CHOOSE_OTHER : P.CHOOSE);
      this.#pushFirst(lazy ? follow : first);
      this.#pushFirst(lazy ? first : follow);
      words.push(0);
      return words.length - 1;
    };
    if (least === 0 && most === 1) {
      const otherAt = choose();
      writeBody();
      words[otherAt] = words.length;
      return;
    }
    if (most === NO_LIMIT && least <= 1 && !canBeEmpty) {
      const head = words.length;
      let otherAt = -1;
      if (least === 0) otherAt = choose();
      writeBody();
      if (least === 0) words.push(P.JUMP, head);
      else {
        otherAt = choose();
        words.push(P.JUMP, head);
      }
      words[otherAt] = words.length;
      return;
    }
    const register = this.#register(2);
    words.push(P.LOOP_START, register);
    const head = words.length;
    words.push(lazy ? P.LOOP_LAZY : P.LOOP, register, least, most, 0);
    if (lazy) words.push(P.LOOP_TURN, register);
    writeBody();
    words.push(P.JUMP, head);
    words[head + 4] = words.length;
  }
}

/** Behind the body of a lookaround or an atomic group nothing can fail. */
const FINAL: Follow = { ...noCharacters(), empty: true, final: true };

function branchTable(firsts: readonly FirstCharacters[]): number[] {
  const table = new Array<number>(P.TABLE_WORDS).fill(0);
  firsts.forEach((first, option) => {
    const bit = 1 << option;
    for (let point = 0; point < 256; point++) {
      if (first.empty || (first.bits[point >> 5] & (1 << (point & 31))) !== 0) table[point] |= bit;
    }
    if (first.empty || first.wide) table[P.TABLE_WIDE] |= bit;
    if (first.empty) table[P.TABLE_END] |= bit;
  });
  return table;
}

/** The characters that each match begins with. */
function prefixOf(body: Sequence): number[] {
  const points: number[] = [];
  for (const node of body) {
    if (points.length >= PREFIX_MOST) return points;
    if (node.kind === "character") points.push(node.point);
    else if (node.kind === "group" && node.added === 0 && node.removed === 0) {
      const inner = prefixOf(node.body);
      points.push(...inner);
      if (inner.length < node.body.length) return points;
      if (!node.body.every((part) => part.kind === "character")) return points;
    } else return points;
  }
  return points;
}

/**
 * The repetition without a limit, not lazy, that each match begins with, behind groups' starts and tests of the place alone;
 * else null.
 *
 * Where it is one of single characters, an attempt that failed after passing some of them says that those which begin within
 * them fail as well: what follows would be tried at the same places or fewer of them.
 */
function leadingRepeat(body: Sequence): Node | null {
  for (const node of body) {
    if (node.kind === "anchor") continue;
    if (node.kind === "group") return leadingRepeat(node.body);
    return node.kind === "repeat" && node.most === UNLIMITED && node.mode !== "lazy" ? node : null;
  }
  return null;
}

/** Whether what matches depends on what groups matched. */
function dependsOnGroups(body: Sequence): boolean {
  return body.some((node) => {
    switch (node.kind) {
      case "reference":
      case "condition":
        return true;
      case "branch":
        return node.options.some(dependsOnGroups);
      case "group":
      case "atomic":
      case "repeat":
      case "look":
        return dependsOnGroups(node.body);
      default:
        return false;
    }
  });
}

/** Whether a match begins at the start of the text only. */
function isAnchored(body: Sequence, flags: number): boolean {
  const [node] = body;
  if (node === undefined) return false;
  if (node.kind === "anchor") {
    return node.anchor === "text start" ||
      (node.anchor === "line start" && (flags & MULTILINE) === 0);
  }
  return node.kind === "group" && isAnchored(node.body, flagsWithin(node, flags));
}

/** The flags within a group; one of a, L and u takes the place of the others. */
function flagsWithin(group: GroupNode, flags: number): number {
  const kinds = LOCALE | UNICODE | ASCII;
  const kept = (group.added & kinds) === 0 ? flags : flags & ~kinds;
  return (kept | group.added) & ~group.removed;
}
