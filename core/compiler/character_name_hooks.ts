/** Lends the names of characters to the parser and to the objects. Importing this file is enough. */
import { setCharacterNames } from "../objects/text/character_name_hook.ts";
import {
  characterName,
  lookupCharacterName,
  lookupNamedCharacters,
} from "../syntax/character_names.ts";
import { setCharacterNameLookup } from "../syntax/parser.ts";

setCharacterNameLookup(lookupCharacterName);
setCharacterNames({
  nameOf: (codePoint) => characterName(codePoint, true),
  find: lookupCharacterName,
  findAll: lookupNamedCharacters,
});
