/** The ways into native code keep what the platform's C convention says: each register that is the callee's, and the stack. */
import { assert, assertEquals } from "@std/assert";
import { Record as NativeRecord } from "../../backends/stencil/machine.ts";
import { entryCode } from "../../backends/stencil/platform/entry_code.ts";
import { LinuxPlatform } from "../../backends/stencil/platform/linux.ts";
import { addressOf } from "../../backends/stencil/platform/linux_calls.ts";
import { nativeMissing } from "../support/native.ts";
import { architecture, NO_NOTES } from "./platform_support.ts";

/** System V, x86-64: what a called function must keep. */
const KEPT = ["rbx", "rbp", "r12", "r13", "r14", "r15", "rsp"] as const;
const PATTERN = 0x5a5a0000;
const RESULT = 7;

/** As native code may do: all of them lost but the stack pointer, and a result. */
const SPOILER = hex(`
  48 c7 c3 ff ff ff ff  mov rbx,-1
  48 c7 c5 ff ff ff ff  mov rbp,-1
  49 c7 c4 ff ff ff ff  mov r12,-1
  49 c7 c5 ff ff ff ff  mov r13,-1
  49 c7 c6 ff ff ff ff  mov r14,-1
  49 c7 c7 ff ff ff ff  mov r15,-1
  b8 07 00 00 00        mov eax,7
  c3                    ret`);

/** An entry that keeps nothing, the stack neither. */
const CARELESS = hex(`
  59              pop rcx
  48 83 ec 08     sub rsp,8
  ff 57 08        call [rdi+8]
  48 b9 00 00 00 00 00 00 00 00  mov rcx,BACK
  ff e1           jmp rcx`);

/**
 * harness(function, record, frame): puts a pattern into each register, calls the function as C does, and stores what is in the
 * registers then into `out`.
 */
function harness(out: number): Uint8Array<ArrayBuffer> {
  const address = [...new Uint8Array(BigUint64Array.of(BigInt(out)).buffer)]
    .map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return hex(`
    53              push rbx
    55              push rbp
    41 54           push r12
    41 55           push r13
    41 56           push r14
    41 57           push r15
    51              push rcx
    48 89 f8        mov rax,rdi
    48 89 f7        mov rdi,rsi
    48 89 d6        mov rsi,rdx
    48 b9 ${address}  mov rcx,out
    48 89 61 38     mov [rcx+0x38],rsp
    48 c7 c3 00 00 5a 5a  mov rbx,PATTERN
    48 c7 c5 01 00 5a 5a  mov rbp,PATTERN+1
    49 c7 c4 02 00 5a 5a  mov r12,PATTERN+2
    49 c7 c5 03 00 5a 5a  mov r13,PATTERN+3
    49 c7 c6 04 00 5a 5a  mov r14,PATTERN+4
    49 c7 c7 05 00 5a 5a  mov r15,PATTERN+5
    ff d0           call rax
    48 b9 ${address}  mov rcx,out
    48 89 19        mov [rcx],rbx
    48 89 69 08     mov [rcx+8],rbp
    4c 89 61 10     mov [rcx+0x10],r12
    4c 89 69 18     mov [rcx+0x18],r13
    4c 89 71 20     mov [rcx+0x20],r14
    4c 89 79 28     mov [rcx+0x28],r15
    48 89 61 30     mov [rcx+0x30],rsp
    48 8b 61 38     mov rsp,[rcx+0x38]
    59              pop rcx
    41 5f           pop r15
    41 5e           pop r14
    41 5d           pop r13
    41 5c           pop r12
    5d              pop rbp
    5b              pop rbx
    c3              ret`);
}

/** Bytes of a listing: those in hexadecimal before two blanks. */
function hex(listing: string): Uint8Array<ArrayBuffer> {
  const bytes = listing.trim().split("\n")
    .flatMap((line) => line.trim().split(/ {2,}/)[0].split(" "));
  return Uint8Array.from(bytes, (byte) => parseInt(byte, 16));
}

/** Calls a function by the harness. @returns its result, and the names of what it did not keep */
function call(
  functions: Uint8Array<ArrayBuffer>,
  offset: number,
): { result: number; lost: string[] } {
  const platform = new LinuxPlatform("x86_64");
  const memory = platform.mapCode(platform.pageBytes, NO_NOTES);
  try {
    const out = new BigUint64Array(8);
    const record = new NativeRecord();
    const frame = harness(addressOf(new Uint8Array(out.buffer)));
    const [functionsAt, spoilerAt] = [1024, 2048];
    // CARELESS comes back to where the harness goes on.
    const back = frame.findIndex((byte, i) => byte === 0xff && frame[i + 1] === 0xd0) + 2;
    const patched = functions.slice();
    if (functions === CARELESS) {
      new DataView(patched.buffer).setBigUint64(10, BigInt(memory.address + back), true);
    }
    memory.write(0, frame, frame.length);
    memory.write(functionsAt, patched, patched.length);
    memory.write(spoilerAt, SPOILER, SPOILER.length);
    record.code = memory.address + spoilerAt;
    const signature = {
      parameters: ["usize", "buffer", "usize"],
      result: "i32",
    } as const;
    const pointer = Deno.UnsafePointer.create<typeof signature>(BigInt(memory.address))!;
    const run = new Deno.UnsafeFnPointer(pointer, signature);
    const at = BigInt(memory.address + functionsAt + offset);
    const result = run.call(at, new Uint8Array(record.words.buffer), 4096n);
    const before = out[7];
    const lost = KEPT.filter((_, i) => out[i] !== (i < 6 ? BigInt(PATTERN + i) : before));
    return { result: result === 0 ? record.words[7] : result, lost: [...lost] };
  } finally {
    memory.unmap();
    platform.close();
  }
}

const ignore = nativeMissing !== "" || architecture !== "x86_64";
const { bytes, functions } = entryCode("x86_64", "linux");

for (const way of ["enter", "search"]) {
  Deno.test({
    name: `registers: '${way}' keeps ${KEPT.join(", ")}`,
    ignore,
    fn: () => assertEquals(call(bytes, functions[way]), { result: RESULT, lost: [] }),
  });
}

Deno.test({
  name: "registers: an entry that keeps none is found out, register by register",
  ignore,
  fn: () => {
    const { result, lost } = call(CARELESS, 0);
    assertEquals(result, RESULT);
    assert(KEPT.every((register) => lost.includes(register)), `kept: ${lost}`);
  },
});
