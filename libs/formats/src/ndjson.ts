/** Items as newline-delimited JSON: one a line, each line ended. */
export function ndjsonOf(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
