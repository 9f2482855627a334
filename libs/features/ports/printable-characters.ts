/** The port to the official fonts. What nobody could print is refused before anybody decides on it. */
export interface PrintableCharacters {
  /** Characters of a text that no font has, each once and named for people: `𪚥（U+2A6A5）`. Empty when all of it prints. */
  missing(text: string): readonly string[];
}
