/** Templates of sub() and expand(): text with references to groups (Lib/re/_parser.py: parse_template). */
import { stringRepr } from "../../objects/text/string_repr.ts";
import { DIGITS, lengthOf, OCTAL_DIGITS, PatternReader } from "./pattern_reader.ts";

/** Code points, and numbers of groups as -1 - group. */
export type Template = readonly number[];

/** Thrown when a template names a group that there is not: IndexError. */
export class UnknownGroup {
  constructor(readonly message: string) {}
}

const CONTROL: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
const GREATEST_GROUP = 1073741823;

/**
 * @param groups how many groups the pattern has
 * @param groupNamed number of a group with a name, or -1
 * @throws PatternFailure, UnknownGroup
 */
export function parseTemplate(
  points: ArrayLike<number>,
  isText: boolean,
  groups: number,
  groupNamed: (name: string) => number,
): Template {
  const reader = new PatternReader(points, isText);
  const parts: number[] = [];
  const addGroup = (group: number, back: number) => {
    if (group > groups) reader.fail(`invalid group reference ${group}`, back);
    parts.push(-1 - group);
  };
  for (let token = reader.take(); token !== ""; token = reader.take()) {
    if (token[0] !== "\\") {
      parts.push(token.codePointAt(0)!);
      continue;
    }
    const letter = token.slice(1);
    if (letter === "g") {
      if (!reader.match("<")) reader.fail("missing <");
      const name = reader.takeUntil(">", "group name");
      if (/^[0-9]+$/.test(name)) {
        const group = parseInt(name, 10);
        if (group >= GREATEST_GROUP) {
          reader.fail(`invalid group reference ${BigInt(name)}`, name.length + 1);
        }
        addGroup(group, name.length + 1);
      } else {
        reader.checkGroupName(name, 1);
        const group = groupNamed(name);
        if (group < 0) throw new UnknownGroup(`unknown group name ${stringRepr(name)}`);
        addGroup(group, lengthOf(name) + 1);
      }
    } else if (letter === "0") {
      parts.push(parseInt(letter + reader.takeWhile(2, OCTAL_DIGITS), 8) & 0xff);
    } else if (DIGITS.includes(letter)) {
      let escape = token;
      let octal = false;
      if (reader.nextIs(DIGITS)) {
        escape += reader.take();
        octal = OCTAL_DIGITS.includes(escape[1]) && OCTAL_DIGITS.includes(escape[2]) &&
          reader.nextIs(OCTAL_DIGITS);
      }
      if (octal) {
        escape += reader.take();
        const point = parseInt(escape.slice(1), 8);
        if (point > 0o377) {
          reader.fail(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
        }
        parts.push(point);
      } else addGroup(parseInt(escape.slice(1), 10), escape.length - 1);
    } else if (Object.hasOwn(CONTROL, letter)) parts.push(CONTROL[letter]);
    else if (letter === "\\") parts.push(0x5c);
    else {
      if (/^[A-Za-z]$/.test(letter)) reader.fail(`bad escape ${token}`, 2);
      parts.push(0x5c, letter.codePointAt(0)!);
    }
  }
  return parts;
}
