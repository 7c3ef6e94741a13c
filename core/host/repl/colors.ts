/** Colours of tracebacks at the prompt, after CPython's (Lib/_colorize.py). */

const RESET = "\x1b[0m";
const MAGENTA = "\x1b[35m";
const BOLD_MAGENTA = "\x1b[1;35m";
const BOLD_RED = "\x1b[1;31m";

const FILE = /^(\s*(?:\| )*)File "(.*)", line (\d+)(?:, in (.*))?$/;
const MARKS = /^(\s*(?:\| )*)([~^ ]*[~^])$/;
const LAST =
  /^((?:\s*\| )*)((?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration|Group))(: .*)?$/;

/** A traceback with colours. */
export function colored(traceback: string): string {
  return traceback.split("\n").map(coloredLine).join("\n");
}

function coloredLine(line: string): string {
  const file = FILE.exec(line);
  if (file !== null) {
    const [, indent, name, number, where] = file;
    return `${indent}File ${MAGENTA}"${name}"${RESET}, line ${MAGENTA}${number}${RESET}` +
      (where === undefined ? "" : `, in ${MAGENTA}${where}${RESET}`);
  }
  const marks = MARKS.exec(line);
  if (marks !== null) return `${marks[1]}${BOLD_RED}${marks[2]}${RESET}`;
  const last = LAST.exec(line);
  if (last !== null) {
    const [, indent, type, message] = last;
    const rest = message === undefined ? "" : `: ${MAGENTA}${message.slice(2)}${RESET}`;
    return `${indent}${BOLD_MAGENTA}${type}${RESET}${rest}`;
  }
  return line;
}
