/** Where objects get the names of characters from, whose table belongs to the front end. */

/** Both ways between code points and their names. */
export interface CharacterNames {
  /** The name of a code point for the error handler `namereplace`, null if it has none. */
  nameOf(codePoint: number): string | null;
  /** The code point with a name in any case, or -1. */
  find(name: string): number;
  /** The character or named sequence with a name in any case, null when there is none. */
  findAll(name: string): string | null;
}

let names: CharacterNames | null = null;

/** Installs the names of characters; without them no character has one. */
export function setCharacterNames(source: CharacterNames): void {
  names = source;
}

/** The name of a character for the error handler `namereplace`, null if it has none. */
export function nameOfCharacter(codePoint: number): string | null {
  return names === null ? null : names.nameOf(codePoint);
}

/** The code point of the character that `\N{...}` means, or -1. */
export function characterNamed(name: string): number {
  return names === null ? -1 : names.find(name);
}

/** The characters with a name: one, or the several of a named sequence; null when nothing has it. */
export function charactersNamed(name: string): string | null {
  return names === null ? null : names.findAll(name);
}
