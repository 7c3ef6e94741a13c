import { assertEquals } from "@std/assert";
import { closestName, isStandardModule } from "../../core/objects/suggestions.ts";

Deno.test("suggestions: the closest name wins, the first of equals", () => {
  assertEquals(closestName("widht", ["height", "width", "weight"]), "width");
  assertEquals(closestName("color", ["colour", "colou"]), "colour");
  assertEquals(closestName("Foo", ["foo", "fo"]), "foo");
  assertEquals(closestName("ab", ["xy"]), null);
  assertEquals(closestName("abc", ["abc"]), null);
  assertEquals(closestName("a", []), null);
});

Deno.test("suggestions: too many candidates give none", () => {
  const names = Array.from({ length: 750 }, (_, i) => `name${i}`);
  assertEquals(closestName("nama1", names), null);
  assertEquals(closestName("nama1", names.slice(0, 749)), "name1");
});

Deno.test("suggestions: modules of the standard library", () => {
  assertEquals(isStandardModule("math"), true);
  assertEquals(isStandardModule("zoneinfo"), true);
  assertEquals(isStandardModule("mat"), false);
  assertEquals(isStandardModule("math cmd"), false);
});
