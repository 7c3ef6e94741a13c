/**
 * Makes a program that shows a fault smaller: deletes statements, with what is in them, and puts bodies of compound statements in
 * their place, as long as the fault stays.
 *
 * It works on lines, and knows of Python only that a suite is indented deeper than its header. What it makes need not be a
 * program: such a candidate does not show the fault and is dropped.
 */

/** The smallest program found for which `fails` holds, as it does for `source`. */
export function reduceProgram(source: string, fails: (source: string) => boolean): string {
  let lines = source.split("\n").filter((line) => line.trim() !== "");
  const keeps = (candidate: string[]) => {
    if (!fails(candidate.join("\n") + "\n")) return false;
    lines = candidate;
    return true;
  };
  // Large pieces first, as long as that helps.
  for (let size = lines.length >> 1; size > 1; size >>= 1) {
    for (let at = lines.length - size; at >= 0; at -= size) {
      if (at + size <= lines.length) keeps(lines.toSpliced(at, size));
    }
  }
  for (let before = Infinity; before > lines.join("\n").length;) {
    before = lines.join("\n").length;
    for (let at = lines.length - 1; at >= 0; at--) {
      if (at >= lines.length) continue;
      const end = endOfSuite(lines, at);
      if (keeps(lines.toSpliced(at, end - at))) continue;
      if (end > at + 1) {
        const body = lines.slice(at + 1, end).map((line) => line.slice(4));
        if (keeps(lines.toSpliced(at, end - at, ...body))) continue;
        if (keeps(lines.toSpliced(at + 1, end - at - 1, `${indentOf(lines[at])}    pass`))) {
          continue;
        }
      }
      for (const shorter of simplerLines(lines[at])) {
        if (keeps(lines.toSpliced(at, 1, shorter))) break;
      }
    }
  }
  return lines.join("\n") + "\n";
}

function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/** The line behind the last one of the suite under line `at`. */
function endOfSuite(lines: readonly string[], at: number): number {
  const indent = indentOf(lines[at]).length;
  let end = at + 1;
  while (end < lines.length && indentOf(lines[end]).length > indent) end++;
  return end;
}

/** The line with a pair of parentheses, or an operand, replaced by something simple. */
function simplerLines(line: string): string[] {
  const simpler: string[] = [];
  for (let from = 0; from < line.length; from++) {
    if (line[from] !== "(") continue;
    let depth = 0;
    let to = from;
    do {
      if (line[to] === "(") depth++;
      if (line[to] === ")") depth--;
      to++;
    } while (depth > 0 && to < line.length);
    const inner = line.slice(from + 1, to - 1);
    if (/^[\w.]*$/.test(inner)) continue;
    for (
      const put of ["1", "0", inner.match(/^(\([^()]*\)|[\w.]+) [-+*/%&|^<>=!]+ /)?.[1] ?? "2"]
    ) {
      simpler.push(`${line.slice(0, from)}(${put})${line.slice(to)}`);
    }
  }
  return simpler.filter((each) => each.length < line.length);
}
