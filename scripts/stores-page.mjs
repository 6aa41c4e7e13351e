// Writes the tables of docs/stores.md from a run of the tests, or with --check says whether they are what it showed.
//   npm test -- --json --outputFile=tests.json; node scripts/stores-page.mjs tests.json [--check]
import { readFileSync, writeFileSync } from 'node:fs';

const page = new URL('../docs/stores.md', import.meta.url);
const CONTRACT = 'the event store contract: ';
const FAULT = /^with (?<fault>.+): the caller sees (?<sees>.+); recorded: (?<recorded>.+); (?<afterwards>.+)$/;
const MARKS = { passed: '✓', failed: '✗', pending: '–', todo: '–' };

const [results, ...flags] = process.argv.slice(2);
// By name: which suite ends first is chance.
const tests = JSON.parse(readFileSync(results, 'utf8'))
  .testResults.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .flatMap(({ assertionResults }) => assertionResults);
const before = readFileSync(page, 'utf8');
const after = [
  ['contract', contractTable()],
  ['faults', faultsTable()],
].reduce(put, before);
if (!flags.includes('--check')) {
  writeFileSync(page, after);
} else if (before !== after) {
  console.error('docs/stores.md is not what the tests show: run `node scripts/stores-page.mjs` on their results.');
  process.exit(1);
}

function contractTable() {
  const stores = [];
  const cases = new Map();
  for (const { ancestorTitles, title, status } of tests) {
    const at = ancestorTitles.findIndex((each) => each.startsWith(CONTRACT));
    if (at === -1) continue;
    const store = ancestorTitles[at].slice(CONTRACT.length);
    // Real servers are there on some machines only.
    if (!/SQLite|test peer/.test(store)) continue;
    if (!stores.includes(store)) stores.push(store);
    const name = [...ancestorTitles.slice(at + 1), title].join(' ');
    cases.set(name, { ...cases.get(name), [store]: status });
  }
  stores.sort((a, b) => b.startsWith('SQLite') - a.startsWith('SQLite') || a.localeCompare(b));
  const rows = [...cases].map(([name, status]) => [name, ...stores.map((store) => MARKS[status[store]] ?? '–')]);
  return table(['case', ...stores], rows);
}

function faultsTable() {
  const rows = tests.flatMap(({ ancestorTitles, title, status }) => {
    const found = FAULT.exec(title)?.groups;
    return found ? [[ancestorTitles.at(-1), found.fault, found.sees, found.recorded, found.afterwards, MARKS[status]]] : [];
  });
  return table(['what is asked', 'what happens', 'the caller sees', 'recorded', 'afterwards', 'so'], rows);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function put(text, [name, content]) {
  const [begin, end] = [`<!-- ${name}: made of a run of the tests -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`docs/stores.md has no place for ${name}`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
