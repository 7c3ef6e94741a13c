/** Patterns to trees (the grammar and the messages are those of Lib/re/_parser.py). */
import { stringRepr } from "../../objects/text/string_repr.ts";
import { escapeNode, type GroupsSoFar, setEscape } from "./escapes.ts";
import { DIGITS, FlagFailure, lengthOf, PatternReader } from "./pattern_reader.ts";
import {
  ASCII,
  type CharacterSet,
  DEBUG,
  DOTALL,
  IGNORECASE,
  LOCALE,
  MULTILINE,
  type Node,
  type ParsedPattern,
  type RepeatMode,
  type Sequence,
  UNICODE,
  UNLIMITED,
  VERBOSE,
  type Width,
  widthOf,
} from "./tree.ts";

/** What a doubled character in a set may come to mean. */
const SET_OPERATIONS: Readonly<Record<string, string>> = {
  "-": "difference",
  "&": "intersection",
  "~": "symmetric difference",
  "|": "union",
};
/** How many warnings a pattern gives at most: each is shown once a line anyway. */
const DOUBTS_MOST = 100;

const FLAG_LETTERS: Readonly<Record<string, number>> = {
  i: IGNORECASE,
  L: LOCALE,
  m: MULTILINE,
  s: DOTALL,
  x: VERBOSE,
  a: ASCII,
  u: UNICODE,
};
const TYPE_FLAGS = ASCII | LOCALE | UNICODE;
const GLOBAL_FLAGS = DEBUG;
const GREATEST_GROUP = 1073741823;
/** Groups within groups: each level is a few calls on the host's stack. */
const DEPTH_LIMIT = 200;
const UNTERMINATED = "missing ), unterminated subpattern";

/**
 * @param points the pattern's code points or bytes
 * @param doubts gets the texts of the warnings about sets that may mean something else one day
 * @throws PatternFailure or FlagFailure (pattern_reader.ts)
 */
export function parsePattern(
  points: ArrayLike<number>,
  isText: boolean,
  flags: number,
  doubts: string[] = [],
): ParsedPattern {
  return new Parser(points, isText, flags, doubts).parse();
}

class Parser implements GroupsSoFar {
  readonly #reader: PatternReader;
  readonly #doubts: string[];
  readonly #names = new Map<string, number>();
  /** Widths of groups by number, undefined while a group is open. */
  readonly #widths: (Width | undefined)[] = [[0, UNLIMITED]];
  /** Groups that only conditions referred to yet, and where. */
  readonly #conditions = new Map<number, number>();
  #flags: number;
  #depth = 0;
  /** Number of groups when the outermost look-behind that is open began, or -1. */
  #behindGroups = -1;

  constructor(points: ArrayLike<number>, isText: boolean, flags: number, doubts: string[]) {
    this.#reader = new PatternReader(points, isText);
    this.#doubts = doubts;
    this.#flags = flags;
  }

  get count(): number {
    return this.#widths.length;
  }

  parse(): ParsedPattern {
    const reader = this.#reader;
    const body = this.#alternatives((this.#flags & VERBOSE) !== 0, true);
    const flags = completeFlags(this.#flags, reader.isText);
    if (reader.next !== "") reader.fail("unbalanced parenthesis");
    for (const [group, at] of this.#conditions) {
      if (group >= this.count) {
        reader.at = at;
        reader.fail(`invalid group reference ${group}`);
      }
    }
    return {
      body,
      flags,
      groups: this.count,
      names: this.#names,
      groupWidths: this.#widths as Width[],
    };
  }

  #isClosed(group: number): boolean {
    return group < this.count && this.#widths[group] !== undefined;
  }

  checkReference(group: number, back: number): void {
    if (!this.#isClosed(group)) this.#reader.fail("cannot refer to an open group", back);
    this.#checkBehind(group);
  }

  #checkBehind(group: number): void {
    if (this.#behindGroups < 0) return;
    if (!this.#isClosed(group)) this.#reader.fail("cannot refer to an open group");
    if (group >= this.#behindGroups) {
      this.#reader.fail("cannot refer to group defined in the same lookbehind subpattern");
    }
  }

  #alternatives(verbose: boolean, outermost = false): Sequence {
    if (++this.#depth > DEPTH_LIMIT) {
      throw new FlagFailure("recursion", "maximum recursion depth exceeded");
    }
    const options: Sequence[] = [];
    do {
      // Flags at the very beginning hold for all alternatives.
      const spread = outermost && (this.#flags & VERBOSE) !== 0;
      options.push(this.#sequence(verbose || spread, outermost && options.length === 0));
    } while (
      this.#reader.match("|")
    );
    this.#depth--;
    return options.length === 1 ? options[0] : [{ kind: "branch", options }];
  }

  /** @param first whether global flags may stand here */
  #sequence(verboseAtFirst: boolean, first: boolean): Sequence {
    const reader = this.#reader;
    const nodes: Node[] = [];
    let verbose = verboseAtFirst;
    for (;;) {
      const { next } = reader;
      if (next === "" || next === "|" || next === ")") return nodes;
      reader.take();
      if (verbose) {
        if (" \t\n\r\v\f".includes(next)) continue;
        if (next === "#") {
          for (;;) {
            const skipped = reader.take();
            if (skipped === "" || skipped === "\n") break;
          }
          continue;
        }
      }
      switch (next) {
        case "[":
          nodes.push(this.#set());
          break;
        case "*":
        case "+":
        case "?":
        case "{":
          this.#repeat(next, nodes);
          break;
        case ".":
          nodes.push({ kind: "any" });
          break;
        case "(": {
          const node = this.#group(verbose, first && nodes.length === 0);
          if (node === "flags") verbose = (this.#flags & VERBOSE) !== 0;
          else if (node !== null) nodes.push(node);
          break;
        }
        case "^":
          nodes.push({ kind: "anchor", anchor: "line start" });
          break;
        case "$":
          nodes.push({ kind: "anchor", anchor: "end" });
          break;
        default:
          nodes.push(
            next[0] === "\\"
              ? escapeNode(reader, next, this)
              : { kind: "character", point: next.codePointAt(0)! },
          );
      }
    }
  }

  // --- sets

  #set(): Node {
    const reader = this.#reader;
    const start = reader.at - 1;
    if (reader.next === "[") this.#doubt("nested set", reader.at);
    const set: CharacterSet = { ranges: [], categories: 0, negated: reader.match("^") };
    const take = (): string => {
      const token = reader.take();
      if (token === "") reader.fail("unterminated character set", reader.at - start);
      return token;
    };
    const meaning = (token: string): number =>
      token[0] === "\\" ? setEscape(reader, token) : token.codePointAt(0)!;
    const add = (item: number) => {
      if (item < 0) set.categories |= -1 - item;
      else set.ranges.push(item, item);
    };
    for (let empty = true;; empty = false) {
      const token = take();
      if (token === "]" && !empty) break;
      const operation = SET_OPERATIONS[token];
      if (operation !== undefined && !empty && reader.next === token) {
        this.#doubt(`set ${operation}`, reader.at - 1);
      }
      const low = meaning(token);
      if (!reader.match("-")) {
        add(low);
        continue;
      }
      const other = take();
      if (other === "]") {
        add(low);
        add(0x2d);
        break;
      }
      if (other === "-") this.#doubt("set difference", reader.at - 2);
      const high = meaning(other);
      if (low < 0 || high < 0 || high < low) {
        reader.fail(
          `bad character range ${token}-${other}`,
          lengthOf(token) + 1 + lengthOf(other),
        );
      }
      set.ranges.push(low, high);
    }
    return { kind: "set", set };
  }

  /** Notes what a set may be taken for by a later version. */
  #doubt(what: string, at: number): void {
    if (this.#doubts.length < DOUBTS_MOST) this.#doubts.push(`Possible ${what} at position ${at}`);
  }

  // --- repetitions

  #repeat(token: string, nodes: Node[]): void {
    const reader = this.#reader;
    const start = reader.at;
    let least = 0;
    let most = UNLIMITED;
    if (token === "?") most = 1;
    else if (token === "+") least = 1;
    else if (token === "{") {
      if (reader.next === "}") {
        nodes.push({ kind: "character", point: 0x7b });
        return;
      }
      const low = reader.takeWhile(Infinity, DIGITS);
      const high = reader.match(",") ? reader.takeWhile(Infinity, DIGITS) : low;
      if (!reader.match("}")) {
        nodes.push({ kind: "character", point: 0x7b });
        reader.at = start;
        return;
      }
      if (low !== "") least = repetitions(low);
      if (high !== "") most = repetitions(high);
      if (most < least) {
        reader.fail("min repeat greater than max repeat", reader.at - start);
      }
    }
    const last = nodes.at(-1);
    if (last === undefined || last.kind === "anchor") {
      return reader.fail("nothing to repeat", reader.at - start + 1);
    }
    if (last.kind === "repeat") reader.fail("multiple repeat", reader.at - start + 1);
    const mode: RepeatMode = reader.match("?")
      ? "lazy"
      : reader.match("+")
      ? "possessive"
      : "greedy";
    const plain = last.kind === "group" && last.group === 0 && last.added === 0 &&
      last.removed === 0;
    nodes[nodes.length - 1] = {
      kind: "repeat",
      least,
      most,
      mode,
      body: plain ? last.body : [last],
    };
  }

  // --- groups

  /** What stands behind "(": a node, null for a comment, or that the flags changed. */
  #group(verbose: boolean, first: boolean): Node | "flags" | null {
    const reader = this.#reader;
    const start = reader.at - 1;
    let name = "";
    let captures = true;
    let atomic = false;
    let added = 0;
    let removed = 0;
    if (reader.match("?")) {
      const token = this.#needToken();
      switch (token) {
        case "P": {
          if (reader.match("<")) {
            name = reader.takeUntil(">", "group name");
            reader.checkGroupName(name, 1);
          } else if (reader.match("=")) return this.#namedReference();
          else {
            const other = this.#needToken();
            reader.fail(`unknown extension ?P${other}`, lengthOf(other) + 2);
          }
          break;
        }
        case ":":
          captures = false;
          break;
        case "#":
          for (;;) {
            if (reader.next === "") {
              reader.fail("missing ), unterminated comment", reader.at - start);
            }
            if (reader.take() === ")") return null;
          }
        case "=":
        case "!":
        case "<":
          return this.#look(token, verbose, start);
        case "(":
          return this.#condition(verbose, start);
        case ">":
          captures = false;
          atomic = true;
          break;
        default: {
          if (token !== "-" && !Object.hasOwn(FLAG_LETTERS, token)) {
            reader.fail(`unknown extension ?${token}`, lengthOf(token) + 1);
          }
          const flags = this.#inlineFlags(token);
          if (flags === null) {
            if (!first) {
              reader.fail(
                "global flags not at the start of the expression",
                reader.at - start,
              );
            }
            return "flags";
          }
          [added, removed] = flags;
          captures = false;
        }
      }
    }
    const group = captures ? this.#openGroup(name) : 0;
    const inside = (verbose || (added & VERBOSE) !== 0) && (removed & VERBOSE) === 0;
    const body = this.#alternatives(inside);
    if (!reader.match(")")) reader.fail(UNTERMINATED, reader.at - start);
    if (group !== 0) this.#widths[group] = widthOf(body, this.#widths);
    return atomic ? { kind: "atomic", body } : { kind: "group", group, added, removed, body };
  }

  #needToken(): string {
    const token = this.#reader.take();
    return token === "" ? this.#reader.fail("unexpected end of pattern") : token;
  }

  #openGroup(name: string): number {
    const group = this.count;
    if (group > GREATEST_GROUP) this.#reader.fail("too many groups");
    this.#widths.push(undefined);
    if (name !== "") {
      const other = this.#names.get(name);
      if (other !== undefined) {
        this.#reader.fail(
          `redefinition of group name ${stringRepr(name)} as group ${group}; was group ${other}`,
          lengthOf(name) + 1,
        );
      }
      this.#names.set(name, group);
    }
    return group;
  }

  /** (?P=name) */
  #namedReference(): Node {
    const reader = this.#reader;
    const name = reader.takeUntil(")", "group name");
    reader.checkGroupName(name, 1);
    const group = this.#groupNamed(name);
    this.checkReference(group, lengthOf(name) + 1);
    return { kind: "reference", group };
  }

  #groupNamed(name: string): number {
    const group = this.#names.get(name);
    if (group !== undefined) return group;
    return this.#reader.fail(`unknown group name ${stringRepr(name)}`, lengthOf(name) + 1);
  }

  #look(token: string, verbose: boolean, start: number): Node {
    const reader = this.#reader;
    let sign = token;
    const behind = token === "<";
    const outer = this.#behindGroups;
    if (behind) {
      sign = this.#needToken();
      if (sign !== "=" && sign !== "!") {
        reader.fail(`unknown extension ?<${sign}`, lengthOf(sign) + 2);
      }
      if (outer < 0) this.#behindGroups = this.count;
    }
    const body = this.#alternatives(verbose);
    this.#behindGroups = outer;
    if (!reader.match(")")) reader.fail(UNTERMINATED, reader.at - start);
    if (sign === "!" && body.length === 0) return { kind: "failure" };
    return { kind: "look", behind, negated: sign === "!", body };
  }

  /** (?(group)yes|no) */
  #condition(verbose: boolean, start: number): Node {
    const reader = this.#reader;
    const name = reader.takeUntil(")", "group name");
    let group: number;
    if (/^[0-9]+$/.test(name)) {
      group = parseInt(name, 10);
      if (group === 0) reader.fail("bad group number", name.length + 1);
      if (group >= GREATEST_GROUP) {
        reader.fail(`invalid group reference ${BigInt(name)}`, name.length + 1);
      }
      if (!this.#conditions.has(group)) this.#conditions.set(group, reader.at - name.length - 1);
    } else {
      reader.checkGroupName(name, 1);
      group = this.#groupNamed(name);
    }
    this.#checkBehind(group);
    if (++this.#depth > DEPTH_LIMIT) {
      throw new FlagFailure("recursion", "maximum recursion depth exceeded");
    }
    const yes = this.#sequence(verbose, false);
    let no: Sequence = [];
    if (reader.match("|")) {
      no = this.#sequence(verbose, false);
      if (reader.next === "|") reader.fail("conditional backref with more than two branches");
    }
    this.#depth--;
    if (!reader.match(")")) reader.fail(UNTERMINATED, reader.at - start);
    return { kind: "condition", group, yes, no };
  }

  /** Flags to be added and removed in a group, or null when they were for the whole pattern. */
  #inlineFlags(first: string): readonly [added: number, removed: number] | null {
    const reader = this.#reader;
    let token = first;
    let added = 0;
    let removed = 0;
    const isFlag = () => Object.hasOwn(FLAG_LETTERS, token);
    const refuse = (otherwise: string): never =>
      reader.fail(/^\p{Alphabetic}/u.test(token) ? "unknown flag" : otherwise, lengthOf(token));
    if (token !== "-") {
      for (;;) {
        const flag = FLAG_LETTERS[token];
        if (reader.isText && token === "L") {
          reader.fail("bad inline flags: cannot use 'L' flag with a str pattern");
        }
        if (!reader.isText && token === "u") {
          reader.fail("bad inline flags: cannot use 'u' flag with a bytes pattern");
        }
        added |= flag;
        if ((flag & TYPE_FLAGS) !== 0 && (added & TYPE_FLAGS) !== flag) {
          reader.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        token = reader.take();
        if (token === "") reader.fail("missing -, : or )");
        if (token === ")" || token === "-" || token === ":") break;
        if (!isFlag()) refuse("missing -, : or )");
      }
    }
    if (token === ")") {
      this.#flags |= added;
      return null;
    }
    if ((added & GLOBAL_FLAGS) !== 0) {
      reader.fail("bad inline flags: cannot turn on global flag", 1);
    }
    if (token === "-") {
      token = reader.take();
      if (token === "") reader.fail("missing flag");
      if (!isFlag()) refuse("missing flag");
      for (;;) {
        const flag = FLAG_LETTERS[token];
        if ((flag & TYPE_FLAGS) !== 0) {
          reader.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        removed |= flag;
        token = reader.take();
        if (token === "") reader.fail("missing :");
        if (token === ":") break;
        if (!isFlag()) refuse("missing :");
      }
    }
    if ((added & removed) !== 0) {
      reader.fail("bad inline flags: flag turned on and off", 1);
    }
    return [added, removed];
  }
}

/** @throws FlagFailure */
function repetitions(digits: string): number {
  const count = parseInt(digits, 10);
  if (count < UNLIMITED) return count;
  throw new FlagFailure("overflow", "the repetition number is too large");
}

/** @throws FlagFailure */
function completeFlags(flags: number, isText: boolean): number {
  const refuse = (message: string): never => {
    throw new FlagFailure("value", message);
  };
  if (isText) {
    if ((flags & LOCALE) !== 0) refuse("cannot use LOCALE flag with a str pattern");
    if ((flags & ASCII) !== 0 && (flags & UNICODE) !== 0) {
      refuse("ASCII and UNICODE flags are incompatible");
    }
    return (flags & ASCII) !== 0 ? flags : flags | UNICODE;
  }
  if ((flags & UNICODE) !== 0) refuse("cannot use UNICODE flag with a bytes pattern");
  if ((flags & LOCALE) !== 0 && (flags & ASCII) !== 0) {
    refuse("ASCII and LOCALE flags are incompatible");
  }
  return flags;
}
