/** os.dup and os.dup2 of the standard streams, and the null device. What they do is what CPython 3.14 does. */
import { assertEquals } from "@std/assert";
import { FileSystem, Runtime } from "../../mod.ts";

function outputOf(source: string, input = ""): [stdout: string, stderr: string] {
  const written = ["", ""];
  using runtime = new Runtime({
    files: new FileSystem({}, { writable: true }),
    stdin: () => input,
    stdout: (text) => written[0] += text,
    stderr: (text) => written[1] += text,
  });
  runtime.run(source);
  return [written[0], written[1]];
}

Deno.test("redirected streams: what is written goes where the descriptor leads", () => {
  const program = `
import os, sys
saved = os.dup(1)
with open("kept.txt", "w+") as kept:
    print(os.dup2(kept.fileno(), 1) == 1)
    print("to the file é")
    os.write(1, b"raw\\n")
    os.write(saved, b"to the embedder\\n")
    os.dup2(2, 1)
    print("to stderr")
    os.dup2(saved, 1)
    os.close(saved)
    print("back")
    kept.seek(0)
    print(repr(kept.read()))
`;
  assertEquals(outputOf(program), [
    "to the embedder\nback\n'True\\nto the file é\\nraw\\n'\n",
    "to stderr\n",
  ]);
});

Deno.test("redirected streams: input comes from where its descriptor leads", () => {
  const program = `
import os, sys
print(repr(input()))
saved = os.dup(0)
with open("text", "w") as f: f.write("one\\ntwo\\n")
fd = os.open("text", os.O_RDONLY)
os.dup2(fd, 0)
print(repr(os.read(0, 2)), repr(sys.stdin.read()))
null = os.open(os.devnull, os.O_RDWR)
os.dup2(null, 0)
print(repr(sys.stdin.read()), os.read(0, 5))
os.dup2(saved, 0)
print(repr(os.read(0, 3)))
`;
  assertEquals(outputOf(program, "first\n")[0], "'first'\nb'on' 'e\\ntwo\\n'\n'' b''\nb'fir'\n");
});

Deno.test("redirected streams: duplicates share their position; the null device holds nothing", () => {
  const program = `
import os, stat
fd = os.open("f", os.O_RDWR | os.O_CREAT)
twin = os.dup(fd)
os.write(fd, b"abc"); os.write(twin, b"def")
print(os.lseek(fd, 0, os.SEEK_CUR), os.dup2(fd, 9), os.lseek(9, 0, 0), os.read(twin, 10))
os.close(fd); os.close(9)
print(os.lseek(twin, 0, 0))
with open(os.devnull, "r+b", buffering=0) as f:
    print(f.write(b"xyz"), f.read(), f.seek(5), os.path.exists(os.devnull), os.access(os.devnull, os.W_OK))
    print(stat.S_ISCHR(os.fstat(f.fileno()).st_mode), os.stat(os.devnull).st_size)
for wrong in (lambda: os.dup(77), lambda: os.dup2(77, 1), lambda: os.dup2(twin, -1), lambda: os.lseek(1, 0, 0)):
    try: wrong()
    except OSError as error: print(error.strerror)
`;
  assertEquals(
    outputOf(program)[0],
    "6 9 0 b'abcdef'\n0\n3 b'' 0 True True\nTrue 0\nBad file descriptor\nBad file descriptor\nBad file descriptor\n" +
      "Illegal seek\n",
  );
});
