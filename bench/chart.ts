/**
 * A comparison as one SVG chart: above, what the marks stand for and the geometric mean of each runtime as a bar; below, a row for each program with a mark
 * for each runtime, on a logarithmic axis of speeds relative to the reference. The background is transparent and text and
 * lines are of a middling grey, so that the chart reads on light and on dark pages. Runtimes differ by shape as well as by
 * colour.
 */

import { referencePeer } from "./columns.ts";
import type { Comparison } from "./comparison.ts";
import type { PeerInfo } from "./peers/peer.ts";
import { meanSets } from "./programs.ts";
import { meanSpeed, speed } from "./ratios.ts";
import { times } from "./table.ts";

const WIDTH = 960;
const LEFT = 190;
const RIGHT = 60;
const PLOT = WIDTH - LEFT - RIGHT;
const BAR_ROW = 24;
const PROGRAM_ROW = 20;
const GROUP_GAP = 14;
const TEXT = "#7d8590";
const LINE = "#7d859055";

/** Colours that are told apart on white and on black, and with most kinds of colour blindness. */
const COLOURS = ["#2f81f7", "#e8590c", "#2da44e", "#d6409f", "#b8860b", "#8250df", "#0c8599"];
const SHAPES = ["circle", "square", "diamond", "triangle", "down", "cross", "ring"] as const;
type Shape = typeof SHAPES[number];

interface Style {
  readonly colour: string;
  readonly shape: Shape;
}

/** The chart as the text of an SVG file. @throws RangeError when nothing was measured that could be drawn */
export function drawChart(comparison: Comparison): string {
  const reference = referencePeer(comparison);
  const peers = comparison.peers.filter(({ name }) => name !== reference);
  const styles = new Map(peers.map(({ name }, i): [string, Style] => [name, {
    colour: COLOURS[i % COLOURS.length],
    shape: SHAPES[i % SHAPES.length],
  }]));
  const points = comparison.programs.map((program) =>
    peers.map(({ name }) => ({ name, ratio: speed(comparison, program, name, reference) }))
      .filter((point): point is { name: string; ratio: number } => point.ratio !== undefined)
  );
  const ratios = points.flat().map(({ ratio }) => ratio);
  if (ratios.length === 0) throw new RangeError("Cannot draw a chart: nothing can be compared");
  const axis = makeAxis(ratios);

  const parts: string[] = [];
  const referenceVersion = comparison.peers.find(({ name }) => name === reference)!.version;
  parts.push(text(24, 34, "Speed of Python runtimes", "start", 20, 600));
  parts.push(
    text(24, 56, `Times as fast as ${referenceVersion}, logarithmic: right is faster`, "start", 13),
  );

  const legend = drawLegend(peers, styles, 86);
  parts.push(legend.text);
  let y = legend.end + 24;
  parts.push(text(24, y, "Geometric mean", "start", 13, 600));
  y += 14;
  const barsTop = y;
  const all = meanSets[meanSets.length - 1].groups;
  const bars: string[] = [];
  for (const peer of peers) {
    const mean = meanSpeed(comparison, peer.name, reference, all);
    bars.push(drawBar(peer, styles.get(peer.name)!, mean, axis, y));
    y += BAR_ROW;
  }
  parts.push(grid(axis, barsTop, y), ...bars, ...axisLabels(axis, y + 16));
  y += 16;

  y += 30;
  parts.push(text(24, y, "By program", "start", 13, 600));
  y += 14;
  const rowsTop = y;
  const rows: string[] = [];
  let group = "";
  comparison.programs.forEach((program, i) => {
    if (points[i].length === 0) return;
    if (program.group !== group) {
      if (group !== "") {
        rows.push(line(24, y + GROUP_GAP / 2, WIDTH - RIGHT, y + GROUP_GAP / 2, LINE));
        y += GROUP_GAP;
      }
      group = program.group;
      rows.push(text(24, y + PROGRAM_ROW / 2 + 4, group, "start", 11, 600));
      y += PROGRAM_ROW;
    }
    const middle = y + PROGRAM_ROW / 2;
    rows.push(text(LEFT - 12, middle + 4, program.name.replaceAll("_", " "), "end", 12));
    const xs = points[i].map(({ ratio }) => axis.place(ratio));
    if (xs.length > 1) {
      rows.push(line(Math.min(...xs), middle, Math.max(...xs), middle, LINE, 2));
    }
    for (const { name, ratio } of points[i]) {
      const title = `${program.name}: ${name} ${times(ratio)}`;
      rows.push(mark(styles.get(name)!, axis.place(ratio), middle, title));
    }
    y += PROGRAM_ROW;
  });
  parts.push(grid(axis, rowsTop, y), ...rows, ...axisLabels(axis, y + 18));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 32}" ` +
    `font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" role="img">`,
    `<title>Speed of Python runtimes relative to ${escape(referenceVersion)}</title>`,
    ...parts,
    "</svg>",
  ].join("\n") + "\n";
}

/** A logarithmic axis. */
interface Axis {
  readonly ticks: readonly number[];
  place(ratio: number): number;
}

/** Reaches from a little below the least ratio to a little above the greatest, 1 included. */
function makeAxis(ratios: readonly number[]): Axis {
  const low = Math.log10(Math.min(1, ...ratios)) - 0.06;
  const high = Math.log10(Math.max(1, ...ratios)) + 0.06;
  const ticks: number[] = [];
  const steps = high - low > 3.2 ? [1] : high - low > 1.6 ? [1, 3] : [1, 2, 5];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    for (const step of steps) {
      const tick = step * 10 ** power;
      if (Math.log10(tick) >= low && Math.log10(tick) <= high) ticks.push(tick);
    }
  }
  return { ticks, place: (ratio) => LEFT + PLOT * (Math.log10(ratio) - low) / (high - low) };
}

function grid(axis: Axis, top: number, bottom: number): string {
  return axis.ticks.map((tick) => {
    const x = axis.place(tick);
    return isOne(tick) ? line(x, top, x, bottom, TEXT, 1.5) : line(x, top, x, bottom, LINE);
  }).join("\n");
}

function axisLabels(axis: Axis, y: number): string[] {
  return axis.ticks.map((tick) =>
    text(axis.place(tick), y, `${Number(tick.toPrecision(1))}x`, "middle", 11)
  );
}

function isOne(tick: number): boolean {
  return Math.abs(tick - 1) < 1e-9;
}

/** A bar from 1 to the mean, and the mean in words. */
function drawBar(
  peer: PeerInfo,
  { colour }: Style,
  mean: { value: number; count: number; of: number },
  axis: Axis,
  y: number,
): string {
  const label = text(LEFT - 12, y + 16, peer.name, "end", 13, peer.own ? 600 : 400);
  if (mean.count === 0) return label + text(axis.place(1) + 8, y + 16, "ran nothing", "start", 12);
  const one = axis.place(1);
  const end = axis.place(mean.value);
  const left = Math.min(one, end);
  const width = Math.max(1, Math.abs(end - one));
  const count = mean.count === mean.of ? "" : ` (${mean.count} of ${mean.of} programs)`;
  return [
    label,
    `<rect x="${round(left)}" y="${y + 4}" width="${round(width)}" height="${BAR_ROW - 8}" ` +
    `rx="2" fill="${colour}"/>`,
    text(Math.max(one, end) + 8, y + 16, times(mean.value) + count, "start", 12, 600),
  ].join("\n");
}

function drawLegend(
  peers: readonly PeerInfo[],
  styles: ReadonlyMap<string, Style>,
  top: number,
): { text: string; end: number } {
  const columns = 3;
  const parts = peers.map(({ name, version }, i) => {
    const x = 34 + (i % columns) * (WIDTH - 48) / columns;
    const y = top + Math.floor(i / columns) * 24;
    return mark(styles.get(name)!, x, y, name) + text(x + 14, y + 4, version, "start", 12);
  });
  return { text: parts.join("\n"), end: top + Math.ceil(peers.length / columns) * 24 + 8 };
}

/** A mark of about 10 pixels, with a title that browsers show when it is pointed at. */
function mark({ colour, shape }: Style, x: number, y: number, title: string): string {
  const at = (dx: number, dy: number) => `${round(x + dx)},${round(y + dy)}`;
  const polygon = (...corners: [number, number][]) =>
    `<polygon points="${corners.map(([dx, dy]) => at(dx, dy)).join(" ")}" fill="${colour}">`;
  const centre = `cx="${round(x)}" cy="${round(y)}"`;
  const drawn: Record<Shape, [open: string, close: string]> = {
    circle: [`<circle ${centre} r="5" fill="${colour}">`, "</circle>"],
    square: [polygon([-4.5, -4.5], [4.5, -4.5], [4.5, 4.5], [-4.5, 4.5]), "</polygon>"],
    diamond: [polygon([0, -6], [6, 0], [0, 6], [-6, 0]), "</polygon>"],
    triangle: [polygon([0, -5.5], [5.5, 4.5], [-5.5, 4.5]), "</polygon>"],
    down: [polygon([0, 5.5], [5.5, -4.5], [-5.5, -4.5]), "</polygon>"],
    cross: [
      `<path d="M${at(-4, -4)}L${at(4, 4)}M${at(-4, 4)}L${at(4, -4)}" stroke="${colour}" ` +
      `stroke-width="2.5">`,
      "</path>",
    ],
    ring: [
      `<circle ${centre} r="4" fill="none" stroke="${colour}" stroke-width="2.5">`,
      "</circle>",
    ],
  };
  const [open, close] = drawn[shape];
  return `${open}<title>${escape(title)}</title>${close}`;
}

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width = 1,
): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ` +
    `stroke="${colour}" stroke-width="${width}"/>`;
}

function text(
  x: number,
  y: number,
  content: string,
  anchor: "start" | "middle" | "end",
  size: number,
  weight = 400,
): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${TEXT}" font-size="${size}" ` +
    `font-weight="${weight}" text-anchor="${anchor}">${escape(content)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
