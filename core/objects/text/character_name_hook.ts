/** Where objects get the names of characters from, whose table belongs to the front end. */

/** Tells the name of a code point, null if it has none. */
export type CharacterNamer = (codePoint: number) => string | null;

let namer: CharacterNamer | null = null;

/** Installs the names of characters; without them no character has one. */
export function setCharacterNamer(tell: CharacterNamer): void {
  namer = tell;
}

/** The name of a character for the error handler `namereplace`, null if it has none. */
export function nameOfCharacter(codePoint: number): string | null {
  return namer === null ? null : namer(codePoint);
}
