/** Modules of CPython's standard library that are not there, and why: an import of one raises a ModuleNotFoundError that says it. */

const GROUPS: Readonly<Record<string, string>> = {
  "guest code has no network":
    `ftplib imaplib poplib smtplib wsgiref xmlrpc http.cookiejar urllib.robotparser
    asyncio.streams`,
  "guest code cannot start processes": "multiprocessing pty venv ensurepip asyncio.subprocess",
  "guest code cannot map files into memory": "mmap",
  "guest code has no file descriptors of the system": "fcntl",
  "guest code has no screen": "tkinter turtle turtledemo idlelib curses",
  "guest code has no terminal": "termios tty readline",
  "guest code has no browser": "webbrowser antigravity",
  "guest code has no system log": "syslog",
  "guest code has no databases": "sqlite3 dbm.gnu dbm.ndbm dbm.sqlite3",
  "guest code has no accounts of users": "pwd grp",
  "guest code has limits of its own, which it cannot see": "resource",
  "it belongs to Windows": "msvcrt nt nturl2path winreg winsound",
  "bytecode here is not CPython's": "dis opcode",
  "programs are not kept as bytecode": "py_compile compileall",
  "blocks of memory are not traced": "tracemalloc",
  "there is no installation to set up": "site",
  "regular expressions are compiled in another way": "sre_compile sre_constants sre_parse",
  "there is no decoder of that format": "compression.zstd",
  "there are no tables of Unicode 3.2": "stringprep",
  "calls are not traced": "cProfile profile pstats trace",
  "it is not part of Whipsnake": `mailbox modulefinder pickletools pyclbr pydoc pydoc_data
    symtable tabnanny this xml.dom.expatbuilder xml.dom.pulldom zipapp`,
};

const REASONS = new Map<string, string>();
for (const [why, names] of Object.entries(GROUPS)) {
  for (const name of names.trim().split(/\s+/)) REASONS.set(name, why);
}

/** Why there can be no module of that name; undefined when nothing is known of it. */
export function whyRefused(name: string): string | undefined {
  return REASONS.get(name);
}
