import { assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";

Deno.test("int: quotients of numbers of about the same length are exact", () => {
  using runtime = new Runtime();
  runtime.run("def divide(a, b): return a // b");
  let seed = 12345n;
  const random = (bits: number): bigint => {
    let value = 0n;
    for (let i = 0; i < bits; i += 32) {
      seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
      value = (value << 32n) | (seed >> 32n);
    }
    return value & ((1n << BigInt(bits)) - 1n);
  };
  for (let round = 0; round < 3000; round++) {
    const bits = 64 + round % 300;
    const divisor = random(bits) | (1n << BigInt(bits - 1));
    const quotient = random(1 + round % 40);
    // Right at, below and above a multiple, and anywhere between.
    for (const rest of [-1n, 0n, 1n, divisor - 1n, random(bits) % divisor]) {
      const dividend = divisor * quotient + rest;
      if (dividend < 0n) continue;
      assertEquals(
        BigInt(runtime.call("divide", dividend, divisor) as number | bigint),
        dividend / divisor,
      );
    }
  }
});
