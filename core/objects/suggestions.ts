/**
 * "Did you mean": the name most like a wrong one (Python/suggestions.c; Lib/traceback.py: _compute_suggestion_error).
 */
const MOST_CANDIDATES = 750;
const MOST_CHARACTERS = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

function substitutionCost(a: number, b: number): number {
  if ((a & 31) !== (b & 31)) return MOVE_COST;
  if (a === b) return 0;
  const lower = (unit: number) => unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return lower(a) === lower(b) ? CASE_COST : MOVE_COST;
}

/** Levenshtein distance with these costs; more than `most` as soon as it is known to be more. */
function distance(left: Uint8Array, right: Uint8Array, most: number): number {
  let start = 0;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start++;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  let a = left.subarray(start, leftEnd);
  let b = right.subarray(start, rightEnd);
  if (a.length === 0 || b.length === 0) return (a.length + b.length) * MOVE_COST;
  if (a.length > MOST_CHARACTERS || b.length > MOST_CHARACTERS) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > most) return most + 1;
  const row = new Int32Array(a.length);
  for (let i = 0; i < a.length; i++) row[i] = (i + 1) * MOVE_COST;
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let diagonal = j * MOVE_COST;
    result = diagonal;
    let least = Infinity;
    for (let i = 0; i < a.length; i++) {
      const substitute = diagonal + substitutionCost(b[j], a[i]);
      diagonal = row[i];
      const move = Math.min(result, diagonal) + MOVE_COST;
      result = Math.min(move, substitute);
      row[i] = result;
      if (result < least) least = result;
    }
    if (least > most) return most + 1;
  }
  return result;
}

/** The candidate that `wrong` is most likely a misspelling of, or null. */
export function closestName(wrong: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MOST_CANDIDATES) return null;
  const encoder = new TextEncoder();
  const name = encoder.encode(wrong);
  let best = Infinity;
  let suggestion: string | null = null;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const other = encoder.encode(candidate);
    // No more than a third of the characters may need to change, and earlier candidates must be beaten.
    const most = Math.min(Math.floor((name.length + other.length + 3) * MOVE_COST / 6), best - 1);
    const found = distance(name, other, most);
    if (found > most) continue;
    suggestion = candidate;
    best = found;
  }
  return suggestion;
}

const STANDARD_MODULES =
  "__future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 " +
  "_bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections " +
  "_collections_abc _colorize _compat_pickle _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm " +
  "_decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac " +
  "_imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase " +
  "_md5 _multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle " +
  "_posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue " +
  "_random _remote_debugging _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat " +
  "_statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter " +
  "_tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc " +
  "annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile " +
  "calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser " +
  "contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest " +
  "email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools " +
  "gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib " +
  "importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math " +
  "mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator " +
  "optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile " +
  "pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource " +
  "rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver " +
  "sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable " +
  "sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token " +
  "tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib " +
  "uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib " +
  "zoneinfo";

/** Whether a module of this name is in CPython's standard library (sys.stdlib_module_names). */
export function isStandardModule(name: string): boolean {
  return !name.includes(" ") && ` ${STANDARD_MODULES} `.includes(` ${name} `);
}
