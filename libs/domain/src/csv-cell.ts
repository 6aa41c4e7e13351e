/** Where a spreadsheet begins a formula, in half and full width. */
const FORMULA = /^'*[=+\-@＝＋－＠]/;
const BLANK_FIRST = /^'*[\t\r\n]/;
/** A number, or a date in EDTF: at most digits are reckoned with. */
const FIGURE = /^-\d[\d.\-/~?%X]*$/;
/** What a spreadsheet that does not split at commas takes for a cell, whatever quotes stand around it, with what stands before it. */
const PARTS = /((?:[;\t\r\n]|^) *)([^;\t\r\n]*)/g;

/**
 * A cell that no spreadsheet runs: before what it would run stands an apostrophe, also behind a semicolon, a tab or a line break
 * within the cell. Numbers and dates stay as they are.
 */
export function guarded(cell: string): string {
  const parts = eachPart(cell, guardedPart);
  return BLANK_FIRST.test(cell) ? `'${parts}` : parts;
}

/** The cell that was guarded. */
export function unguarded(cell: string): string {
  const parts = eachPart(cell, (part) => (part.startsWith("'") && guardedPart(part.slice(1)) === part ? part.slice(1) : part));
  return parts.startsWith("'") && BLANK_FIRST.test(parts) ? parts.slice(1) : parts;
}

function guardedPart(part: string): string {
  return FORMULA.test(part) && !FIGURE.test(part) ? `'${part}` : part;
}

function eachPart(cell: string, change: (part: string) => string): string {
  return cell.replaceAll(PARTS, (_, before: string, part: string) => before + change(part));
}
