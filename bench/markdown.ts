/** The means of a comparison as a table in Markdown, and its place in a document: between two lines with MARK in them. */

import { referencePeer } from "./columns.ts";
import { type Comparison, furtherCalls } from "./comparison.ts";
import { meanSets } from "./programs.ts";
import { meanSpeed } from "./ratios.ts";
import { times } from "./table.ts";

/** The lines around the table are comments with this text. */
export const MARK = "bench:peers";
const BEGIN = `<!-- ${MARK} -->`;
const END = `<!-- end of ${MARK} -->`;

/**
 * A row for each runtime with its geometric means, and what they are relative to; then the same of further calls, if there were
 * any. Ends with a newline.
 */
export function formatMarkdown(comparison: Comparison): string {
  const further = furtherCalls(comparison);
  const first = formatMeansTable(comparison, "each the");
  if (further === undefined) return first;
  return `${first}\n${
    formatMeansTable(
      further,
      "of further calls of `main()` in the process in which the program has run, each the",
    )
  }`;
}

function formatMeansTable(comparison: Comparison, what: string): string {
  const reference = referencePeer(comparison);
  const sets = meanSets.filter(({ groups }) =>
    comparison.programs.some(({ group }) => groups.includes(group))
  );
  const rows = comparison.peers.map(({ name, version }) => [
    version,
    ...sets.map(({ groups }) => {
      const { value, count, of } = meanSpeed(comparison, name, reference, groups);
      if (count === 0) return "-";
      return count === of ? times(value) : `${times(value)} (${count} of ${of})`;
    }),
  ]);
  const base = comparison.peers.find(({ name }) => name === reference)!.version;
  const { rounds } = comparison;
  const text =
    `Times as fast as ${base}: geometric means of the programs in bench/programs, ${what} ` +
    `best of ${rounds} ${
      rounds === 1 ? "round" : "rounds"
    }. Where a runtime did not run all of a set, ` +
    "the mean is over those that it ran.";
  const head = ["", ...sets.map(({ name }) => name)];
  const ran = rows.filter(([, ...cells]) => cells.some((cell) => cell !== "-"));
  return `${alignTable([head, ...ran])}\n\n${wrapped(text)}\n`;
}

/** The document with another table between its marks. @throws RangeError when it has no marks */
export function replaceTable(document: string, table: string, filename: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END, begin);
  if (begin < 0 || end < 0) {
    throw new RangeError(`Cannot put the table into '${filename}': it has no ${BEGIN} and ${END}`);
  }
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n${document.slice(end)}`;
}

/** Lines of at most 100 characters, as `deno fmt` breaks them. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}

/** A table as `deno fmt` would have it; the first column begins at the left, the others end at the right. */
function alignTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, i) => Math.max(4, ...rows.map((row) => row[i].length)));
  const lines = rows.map((row) =>
    `| ${
      row.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join(" | ")
    } |`
  );
  const rule = widths.map((width, i) => i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`);
  return [lines[0], `| ${rule.join(" | ")} |`, ...lines.slice(1)].join("\n");
}
