import { assertEquals } from "@std/assert";
import {
  randomBelow,
  randomBits,
  randomFloat,
  seedFromBytes,
  seedFromInteger,
  seedFromWords,
  STATE_WORDS,
} from "../../core/library/algorithms/mersenne_twister.ts";
import { sha512 } from "../../core/library/algorithms/sha512.ts";
import { normalizeInteger } from "../../core/objects/numeric/int_text.ts";
import { hashFloat } from "../../core/objects/numeric/number_hash.ts";
import { resultOrError } from "./support.ts";

type Seed = ["int", bigint] | ["text" | "bytes", string] | ["float", number];

// A seed; three random(); getrandbits of 1, 32, 33, 53, 64, 100; randrange of 1, 6, 1000, 2**40,
// 10**30; and the thousandth random() after.
const sequences: [Seed, number[], bigint[], bigint[], number][] = [
  [
    ["int", 0n],
    [0.8444218515250481, 0.7579544029403025, 0.420571580830845],
    [
      0n,
      4146640122n,
      2195908194n,
      8270717181870968n,
      15308084094301570617n,
      433900713388992620088609072905n,
    ],
    [0n, 4n, 142n, 306153162355n, 999730189579921977270651871865n],
    0.796660971220008,
  ],
  [
    ["int", 1n],
    [0.13436424411240122, 0.8474337369372327, 0.763774618976614],
    [
      0n,
      506456969n,
      6422844795n,
      4253608691488931n,
      7002664860023442459n,
      562033460131575312157944432150n,
    ],
    [0n, 3n, 443n, 7589884249n, 892610668220964702735858539096n],
    0.599006708491959,
  ],
  [
    ["int", -1n],
    [0.13436424411240122, 0.8474337369372327, 0.763774618976614],
    [
      0n,
      506456969n,
      6422844795n,
      4253608691488931n,
      7002664860023442459n,
      562033460131575312157944432150n,
    ],
    [0n, 3n, 443n, 7589884249n, 892610668220964702735858539096n],
    0.599006708491959,
  ],
  [
    ["int", 42n],
    [0.6394267984578837, 0.025010755222666936, 0.27502931836911926],
    [
      0n,
      599310825n,
      3163119785n,
      6671341247540589n,
      10060236952204337488n,
      33428090951638827606959300482n,
    ],
    [0n, 0n, 223n, 58420225604n, 849010543332298701246886166950n],
    0.050578510662873,
  ],
  [
    ["int", 4294967296n],
    [0.11299430095636409, 0.41782886486292836, 0.0166763664992291],
    [
      1n,
      3762791315n,
      7755194880n,
      7546624035121889n,
      18349438830298068874n,
      90168364942643580313962950724n,
    ],
    [0n, 4n, 321n, 1053904718950n, 801636385565767670827003740572n],
    0.9532046334088061,
  ],
  [
    ["int", 12345678901234567890n],
    [0.5120180983871961, 0.9318805526703359, 0.6423121128048344],
    [
      1n,
      1402977991n,
      5815513020n,
      5146767670656994n,
      6709038281915562346n,
      647732717682667851853705949710n,
    ],
    [0n, 5n, 465n, 10608581591n, 582741057108466860870147838185n],
    0.17115973878005253,
  ],
  [
    ["int", 100000000000000000000000000000000000000000000000000n],
    [0.8266205292084633, 0.7417230290116877, 0.4794371882322688],
    [
      1n,
      4058495963n,
      3987767584n,
      5315081980222208n,
      4564310980585155378n,
      675359741780536336510127924520n,
    ],
    [0n, 4n, 825n, 948231527143n, 499583315583297951153733170144n],
    0.8372537378405992,
  ],
  [
    ["text", ""],
    [0.9602256525641875, 0.595411957851699, 0.3880117152955401],
    [
      1n,
      3233484678n,
      5243437135n,
      6973074153663495n,
      133990136065094385n,
      446112969690156790347394603442n,
    ],
    [0n, 0n, 470n, 675985182570n, 647170426902814332553944192957n],
    0.5338103579514075,
  ],
  [
    ["text", "hello"],
    [0.3537754404730722, 0.6631985810268619, 0.5476053663383964],
    [
      0n,
      1523350655n,
      4514382951n,
      5990652044959474n,
      11864330246878232549n,
      1113105735802653946621882658711n,
    ],
    [0n, 1n, 549n, 326399962392n, 436847924635165611278722577675n],
    0.29418426323930447,
  ],
  [
    ["text", "é😀"],
    [0.048502976786132135, 0.8569399325503715, 0.49351616516859975],
    [
      0n,
      2666425006n,
      734467844n,
      6262397593720887n,
      17125787315630818473n,
      1230174438812272407067597765664n,
    ],
    [0n, 3n, 656n, 913772977844n, 467667888557357172617858647821n],
    0.20025307236055567,
  ],
  [
    ["bytes", "\x00\x01"],
    [0.29193984183030475, 0.2069343783932741, 0.45344657699367696],
    [
      1n,
      1786244762n,
      505829793n,
      3968616340806267n,
      1905888468643500809n,
      1017457564561086334018159895749n,
    ],
    [0n, 0n, 384n, 715727114174n, 355778741167209136599433283002n],
    0.0237278838782643,
  ],
  [
    ["float", 0.5],
    [0.2794930785867423, 0.7912631961880867, 0.5698671052566573],
    [
      0n,
      819490805n,
      4442552643n,
      4301419356059040n,
      10903730274154196116n,
      574702417301332597551248642728n,
    ],
    [0n, 3n, 593n, 901495217373n, 559013598480473097258523718143n],
    0.8616610911525687,
  ],
  [
    ["float", -1e+300],
    [0.1028184503571351, 0.20075643520790942, 0.4832129455131826],
    [
      0n,
      1600340271n,
      2982138104n,
      7348044157536479n,
      6682805652978444451n,
      1184616808305290939615805600435n,
    ],
    [0n, 1n, 80n, 1041534981090n, 827291135677120012376473460390n],
    0.019028071363090704,
  ],
];

function plantSeed(words: Uint32Array, base: number, [kind, value]: Seed): void {
  switch (kind) {
    case "int":
      return seedFromInteger(words, base, normalizeInteger(value));
    case "text":
      return seedFromBytes(words, base, new TextEncoder().encode(value));
    case "bytes":
      return seedFromBytes(words, base, Uint8Array.from(value, (each) => each.charCodeAt(0)));
    case "float": {
      const hash = new Int32Array(2);
      hashFloat(value, hash, 0);
      return seedFromWords(words, base, hash[0], hash[1]);
    }
  }
}

Deno.test("a seed gives CPython's sequence", () => {
  const base = 3;
  const words = new Uint32Array(base + STATE_WORDS + 1).fill(0xabcdef);
  for (const [seed, floats, bits, below, last] of sequences) {
    plantSeed(words, base, seed);
    assertEquals(floats.map(() => randomFloat(words, base)), floats, String(seed[1]));
    for (const [at, count] of [1, 32, 33, 53, 64, 100].entries()) {
      assertEquals(BigInt(randomBits(words, base, count)), bits[at]);
    }
    for (const [at, bound] of [1, 6, 1000, 2 ** 40, 10n ** 30n].entries()) {
      assertEquals(BigInt(randomBelow(words, base, bound)), below[at]);
    }
    for (let count = 1; count < 1000; count++) randomFloat(words, base);
    assertEquals(randomFloat(words, base), last);
  }
  assertEquals([words[base - 1], words[base + STATE_WORDS]], [0xabcdef, 0xabcdef]);
});

Deno.test("random bits", () => {
  const words = new Uint32Array(STATE_WORDS);
  seedFromInteger(words, 0, 5);
  assertEquals(randomBits(words, 0, 0), 0);
  assertEquals(
    resultOrError(() => randomBits(words, 0, -1)),
    "ValueError: number of bits must be non-negative",
  );
});

const digests: [number, string][] = [
  [
    0,
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
  ],
  [
    3,
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  ],
  [
    111,
    "fa9121c7b32b9e01733d034cfc78cbf67f926c7ed83e82200ef86818196921760b4beff48404df811b953828274461673c68d04e297b0eb7b2b4d60fc6b566a2",
  ],
  [
    112,
    "c01d080efd492776a1c43bd23dd99d0a2e626d481e16782e75d54c2503b5dc32bd05f0f1ba33e568b88fd2d970929b719ecbb152f58f130a407c8830604b70ca",
  ],
  [
    127,
    "828613968b501dc00a97e08c73b118aa8876c26b8aac93df128502ab360f91bab50a51e088769a5c1eff4782ace147dce3642554199876374291f5d921629502",
  ],
  [
    128,
    "b73d1929aa615934e61a871596b3f3b33359f42b8175602e89f7e06e5f658a243667807ed300314b95cacdd579f3e33abdfbe351909519a846d465c59582f321",
  ],
  [
    1000,
    "67ba5535a46e3f86dbfbed8cbbaf0125c76ed549ff8b0b9e03e0c88cf90fa634fa7b12b47d77b694de488ace8d9a65967dc96df599727d3292a8d9d447709c97",
  ],
];

Deno.test("SHA-512", () => {
  for (const [length, hex] of digests) {
    const message = length === 3
      ? new TextEncoder().encode("abc")
      : new Uint8Array(length).fill(0x61);
    const digest = Array.from(sha512(message), (byte) => byte.toString(16).padStart(2, "0"));
    assertEquals(digest.join(""), hex);
  }
});
