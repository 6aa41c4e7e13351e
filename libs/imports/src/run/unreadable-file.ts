/** The file as a whole, or one beside it, is not what the mapping says: it is not there, or lacks a column. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
