/** The tree of a regular expression: what parser.ts makes of a pattern and code_writer.ts makes a program of. */

export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** "No upper limit" of a repetition (MAXREPEAT). */
export const UNLIMITED = 4294967295;

// Categories of characters, bits of CharacterSet.categories.
export const DIGIT = 1;
export const NOT_DIGIT = 2;
export const SPACE = 4;
export const NOT_SPACE = 8;
export const WORD = 16;
export const NOT_WORD = 32;

/** A set as it is written: `ranges` are pairs of least and greatest code point, in no order. */
export interface CharacterSet {
  readonly ranges: number[];
  categories: number;
  negated: boolean;
}

export type Anchor = "text start" | "line start" | "boundary" | "not boundary" | "end" | "text end";

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Node =
  | { readonly kind: "character"; readonly point: number }
  | { readonly kind: "any" }
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "anchor"; readonly anchor: Anchor }
  | { readonly kind: "branch"; readonly options: readonly Sequence[] }
  | GroupNode
  | {
    readonly kind: "repeat";
    readonly least: number;
    readonly most: number;
    readonly mode: RepeatMode;
    readonly body: Sequence;
  }
  | { readonly kind: "atomic"; readonly body: Sequence }
  | {
    readonly kind: "look";
    readonly behind: boolean;
    readonly negated: boolean;
    readonly body: Sequence;
  }
  | { readonly kind: "reference"; readonly group: number }
  | {
    readonly kind: "condition";
    readonly group: number;
    readonly yes: Sequence;
    readonly no: Sequence;
  }
  | { readonly kind: "failure" };

/** A group; `group` 0 when it does not capture; flags that hold within it. */
export interface GroupNode {
  readonly kind: "group";
  readonly group: number;
  readonly added: number;
  readonly removed: number;
  readonly body: Sequence;
}

export type Sequence = readonly Node[];

/** A parsed pattern. */
export interface ParsedPattern {
  readonly body: Sequence;
  /** Flags given and found, completed (UNICODE for str without ASCII). */
  readonly flags: number;
  /** Number of groups, the whole match included. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** Length of what each closed group matches. */
  readonly groupWidths: readonly Width[];
}

/** Least and greatest number of characters. */
export type Width = readonly [least: number, most: number];

/** What a sequence matches, in characters. */
export function widthOf(body: Sequence, groupWidths: readonly (Width | undefined)[]): Width {
  let least = 0;
  let most = 0;
  for (const node of body) {
    const [low, high] = widthOfNode(node, groupWidths);
    least = Math.min(least + low, UNLIMITED);
    most = Math.min(most + high, UNLIMITED);
  }
  return [least, most];
}

function widthOfNode(node: Node, groupWidths: readonly (Width | undefined)[]): Width {
  switch (node.kind) {
    case "character":
    case "any":
    case "set":
      return [1, 1];
    case "branch": {
      let least = UNLIMITED;
      let most = 0;
      for (const option of node.options) {
        const [low, high] = widthOf(option, groupWidths);
        least = Math.min(least, low);
        most = Math.max(most, high);
      }
      return [least, most];
    }
    case "group":
    case "atomic":
      return widthOf(node.body, groupWidths);
    case "repeat": {
      const [low, high] = widthOf(node.body, groupWidths);
      return [
        Math.min(low * node.least, UNLIMITED),
        high === 0 ? 0 : Math.min(high * node.most, UNLIMITED),
      ];
    }
    case "reference":
      return groupWidths[node.group] ?? [0, UNLIMITED];
    case "condition": {
      const [low, high] = widthOf(node.yes, groupWidths);
      const [otherLow, otherHigh] = widthOf(node.no, groupWidths);
      return [Math.min(low, otherLow), Math.max(high, otherHigh)];
    }
    default:
      return [0, 0];
  }
}
