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

/** Registers that no stencil has parameters in, by all their names. */
const TEMPORARIES = ["%eax", "%ebx", "%r10d"];
const ALL_NAMES: Readonly<Record<string, RegExp>> = {
  "%eax": /%(?:[re]ax|ax|al)\b/,
  "%ebx": /%(?:[re]bx|bx|bl)\b/,
  "%r10d": /%r10[dwb]?\b/,
};

/** Whether a temporary register is looked at in the lines. */
function isRead(register: string, lines: readonly string[]): boolean {
  return lines.some((line) => ALL_NAMES[register].test(line));
}

/**
 * The test for small ints: `x + 0x40000000 < 0` as an addition to a copy of x becomes a comparison with -0x40000000, which
 * sets the same sign. And what was computed aside, to be put into the result's register behind the test, is computed there:
 * nobody looks at that register where the test leaves.
 */
function smallInts(given: readonly string[]): string[] {
  const lines = [...given];
  for (let i = 1; i < lines.length; i++) {
    if (!lines[i].startsWith(SMALL_INT_TEST)) continue;
    const copy = lines[i].slice(SMALL_INT_TEST.length);
    if (!/^js /.test(lines[i + 1] ?? "")) continue;
    const from = /^movl (%\w+), (%\w+)$/.exec(lines[i - 1]);
    if (from !== null && from[2] === copy) {
      const again = lines[i + 2] === lines[i - 1];
      const lost = TEMPORARIES.includes(copy) && !isRead(copy, lines.slice(i + 2));
      if (again || lost) {
        lines.splice(i - 1, 2, `cmpl $-1073741824, ${from[1]}`);
        return lines;
      }
    }
    // movl $C, %eax; addl b, %eax; addl; js; and then the sum anew into r, for which there is one instruction.
    const symbol = /^movl (\$\w+), %eax$/.exec(lines[i - 2] ?? "");
    const addend = /^addl (%\w+), %eax$/.exec(lines[i - 1]);
    if (copy !== "%eax" || symbol === null || addend === null) continue;
    const [first, second, last] = lines.slice(i + 2);
    if (last !== "jmp CONT") continue;
    const load = /^movl (\$\w+), (%\w+)$/.exec(first);
    if (load === null || load[1] !== symbol[1]) continue;
    const target = second === `addl ${addend[1]}, ${load[2]}`
      ? load[2]
      : load[2] === "%eax" && second === `addl %eax, ${addend[1]}`
      ? addend[1]
      : undefined;
    if (target === undefined) continue;
    const sum = `leal ${symbol[1].slice(1)}(${wide(addend[1])}), ${target}`;
    lines.splice(i - 2, 6, sum, `cmpl $-1073741824, ${target}`, lines[i + 1]);
    return lines;
  }
  // leal x, %eax; cmpl $..., %eax; js; movl %eax, r: the address may be made of r itself.
  for (let i = 0; i + 4 < lines.length; i++) {
    const address = /^leal (.*), %eax$/.exec(lines[i]);
    const target = /^movl %eax, (%\w+)$/.exec(lines[i + 3]);
    if (address === null || target === null || lines[i + 4] !== "jmp CONT") continue;
    if (lines[i + 1] !== "cmpl $-1073741824, %eax" || !lines[i + 2].startsWith("js ")) continue;
    lines[i] = `leal ${address[1]}, ${target[1]}`;
    lines[i + 1] = `cmpl $-1073741824, ${target[1]}`;
    lines.splice(i + 3, 1);
  }
  // movl $C, %eax; cmpl %eax, x: a comparison with the constant itself.
  for (let i = 0; i + 1 < lines.length; i++) {
    const symbol = /^movl (\$\w+), (%eax|%ebx|%r10d)$/.exec(lines[i]);
    if (symbol === null || !lines[i + 1].startsWith(`cmpl ${symbol[2]}, `)) continue;
    const rest = lines[i + 1].slice(`cmpl ${symbol[2]}, `.length);
    if (isRead(symbol[2], [rest, ...lines.slice(i + 2)])) continue;
    lines.splice(i, 2, `cmpl ${symbol[1]}, ${rest}`);
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
