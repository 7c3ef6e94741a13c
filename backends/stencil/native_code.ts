/**
 * The code of one region, and what it leaves for. Native code never calls JavaScript: it dumps its registers into the record and
 * returns a number, and this serves it.
 *
 * An exit's values are picked out of the record, into the exit values (heap/map.ts). A request is a micro-op that calls a helper: it is
 * done by the function that its kernel was made into (the reference backend's), and native code is entered again behind it, or
 * where the micro-op leaves to.
 */
import { EXIT_VALUES, TS_EXIT_REGION } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { callOut } from "../../core/trace/call_out.ts";
import { HELPERS } from "../../core/trace/helpers.ts";
import { STATE_IN_MEMORY } from "../../core/trace/lower.ts";
import { AT_HOME, MICRO_OP_NAMES, U } from "../../core/trace/micro_ops.ts";
import { MICRO_OP_FUNCTIONS, type MicroOpFunction } from "../reference/micro_ops.ts";
import type { Compiled } from "./compile.ts";
import type { Request, RequestOperand } from "./requests.ts";
import { NESTS, type Record, RECORD_CODE, RECORD_RESUME, REQUEST } from "./machine.ts";
import { HOMEWARD, type SiteTable } from "./sites.ts";

/**
 * What requests may cost until a region is wanted that makes none: about as much time as it takes to compile one. A request costs
 * some 20 ns more than a call would; that of an instruction for the interpreter 200 ns, because all frames are rebuilt for it.
 */
const PATIENCE = 200_000;
const CALL_OUT_COST = 10;
/** More than a program will ever make. */
const NO_MATTER = 0x3fffffff;

// See values.ts.
const LEADS_HOME = HOMEWARD;
const HOME = AT_HOME;
const LEFT_REGION = TS_EXIT_REGION >> 2;
const HANDED_OVER = EXIT_VALUES >> 2;

/** Not an exit: native code is to be entered again. */
export const ENTER_AGAIN = -1;

const FUNCTIONS: readonly (MicroOpFunction | undefined)[] = MICRO_OP_NAMES.map((name) =>
  MICRO_OP_FUNCTIONS[name]
);

/** A region's native code. */
export class NativeCode {
  /** Address of the first instruction. */
  readonly address: number;
  /** Native address of the linear memory that it was compiled for. */
  readonly base: number;
  readonly #region: number;
  /**
   * The address of the piece that enters behind a request, then by request where it goes on: behind it, where it fails. Made at
   * the first request.
   */
  #addresses: Float64Array | null = null;
  /** Position of that piece. */
  readonly #resume: number;
  /** See Compiled. */
  readonly sites: SiteTable;
  /** Of `sites`, with where the indices of first places are. */
  readonly #words: Uint16Array;
  readonly #at: number;
  readonly #firsts: number;
  readonly #requests: readonly Request[];
  /** What requests may still cost. */
  #patience = PATIENCE;
  readonly #askHot: () => void;

  /**
   * @param askHot CompileContext.askHot
   * @throws Error when a micro-op has neither a stencil nor a function
   */
  constructor(
    region: number,
    compiled: Compiled,
    address: number,
    base: number,
    askHot: () => void = () => {},
  ) {
    this.address = address;
    this.base = base;
    this.#region = region;
    this.#resume = compiled.resume;
    const { words, at, count } = this.sites = compiled.sites;
    this.#words = words;
    this.#at = at;
    this.#firsts = at + count;
    this.#requests = compiled.requests;
    this.#askHot = askHot;
    for (const { op } of compiled.requests) {
      if (op === U.CALL_OUT || FUNCTIONS[op] !== undefined) continue;
      throw new Error(`Cannot compile ${MICRO_OP_NAMES[op]}: it has no function`);
    }
  }

  /**
   * Serves what the code returned, a link excepted.
   *
   * @returns what Shim.enter returns, an exit's number, or ENTER_AGAIN, with `record.code` set
   */
  serve(result: number, record: Record): number {
    return result >= 0 ? this.#leave(result, record) : this.#request(result, record);
  }

  /** By itself, and short: V8 puts it into the code that enters, which it does not do with what is longer. */
  #leave(site: number, record: Record): number {
    const words = this.#words;
    H32[LEFT_REGION] = this.#region;
    const exit = words[this.#at + site];
    if (exit === LEADS_HOME) return HOME;
    const place = this.#firsts + site;
    if (words[place] !== words[place + 1]) this.#handOver(site, record);
    return exit;
  }

  #request(result: number, record: Record): number {
    const number = result & ~(REQUEST | NESTS);
    const request = this.#requests[number];
    this.#patience -= request.op === U.CALL_OUT ? CALL_OUT_COST : 1;
    if (this.#patience <= 0) this.#loseHeart();
    let goesOn = true;
    if (request.op === U.CALL_OUT) {
      this.#handOver(request.site, record);
      if (callOut(this.#region, this.#exitOf(request.site), request.immediate) === 0) {
        return STATE_IN_MEMORY;
      }
    } else if (request.op >= U.POWER && request.op <= U.ATAN) {
      const { operands, op } = request;
      const x = valueOf(operands[0], record);
      const value = functionOf(op, x, op === U.POWER ? valueOf(operands[1], record) : 0);
      goesOn = Number.isFinite(value);
      if (goesOn) record.doubles[request.result >> 3] = value;
    } else {
      const { operands } = request;
      const count = operands.length;
      const given = FUNCTIONS[request.op]!(
        0, // a request's kernel has nothing to do with the frame
        count > 0 ? valueOf(operands[0], record) : 0,
        count > 1 ? valueOf(operands[1], record) : 0,
        count > 2 ? valueOf(operands[2], record) : 0,
        request.immediate,
      );
      if (given === undefined) goesOn = false;
      else if (request.resultFloat) record.doubles[request.result >> 3] = given;
      else if (request.result >= 0) record.words[request.result >> 2] = given;
    }
    const { doubles } = record;
    const addresses = this.#addresses ??= addressesOf(this.address, this.#resume, this.#requests);
    doubles[RECORD_CODE >> 3] = addresses[0];
    doubles[RECORD_RESUME >> 3] = addresses[goesOn ? 2 * number + 1 : 2 * number + 2];
    return ENTER_AGAIN;
  }

  #loseHeart(): void {
    this.#patience = NO_MATTER;
    this.#askHot();
  }

  #exitOf(site: number): number {
    return this.#words[this.#at + site];
  }

  /** Copies a site's values: eight bytes each, whatever they are. */
  #handOver(site: number, record: Record): void {
    const { words } = record;
    const sites = this.#words;
    const place = this.#firsts + site;
    const at = this.#at;
    const end = at + sites[place + 1];
    let to = HANDED_OVER;
    for (let i = at + sites[place]; i < end; i++) {
      const from = sites[i] >> 2;
      H32[to] = words[from];
      H32[to + 1] = words[from + 1];
      to += 2;
    }
  }
}

/** A function of the helpers, where no double has to be put into an object to be handed over. */
function functionOf(op: number, x: number, y: number): number {
  switch (op) {
    case U.POWER:
      return HELPERS.power.fn(x, y);
    case U.SIN:
      return Math.sin(x);
    case U.COS:
      return Math.cos(x);
    case U.EXP:
      return Math.exp(x);
    default:
      return Math.atan(x);
  }
}

/** As a record has them: 64-bit integers, to be copied as float64. */
function addressesOf(
  address: number,
  resume: number,
  requests: readonly Request[],
): Float64Array {
  const words = new Int32Array(2 + 4 * requests.length);
  setAddress(words, 0, address + resume);
  for (let i = 0; i < requests.length; i++) {
    setAddress(words, 4 * i + 2, address + requests[i].next);
    setAddress(words, 4 * i + 4, address + requests[i].fail);
  }
  return new Float64Array(words.buffer);
}

function setAddress(words: Int32Array, at: number, address: number): void {
  words[at] = address;
  words[at + 1] = address / 2 ** 32;
}

function valueOf({ at, float, constant }: RequestOperand, record: Record): number {
  if (at < 0) return constant;
  return float ? record.doubles[at >> 3] : record.words[at >> 2];
}
