/**
 * Tidies the assembly text that clang makes of the stencils, before it is assembled. Clang lays a stencil out as if both ways
 * out of it were equally far. Here the way on (`CONT`) comes last, where its jump is dropped, and each branch to the other one
 * goes there at once.
 */

const INVERSE: Readonly<Record<string, string>> = (() => {
  const pairs = ["e ne", "a be", "ae b", "g le", "ge l", "s ns", "p np", "o no"];
  const all = pairs.map((pair) => pair.split(" "));
  return Object.fromEntries(all.flatMap(([x, y]) => [[`j${x}`, `j${y}`], [`j${y}`, `j${x}`]]));
})();

const LABEL = /^(\.L\w+):$/;
const BRANCH = /^(j(?!mp)\w+) (\S+)$/;
const SMALL_INT_TEST = "addl $1073741824, ";

/** A function in assembly. */
export interface AssemblyFunction {
  readonly name: string;
  /** Without directives and comments. */
  readonly lines: string[];
}

/**
 * The functions of an assembly text, in order. Constants that a function reads are named by what they are, as
 * `DATA_` and their bytes in hexadecimal digits.
 *
 * @param comment what a comment begins with
 */
export function readFunctions(text: string, comment: string): AssemblyFunction[] {
  const functions: AssemblyFunction[] = [];
  const data = new Map<string, string>();
  let lines: string[] | null = null;
  let constant = "";
  for (const raw of text.split("\n")) {
    const end = raw.indexOf(comment);
    const line = (end < 0 ? raw : raw.slice(0, end)).trim().replaceAll(/\s+/g, " ");
    const start = /^(s\d+_\d+):$/.exec(line);
    const constantStart = /^(\.LCPI\w+):$/.exec(line);
    const bytes = /^\.(quad|xword|long|word|byte|zero) (\w+)$/.exec(line);
    if (start !== null) {
      lines = [];
      functions.push({ name: start[1], lines });
    } else if (constantStart !== null) {
      constant = constantStart[1];
      data.set(constant, "");
    } else if (lines === null && bytes !== null) {
      data.set(constant, data.get(constant) + hexadecimal(bytes[1], BigInt(bytes[2])));
    } else if (line.startsWith(".Lfunc_end")) {
      lines = null;
      constant = "";
    } else if (lines !== null && line !== "" && (!line.startsWith(".") || LABEL.test(line))) {
      lines.push(line);
    }
  }
  for (const { lines } of functions) {
    lines.forEach((line, i) => {
      if (line.includes(".LCPI")) {
        lines[i] = line.replaceAll(/\.LCPI\w+/g, (name) => `DATA_${data.get(name)}`);
      }
    });
  }
  return functions;
}

/** Bytes of a number that a directive stands for, little-endian. */
function hexadecimal(directive: string, value: bigint): string {
  if (directive === "zero") return "00".repeat(Number(value));
  const size = { quad: 8, xword: 8, long: 4, word: 4, byte: 1 }[directive]!;
  const digits = BigInt.asUintN(8 * size, value).toString(16).padStart(2 * size, "0");
  return digits.match(/../g)!.reverse().join("");
}

/** Tidies one function's lines of x86-64. */
export function tidy(given: readonly string[]): string[] {
  let lines = breakDependencies(given);
  for (;;) {
    const next = dropUnused(shortcut(smallInts(lines)));
    if (next.join("\n") === lines.join("\n")) return next;
    lines = next;
  }
}

/** A conversion to double leaves the other half of its register as it was, and so waits for it, unless that was cleared. */
function breakDependencies(lines: readonly string[]): string[] {
  return lines.flatMap((line, i) => {
    const register = /^cvtsi2sd\w? \S+, (%xmm\d+)$/.exec(line)?.[1];
    const clear = `xorps ${register}, ${register}`;
    return register === undefined || lines[i - 1] === clear ? [line] : [clear, line];
  });
}

/** Branches to what only jumps out go out at once; a branch around a jump out becomes the inverse branch. */
function shortcut(lines: readonly string[]): string[] {
  const jumpAt = new Map<string, string>();
  lines.forEach((line, i) => {
    const label = LABEL.exec(line);
    const next = lines[i + 1];
    if (label !== null && next?.startsWith("jmp ") && !next.includes("*")) {
      jumpAt.set(label[1], next.slice(4));
    }
  });
  const out = lines.map((line) => {
    const branch = BRANCH.exec(line);
    const target = branch === null ? undefined : jumpAt.get(branch[2]);
    return target === undefined ? line : `${branch![1]} ${target}`;
  });
  for (let i = 0; i + 1 < out.length; i++) {
    const branch = BRANCH.exec(out[i]);
    if (branch === null || !out[i + 1].startsWith("jmp ")) continue;
    const other = out[i + 1].slice(4);
    const around = out[i + 2] === `${branch[2]}:`;
    if (!around && !(branch[2] === "CONT" && i + 2 === out.length)) continue;
    out[i] = `${INVERSE[branch[1]]} ${other}`;
    if (around) out.splice(i + 1, 1);
    else out[i + 1] = "jmp CONT";
  }
  return out;
}

/** Leaves out labels that nobody goes to, what stands behind a jump without a label, and jumps to the next line. */
function dropUnused(lines: readonly string[]): string[] {
  const used = new Set<string>();
  for (const line of lines) {
    for (const [name] of line.matchAll(/\.L\w+/g)) if (!LABEL.test(line)) used.add(name);
  }
  const out: string[] = [];
  let reachable = true;
  lines.forEach((line, i) => {
    const label = LABEL.exec(line);
    if (label !== null) {
      if (!used.has(label[1])) return;
      reachable = true;
    }
    if (!reachable) return;
    if (line.startsWith("jmp ") && lines[i + 1] === `${line.slice(4)}:`) return;
    out.push(line);
    if (/^(?:jmp|retq?)\b/.test(line)) reachable = false;
  });
  return out;
}

/**
 * The test for small ints: `x + 0x40000000 < 0` as an addition to a copy of x becomes a comparison with -0x40000000, which
 * sets the same sign. And what was computed aside, because the result's register had the copy, is computed in place.
 */
function smallInts(given: readonly string[]): string[] {
  const lines = [...given];
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].startsWith(SMALL_INT_TEST)) continue;
    const copy = lines[i].slice(SMALL_INT_TEST.length);
    const from = /^movl (%\w+), (%\w+)$/.exec(lines[i - 1] ?? "");
    const branch = BRANCH.exec(lines[i + 1] ?? "");
    if (branch === null || !/^jn?s$/.test(branch[1])) continue;
    if (from !== null && from[2] === copy && lines[i + 2] === lines[i - 1]) {
      // movl x, r; addl; js; movl x, r: the copy is made again behind, and nobody looks at it where it leaves.
      lines.splice(i - 1, 2, `cmpl $-1073741824, ${from[1]}`);
      const test = i - 1;
      const address = /^leal (.*), %eax$/.exec(lines[test - 1] ?? "");
      const last = lines[test + 3] === "jmp CONT";
      if (from[1] === "%eax" && address !== null && last) {
        lines[test - 1] = `leal ${address[1]}, ${from[2]}`;
        lines[test] = `cmpl $-1073741824, ${from[2]}`;
        lines.splice(test + 2, 1);
      }
      return lines;
    }
    // movl $C, %eax; addl b, %eax; addl; js; movl $C, r; addl b, r.
    const sum = lines[i - 1];
    const symbol = /^movl \$(\w+), %eax$/.exec(lines[i - 2] ?? "");
    const addend = /^addl (%\w+), %eax$/.exec(sum ?? "");
    const again = /^movl \$(\w+), (%\w+)$/.exec(lines[i + 2] ?? "");
    if (copy !== "%eax" || symbol === null || addend === null || again === null) continue;
    const register = again[2];
    const added = lines[i + 3] === `addl ${addend[1]}, ${register}`;
    if (again[1] !== symbol[1] || !added || lines[i + 4] !== "jmp CONT") continue;
    lines.splice(
      i - 2,
      6,
      `leal ${symbol[1]}(${wide(addend[1])}), ${register}`,
      `cmpl $-1073741824, ${register}`,
      lines[i + 1],
    );
    return lines;
  }
  return lines;
}

/** The 64-bit name of a 32-bit register. */
function wide(name: string): string {
  if (/^%r\d+d$/.test(name)) return name.slice(0, -1);
  return name.replace("%e", "%r");
}

/** An assembly text of functions. */
export function assemblyText(functions: readonly AssemblyFunction[]): string {
  const parts = [".text\n"];
  for (const { name, lines } of functions) {
    parts.push(
      `.type ${name},@function\n${name}:\n${lines.join("\n")}\n.size ${name}, .-${name}\n`,
    );
  }
  return parts.join("");
}
