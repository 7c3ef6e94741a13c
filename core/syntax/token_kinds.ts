/**
 * The kinds of token, as small integers. The order matters in three places: white-space tokens come
 * first so that `kind <= DEDENT` finds them, the augmented assignments stand together, and the
 * keywords come last so that `kind >= FALSE` finds them.
 */

export const ENDMARKER = 0;
export const NEWLINE = 1;
export const INDENT = 2;
export const DEDENT = 3;
export const NAME = 4;
export const NUMBER = 5;
export const STRING = 6;
/** The prefix and opening quote of an f-string. */
export const FSTRING_START = 7;
/** Literal text inside an f-string or its format spec. */
export const FSTRING_MIDDLE = 8;
/** The closing quote of an f-string. */
export const FSTRING_END = 9;
export const TSTRING_START = 10;
export const TSTRING_MIDDLE = 11;
export const TSTRING_END = 12;
/** Where the text cannot be cut into tokens; always the last one. `TokenStream.error` tells why. */
export const ERROR = 13;
/** `$`, `?` or a back quote: no rule accepts it. */
export const UNKNOWN = 14;

export const LPAR = 16;
export const RPAR = 17;
export const LSQB = 18;
export const RSQB = 19;
export const LBRACE = 20;
export const RBRACE = 21;
export const COMMA = 22;
export const COLON = 23;
export const SEMI = 24;
export const DOT = 25;
export const ELLIPSIS = 26;
export const RARROW = 27;
export const COLONEQUAL = 28;
export const EXCLAMATION = 29;
export const EQUAL = 30;
export const PLUS = 31;
export const MINUS = 32;
export const STAR = 33;
export const SLASH = 34;
export const DOUBLESLASH = 35;
export const PERCENT = 36;
export const AT = 37;
export const DOUBLESTAR = 38;
export const LEFTSHIFT = 39;
export const RIGHTSHIFT = 40;
export const AMPER = 41;
export const VBAR = 42;
export const CIRCUMFLEX = 43;
export const TILDE = 44;
export const LESS = 45;
export const GREATER = 46;
export const LESSEQUAL = 47;
export const GREATEREQUAL = 48;
export const EQEQUAL = 49;
/** `!=`, and `<>` as well: the parser tells them apart. */
export const NOTEQUAL = 50;

export const PLUSEQUAL = 51;
export const MINEQUAL = 52;
export const STAREQUAL = 53;
export const SLASHEQUAL = 54;
export const DOUBLESLASHEQUAL = 55;
export const PERCENTEQUAL = 56;
export const ATEQUAL = 57;
export const DOUBLESTAREQUAL = 58;
export const LEFTSHIFTEQUAL = 59;
export const RIGHTSHIFTEQUAL = 60;
export const AMPEREQUAL = 61;
export const VBAREQUAL = 62;
export const CIRCUMFLEXEQUAL = 63;

export const FALSE = 64;
export const NONE = 65;
export const TRUE = 66;
export const AND = 67;
export const AS = 68;
export const ASSERT = 69;
export const ASYNC = 70;
export const AWAIT = 71;
export const BREAK = 72;
export const CLASS = 73;
export const CONTINUE = 74;
export const DEF = 75;
export const DEL = 76;
export const ELIF = 77;
export const ELSE = 78;
export const EXCEPT = 79;
export const FINALLY = 80;
export const FOR = 81;
export const FROM = 82;
export const GLOBAL = 83;
export const IF = 84;
export const IMPORT = 85;
export const IN = 86;
export const IS = 87;
export const LAMBDA = 88;
export const NONLOCAL = 89;
export const NOT = 90;
export const OR = 91;
export const PASS = 92;
export const RAISE = 93;
export const RETURN = 94;
export const TRY = 95;
export const WHILE = 96;
export const WITH = 97;
export const YIELD = 98;

/** The hard keywords, in the order of their kinds from `FALSE` on. */
export const KEYWORDS: readonly string[] = [
  "False",
  "None",
  "True",
  "and",
  "as",
  "assert",
  "async",
  "await",
  "break",
  "class",
  "continue",
  "def",
  "del",
  "elif",
  "else",
  "except",
  "finally",
  "for",
  "from",
  "global",
  "if",
  "import",
  "in",
  "is",
  "lambda",
  "nonlocal",
  "not",
  "or",
  "pass",
  "raise",
  "return",
  "try",
  "while",
  "with",
  "yield",
];

/** Set in the flags of a string token: its prefix has an `r`. */
export const RAW_FLAG = 1;
/** Set in the flags of a string token: its prefix has a `b`. */
export const BYTES_FLAG = 2;
/** Set in the flags of a string token: it has three quotes on each side. */
export const TRIPLE_FLAG = 4;
/** Set in the flags of a string or literal-text token: there is a backslash in it. */
export const BACKSLASH_FLAG = 8;
/** Set in the flags of a name or string token: there is a character beyond ASCII in it. */
export const NON_ASCII_FLAG = 16;
/** The length of a string token's prefix stands in the flags above this many bits. */
export const PREFIX_SHIFT = 5;
