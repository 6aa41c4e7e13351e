/** Where a spreadsheet begins a formula, in half and full width. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A number, or a date in EDTF: at most digits are reckoned with. */
const FIGURE = /^-\d[\d.\-/~?%X]*$/;

/** A cell that no spreadsheet runs: one that it would begins with an apostrophe. Numbers and dates stay as they are. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !FIGURE.test(cell) ? `'${cell}` : cell;
}

/** The cell that was guarded. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && guarded(cell.slice(1)) === cell ? cell.slice(1) : cell;
}
