import type { Json } from '#domain/json.ts';
import type { Comparison, Difference, OtherShape, ReadableRow } from '#read-models/replay/compare.ts';
import { hanging, padEnd, printable } from './columns.ts';
import { grouped } from './progress.ts';
import type { Paint } from './terminal.ts';

/** How rows differ, for people: how many of which projection, then one after another what becomes of them. */
export function* differenceLines({ differing, differences, shapes }: Comparison, paint: Paint, width: number): Generator<string> {
  const counts = Object.entries(differing).filter(([, n]) => n > 0);
  const column = Math.max(0, ...counts.map(([name]) => name.length));
  for (const [name, n] of counts) yield `  ${padEnd(name, column)}  ${grouped(n)}`;
  for (const shape of shapes) yield* hanging(`  ${shape.table}: `, shapeText(shape), width);
  let last = '';
  for (const each of differences) {
    const title = `${each.record}  ${each.table}`;
    if (title !== last) yield* ['', paint('bold', printable(title))];
    last = title;
    yield* rowLines(each, paint, width);
  }
  const more = counts.reduce((sum, [, n]) => sum + n, 0) - differences.length;
  if (more > 0) yield* ['', `… and ${grouped(more)} more.`];
}

function shapeText({ onlyOld, onlyNew, rows }: OtherShape): string {
  const columns = (names: readonly string[]): string => names.join(', ');
  if (rows !== null) {
    const [which, its] = onlyNew.length > 0 ? ['new', onlyNew] : ['no more', onlyOld];
    return `${which}, with ${grouped(rows)} rows of ${columns(its)}`;
  }
  const parts = [onlyNew.length > 0 && `new ${columns(onlyNew)}`, onlyOld.length > 0 && `no more ${columns(onlyOld)}`];
  return `${parts.filter((part) => part !== false).join('; ')} (not compared)`;
}

function* rowLines({ old, new: made }: Difference, paint: Paint, width: number): Generator<string> {
  if (old && made) {
    const columns = Object.keys(made).filter((column) => valueText(old[column]) !== valueText(made[column]));
    for (const column of columns)
      yield* hanging(`  ${column}  `, `${valueText(old[column])} → ${valueText(made[column])}`, width);
    return;
  }
  const [sign, row] = made ? [paint('green', '+'), made] : [paint('red', '-'), old as ReadableRow];
  const told = Object.entries(row).filter(([column, value]) => value !== null && !isUsual(column, value));
  yield* hanging(`  ${sign} `, told.map(([column, value]) => `${column} ${valueText(value)}`).join(', '), width);
}

/** What nearly every row says. */
function isUsual(column: string, value: Json): boolean {
  return value === 'earliest' || value === 'latest' || (column === 'sees' && Array.isArray(value) && value.length === 3);
}

function valueText(value: Json | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}
