import { assertEquals } from "@std/assert";
import {
  characterName,
  lookupCharacterName,
  lookupNamedCharacters,
} from "../../core/syntax/character_names.ts";

Deno.test("a character is found by its name in any case", () => {
  assertEquals(lookupCharacterName("GREEK SMALL LETTER ALPHA"), 0x3b1);
  assertEquals(lookupCharacterName("greek Small letter alpha"), 0x3b1);
  assertEquals(lookupCharacterName("TIBETAN LETTER -A"), 0xf60);
  assertEquals(lookupCharacterName("TIBETAN MARK BKA- SHOG YIG MGO"), 0xf0a);
  assertEquals(lookupCharacterName("GRINNING FACE"), 0x1f600);
  assertEquals(lookupCharacterName("VARIATION SELECTOR-256"), 0xe01ef);
});

Deno.test("aliases find characters but are no names", () => {
  assertEquals(lookupCharacterName("LINE FEED"), 10);
  assertEquals(lookupCharacterName("new line"), 10);
  assertEquals(lookupCharacterName("ALERT"), 7);
  assertEquals(lookupCharacterName("BELL"), 0x1f514);
  assertEquals(lookupCharacterName("LATIN SMALL LETTER GHA"), 0x1a3);
  assertEquals(characterName(10), null);
  assertEquals(characterName(0x1a3), "LATIN SMALL LETTER OI");
  assertEquals(characterName(0xf0000), null);
  assertEquals(characterName(0xf0000, true), "NULL");
});

Deno.test("named sequences are found only as such", () => {
  const name = "LATIN SMALL LETTER A WITH MACRON AND GRAVE";
  assertEquals(lookupCharacterName(name), -1);
  assertEquals(lookupNamedCharacters(name), "\u0101\u0300");
  assertEquals(lookupNamedCharacters("BULLET"), "\u2022");
  assertEquals(lookupNamedCharacters("NULL"), "\0");
  assertEquals(lookupNamedCharacters("NO SUCH NAME"), null);
});

Deno.test("names that end with their code points are found as CPython finds them", () => {
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-4E00"), 0x4e00);
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-04E00"), 0x4e00);
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-20000"), 0x20000);
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-004E00"), -1);
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-4e0a"), -1);
  assertEquals(lookupCharacterName("cjk unified ideograph-4E00"), -1);
  assertEquals(lookupCharacterName("CJK UNIFIED IDEOGRAPH-0041"), -1);
  assertEquals(lookupCharacterName("CJK COMPATIBILITY IDEOGRAPH-F900"), 0xf900);
  assertEquals(lookupCharacterName("CJK COMPATIBILITY IDEOGRAPH-0F900"), -1);
  assertEquals(lookupCharacterName("nushu character-1b170"), 0x1b170);
  assertEquals(lookupCharacterName("NUSHU CHARACTER-#"), -1);
  assertEquals(lookupCharacterName("EGYPTIAN HIEROGLYPH-13460"), 0x13460);
  assertEquals(lookupCharacterName("TANGUT IDEOGRAPH-17000"), -1);
  assertEquals(characterName(0x17000), null);
});

Deno.test("Hangul syllables are spelled", () => {
  assertEquals(lookupCharacterName("HANGUL SYLLABLE GAGG"), 0xac02);
  assertEquals(lookupCharacterName("HANGUL SYLLABLE A"), 0xc544);
  assertEquals(lookupCharacterName("HANGUL SYLLABLE HIH"), 0xd7a3);
  assertEquals(lookupCharacterName("HANGUL SYLLABLE "), -1);
  assertEquals(lookupCharacterName("HANGUL SYLLABLE GAGGG"), -1);
  assertEquals(lookupCharacterName("hangul syllable gag"), -1);
  assertEquals(characterName(0xd55c), "HANGUL SYLLABLE HAN");
});

Deno.test("what is no name is not found", () => {
  const unknown = ["", " ", "-", "A", " LINE FEED", "LINE  FEED", "LINE FEED ", "LINE-FEED"];
  for (const name of [...unknown, "latin \u017fmall letter a", "-#", "LINE FEED\n"]) {
    assertEquals(lookupCharacterName(name), -1, name);
  }
});

Deno.test("each name finds its character", () => {
  let named = 0;
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const name = characterName(codePoint);
    if (name === null) continue;
    named++;
    if (lookupCharacterName(name) !== codePoint) assertEquals(name, null);
  }
  // What CPython 3.14 counts.
  assertEquals(named, 148853);
});
