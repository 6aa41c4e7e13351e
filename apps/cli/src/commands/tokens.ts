import { type Command, Option } from 'commander';
import { LABELS, LOCAL, type Role, ROLES } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { Refused } from '#domain/refusal.ts';
import { isLive } from '#domain/token.ts';
import { type KnownToken, Tokens } from '#application/tokens.ts';
import { answerOf, type IssuedTokenAnswer, type TokenAnswer } from '#api/access/token-answer.ts';
import { tokenUseIn } from '#api/data-dir.ts';
import { usedIn } from '#api/access/tokens-in-use.ts';
import { padEnd, textWidth } from '../columns.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { instantOf } from '../instant.ts';
import { dataDirOf, type LogToRead, openOrMakeLog, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, several, teach } from '../options.ts';
import { Lines, paintFor } from '../terminal.ts';

interface IssueOptions extends Common {
  readonly role: readonly string[];
  readonly clearance: Label;
  readonly expires?: string;
}

export function tokens(command: Command): void {
  command
    .summary('who may come in by a token')
    .description(
      'Lists the tokens that let somebody into a server that asks for one (AUTH=tokens). Whoever may write to the log may issue them here; over HTTP administrators do (/v1/tokens).',
    )
    .action((options: Common) => withLog(options, (log) => list(log, options)));
  teach(
    command,
    {
      examples: [
        ['npx chancery tokens', 'Who may come in, and until when'],
        ['npx chancery tokens issue chief --role administrator --role editor', 'Let in the first administrator'],
      ],
      exitCodes: [[0, 'shown, also where there are none'], ...COULD_NOT],
    },
    'the answer as JSON, as GET /v1/tokens gives it',
  );
  const issuing = command
    .command('issue')
    .summary('let somebody in')
    .description(
      'Issues a token and prints its text, alone on stdout, which is shown this once and kept nowhere: what the log holds cannot be turned back into it. What its bearer records is recorded by token:<name>.',
    )
    .argument('<name>', 'after whom it is named: lower-case letters, digits and hyphens')
    .addOption(new Option('--role <role>', `what its bearer may do, several times: ${ROLES.join(', ')}`).argParser(several))
    .addOption(new Option('--clearance <label>', 'what its bearer may see').choices(LABELS).default('public'))
    .option('--expires <instant>', 'until when, as 2027-06-30 (else a year from now)')
    .action((name: string, options: IssueOptions) => issue(name, { ...command.opts(), ...options }));
  teach(
    issuing,
    {
      examples: [
        ['npx chancery tokens issue tajik-desk --role recorder --clearance internal', 'Let a desk log, and see what is internal'],
        [
          'npx chancery tokens issue prometheus --role auditor --clearance public',
          'Let metrics be read, and of the log what is public',
        ],
      ],
      exitCodes: [[0, 'issued'], [1, 'the name has a token already'], ...COULD_NOT],
    },
    'the answer as JSON, as POST /v1/tokens gives it',
  );
  const revoking = command
    .command('revoke')
    .summary('let somebody in no more')
    .description('Revokes a token: a server that runs lets nobody in by it within a second. What was recorded by it stays.')
    .argument('<token>', 'its id, as `chancery tokens` shows it, or its name')
    .action((token: string, options: Common) => revoke(token, { ...command.opts(), ...options }));
  teach(
    revoking,
    {
      examples: [
        ['npx chancery tokens revoke tajik-desk', 'Let nobody in by this token any more'],
        ['npx chancery tokens revoke 5f2b9c0d1e3a --json', 'The same, for a script'],
      ],
      exitCodes: [[0, 'revoked, also where it was already'], [1, 'there is no such token'], ...COULD_NOT],
    },
    'the answer as JSON, as DELETE /v1/tokens/{id} gives it',
  );
}

async function list({ store }: LogToRead, options: Common): Promise<void> {
  const found = (await tokensOf(store, options).all()).map(answerOf);
  const out = new Lines(process.stdout);
  if (options.json) await out.write(JSON.stringify({ items: found, next: null }));
  else if (found.length === 0) await out.write('There are no tokens: npx chancery tokens issue <name> --role <role> makes one.');
  else {
    const paint = paintFor(process.stdout);
    const [title, ...rows] = inColumns([HEADINGS, ...found.map(rowOf)]);
    for (const line of [paint('bold', title!), ...rows]) await out.write(line);
  }
  await out.flush();
}

async function issue(name: string, options: IssueOptions): Promise<void> {
  const roles = options.role ?? [];
  if (roles.length === 0) throw usage(`--role says what its bearer may do: one or more of ${ROLES.join(', ')}.`);
  const asked = {
    name,
    // Judged where it is decided.
    roles: [...new Set(roles)] as Role[],
    clearance: options.clearance,
    ...(options.expires !== undefined && { expiresAt: new Date(instantOf(options.expires)).toISOString() }),
  };
  await written(options, async (known) => {
    const { token, text } = await known.issue(asked, LOCAL);
    const answer: IssuedTokenAnswer = { ...answerOf(token), token: text };
    if (options.json) return JSON.stringify(answer);
    // Beside the token, which a script takes as it is.
    process.stderr.write(
      `It is shown this once. ${name} has the roles ${asked.roles.join(', ')}, and sees what is ${asked.clearance}, until ${day(answer.expiresAt)}.\n`,
    );
    return text;
  });
}

async function revoke(given: string, options: Common): Promise<void> {
  await written(options, async (known) => {
    const id = idOf(given, await known.all());
    const answer = answerOf(await known.revoke(id, LOCAL));
    return options.json ? JSON.stringify(answer) : `${answer.name}'s token ${id} lets nobody in any more.`;
  });
}

/** A name may have been that of several tokens, of which one lives. @throws {Stop} */
function idOf(given: string, all: readonly KnownToken[]): string {
  const named = all.filter(({ name }) => name === given);
  if (named.length === 0 || all.some(({ token }) => token === given)) return given;
  const [living, ...more] = named.filter((each) => isLive(each, new Date()));
  if (living && more.length === 0) return living.token;
  const ids = named.map(({ token }) => token).join(', ');
  throw new Stop(
    EXIT.no,
    `${given} is the name of ${living ? 'several tokens' : 'no token that still lets anybody in'}: say which by its id, ${ids}.`,
  );
}

/** @throws {Stop} for what is refused */
async function written(options: Common, write: (known: Tokens) => Promise<string>): Promise<void> {
  const log = await openOrMakeLog(options);
  const store = log.make ? await log.make() : log.store;
  try {
    const answer = await write(tokensOf(store, options));
    const out = new Lines(process.stdout);
    await out.write(answer);
    await out.flush();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Stop(error.code === 'invalid-body' ? EXIT.usage : EXIT.no, `${error.message}.`);
  } finally {
    await store.close();
    if (store !== log.store) await log.store.close();
  }
}

function tokensOf(store: LogToRead['store'], options: Common): Tokens {
  return new Tokens(store, () => new Date(), usedIn(tokenUseIn(dataDirOf(options))));
}

const HEADINGS = ['id', 'name', 'roles', 'sees', 'issued', 'until', 'last used'];

function rowOf({ id, name, roles, clearance, issuedAt, expiresAt, revokedAt, lastUsedAt }: TokenAnswer): string[] {
  const isOver = expiresAt !== null && expiresAt <= new Date().toISOString();
  const until = revokedAt !== null ? `revoked ${day(revokedAt)}` : isOver ? `expired ${day(expiresAt)}` : day(expiresAt);
  return [id, name, roles.join(', '), clearance, day(issuedAt), until, lastUsedAt === null ? 'never here' : day(lastUsedAt)];
}

const day = (at: string | null): string => at?.slice(0, 10) ?? 'for ever';

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, n) => Math.max(...rows.map((row) => textWidth(row[n]!))));
  return rows.map((row) =>
    row
      .map((cell, n) => padEnd(cell, widths[n]!))
      .join('  ')
      .trimEnd(),
  );
}
