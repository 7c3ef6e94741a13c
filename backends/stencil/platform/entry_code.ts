/**
 * The native part of the shim: machine code by which C functions of a platform's convention enter compiled code.
 *
 * It is written down as a listing, bytes beside their meaning, because no compiler is at hand where it is used. README.md
 * has what it does: it saves every register that the platform's C convention has the callee save, loads the pinned
 * registers, calls `record->code`, and returns what that returns.
 *
 * `enter` is entered through a symbol. `search` is entered through libc's `bsearch` as the function that compares: the
 * frame is in the record then, the result goes there, and 0 ends the search.
 *
 * The control bits of MXCSR, FPCR and the x87 control word belong to the callee too: no stencil changes them.
 */

/** Machine architectures that there is code for. */
export type Architecture = "x86_64" | "aarch64";

/** Byte offsets in a record (machine.ts) by which `search` is given the frame, and gives back the result. */
export const RECORD_SEARCH_FRAME = 24;
export const RECORD_SEARCH_RESULT = 28;

/** Machine code, and where its functions begin. */
export interface EntryCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Byte offsets by name. */
  readonly functions: Readonly<Record<string, number>>;
}

/** Reads a listing: `name:` begins a function; other lines are bytes in hexadecimal and, after two blanks, their meaning. */
export function readListing(listing: string): EntryCode {
  const bytes: number[] = [];
  const functions: Record<string, number> = {};
  for (const line of listing.split("\n")) {
    const text = line.trim();
    if (text === "") continue;
    const label = /^(\w+):$/.exec(text);
    if (label !== null) {
      functions[label[1]] = bytes.length;
      continue;
    }
    for (const byte of text.split("  ", 1)[0].split(" ")) bytes.push(parseInt(byte, 16));
  }
  return { bytes: Uint8Array.from(bytes), functions };
}

/** System V, x86-64: rbx, rbp, r12 to r15 are the callee's. */
export const X86_64_LISTING: string = `
enter:
  55                    push rbp
  53                    push rbx
  41 54                 push r12
  41 55                 push r13
  41 56                 push r14
  41 57                 push r15
  48 83 ec 08           sub rsp,0x8
  49 89 fc              mov r12,rdi
  4c 8b 2f              mov r13,[rdi]
  41 89 f6              mov r14d,esi
  ff 57 08              call [rdi+0x8]
  48 83 c4 08           add rsp,0x8
  41 5f                 pop r15
  41 5e                 pop r14
  41 5d                 pop r13
  41 5c                 pop r12
  5b                    pop rbx
  5d                    pop rbp
  c3                    ret
search:
  57                    push rdi
  8b 77 18              mov esi,[rdi+0x18]
  e8 ce ff ff ff        call enter
  5f                    pop rdi
  89 47 1c              mov [rdi+0x1c],eax
  31 c0                 xor eax,eax
  c3                    ret
answer:
  b8 2a 00 00 00        mov eax,0x2a
  c3                    ret
`;

/** Windows, x86-64: rdi, rsi and xmm6 to xmm15 too. */
export const WINDOWS_LISTING: string = `
search:
  55                          push rbp
  53                          push rbx
  57                          push rdi
  56                          push rsi
  41 54                       push r12
  41 55                       push r13
  41 56                       push r14
  41 57                       push r15
  48 81 ec b8 00 00 00        sub rsp,0xb8
  0f 29 34 24                 movaps [rsp],xmm6
  0f 29 7c 24 10              movaps [rsp+0x10],xmm7
  44 0f 29 44 24 20           movaps [rsp+0x20],xmm8
  44 0f 29 4c 24 30           movaps [rsp+0x30],xmm9
  44 0f 29 54 24 40           movaps [rsp+0x40],xmm10
  44 0f 29 5c 24 50           movaps [rsp+0x50],xmm11
  44 0f 29 64 24 60           movaps [rsp+0x60],xmm12
  44 0f 29 6c 24 70           movaps [rsp+0x70],xmm13
  44 0f 29 b4 24 80 00 00 00  movaps [rsp+0x80],xmm14
  44 0f 29 bc 24 90 00 00 00  movaps [rsp+0x90],xmm15
  48 89 8c 24 a0 00 00 00     mov [rsp+0xa0],rcx
  49 89 cc                    mov r12,rcx
  4c 8b 29                    mov r13,[rcx]
  44 8b 71 18                 mov r14d,[rcx+0x18]
  ff 51 08                    call [rcx+0x8]
  48 8b 8c 24 a0 00 00 00     mov rcx,[rsp+0xa0]
  89 41 1c                    mov [rcx+0x1c],eax
  31 c0                       xor eax,eax
  0f 28 34 24                 movaps xmm6,[rsp]
  0f 28 7c 24 10              movaps xmm7,[rsp+0x10]
  44 0f 28 44 24 20           movaps xmm8,[rsp+0x20]
  44 0f 28 4c 24 30           movaps xmm9,[rsp+0x30]
  44 0f 28 54 24 40           movaps xmm10,[rsp+0x40]
  44 0f 28 5c 24 50           movaps xmm11,[rsp+0x50]
  44 0f 28 64 24 60           movaps xmm12,[rsp+0x60]
  44 0f 28 6c 24 70           movaps xmm13,[rsp+0x70]
  44 0f 28 b4 24 80 00 00 00  movaps xmm14,[rsp+0x80]
  44 0f 28 bc 24 90 00 00 00  movaps xmm15,[rsp+0x90]
  48 81 c4 b8 00 00 00        add rsp,0xb8
  41 5f                       pop r15
  41 5e                       pop r14
  41 5d                       pop r13
  41 5c                       pop r12
  5e                          pop rsi
  5f                          pop rdi
  5b                          pop rbx
  5d                          pop rbp
  c3                          ret
answer:
  b8 2a 00 00 00              mov eax,0x2a
  c3                          ret
`;

/**
 * AAPCS64: x19 to x30 and the low halves of v8 to v15 are the callee's. `flush(written, executed, bytes)` makes what was
 * written at one address executable at another: the caches of data and of instructions do not know of each other (Arm
 * Architecture Reference Manual, B2.4.4).
 */
export const AARCH64_LISTING: string = `
enter:
  fd 7b b6 a9  stp x29, x30, [sp, #-160]!
  fd 03 00 91  mov x29, sp
  f3 53 01 a9  stp x19, x20, [sp, #16]
  f5 5b 02 a9  stp x21, x22, [sp, #32]
  f7 63 03 a9  stp x23, x24, [sp, #48]
  f9 6b 04 a9  stp x25, x26, [sp, #64]
  fb 73 05 a9  stp x27, x28, [sp, #80]
  e8 27 06 6d  stp d8, d9, [sp, #96]
  ea 2f 07 6d  stp d10, d11, [sp, #112]
  ec 37 08 6d  stp d12, d13, [sp, #128]
  ee 3f 09 6d  stp d14, d15, [sp, #144]
  f4 03 00 aa  mov x20, x0
  15 00 40 f9  ldr x21, [x0]
  f6 03 01 2a  mov w22, w1
  10 04 40 f9  ldr x16, [x0, #8]
  00 02 3f d6  blr x16
  ee 3f 49 6d  ldp d14, d15, [sp, #144]
  ec 37 48 6d  ldp d12, d13, [sp, #128]
  ea 2f 47 6d  ldp d10, d11, [sp, #112]
  e8 27 46 6d  ldp d8, d9, [sp, #96]
  fb 73 45 a9  ldp x27, x28, [sp, #80]
  f9 6b 44 a9  ldp x25, x26, [sp, #64]
  f7 63 43 a9  ldp x23, x24, [sp, #48]
  f5 5b 42 a9  ldp x21, x22, [sp, #32]
  f3 53 41 a9  ldp x19, x20, [sp, #16]
  fd 7b ca a8  ldp x29, x30, [sp], #160
  c0 03 5f d6  ret
search:
  fd 7b be a9  stp x29, x30, [sp, #-32]!
  fd 03 00 91  mov x29, sp
  e0 0b 00 f9  str x0, [sp, #16]
  01 18 40 b9  ldr w1, [x0, #24]
  e1 ff ff 97  bl enter
  e9 0b 40 f9  ldr x9, [sp, #16]
  20 1d 00 b9  str w0, [x9, #28]
  00 00 80 52  mov w0, #0x0
  fd 7b c2 a8  ldp x29, x30, [sp], #32
  c0 03 5f d6  ret
flush:
  23 00 3b d5  mrs x3, ctr_el0
  87 00 80 52  mov w7, #0x4
  64 4c 50 d3  ubfx x4, x3, #16, #4
  66 0c 40 92  and x6, x3, #0xf
  e4 20 c4 9a  lsl x4, x7, x4
  e6 20 c6 9a  lsl x6, x7, x6
  08 00 02 8b  add x8, x0, x2
  89 04 00 d1  sub x9, x4, #0x1
  09 00 29 8a  bic x9, x0, x9
  29 7b 0b d5  dc cvau, x9
  29 01 04 8b  add x9, x9, x4
  3f 01 08 eb  cmp x9, x8
  a3 ff ff 54  b.lo lines
  9f 3b 03 d5  dsb ish
  28 00 02 8b  add x8, x1, x2
  c9 04 00 d1  sub x9, x6, #0x1
  29 00 29 8a  bic x9, x1, x9
  29 75 0b d5  ic ivau, x9
  29 01 06 8b  add x9, x9, x6
  3f 01 08 eb  cmp x9, x8
  a3 ff ff 54  b.lo instructions
  9f 3b 03 d5  dsb ish
  df 3f 03 d5  isb
  c0 03 5f d6  ret
answer:
  40 05 80 52  mov w0, #0x2a
  c0 03 5f d6  ret
`;

const x86_64 = readListing(X86_64_LISTING);
const windows = readListing(WINDOWS_LISTING);
const aarch64 = readListing(AARCH64_LISTING);

/** The code for an architecture and operating system; `answer` is a function that returns ANSWER, to probe with. */
export function entryCode(
  architecture: Architecture,
  os: "linux" | "macos" | "windows",
): EntryCode {
  if (architecture === "aarch64") return aarch64;
  return os === "windows" ? windows : x86_64;
}

/** What the function `answer` returns. */
export const ANSWER = 42;

/** Another function in its place, and what that returns. */
export const OTHER_ANSWER = 43;
export const OTHER_ANSWER_CODE: Readonly<Record<Architecture, Uint8Array<ArrayBuffer>>> = {
  x86_64: Uint8Array.of(0xb8, 0x2b, 0x00, 0x00, 0x00, 0xc3),
  aarch64: Uint8Array.of(0x60, 0x05, 0x80, 0x52, 0xc0, 0x03, 0x5f, 0xd6),
};
