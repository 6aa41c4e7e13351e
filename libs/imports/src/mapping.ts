/** How the rows of a file become commands, as data. */
export interface Mapping {
  readonly name: string;
  /** Under which rows are known, where the import names no other. */
  readonly dataset: string;
  /** Files that are read beside the main one, by their names relative to it. */
  readonly files?: readonly string[];
  /** Whether its rows have a record time of their own: such a file comes in with `--own-clock` alone. */
  readonly clock?: string;
}
