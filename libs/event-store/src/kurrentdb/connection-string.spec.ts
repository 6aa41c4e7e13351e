import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { locationProblem } from '../location.ts';
import { parseConnectionString, UnusableConnectionString } from './connection-string.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-'));
  writeFileSync(join(folder, 'ca.crt'), '-----BEGIN CERTIFICATE-----\n');
  writeFileSync(join(folder, 'readme'), '# Chancery\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a connection string', () => {
  test('is given to the client without its user, its password and what is ours alone', () => {
    const authority = join(folder, 'ca.crt');
    const text = `esdb://amina:s3%3Acret@a:2113,b.example:2114/?tls=true&tlsCAFile=${encodeURIComponent(authority)}&streamPrefix=desk.`;
    expect(parseConnectionString(text)).toEqual({
      forClient: `kurrentdb://a:2113,b.example:2114?tls=true&tlsCAFile=${encodeURIComponent(authority)}`,
      credentials: { username: 'amina', password: 's3:cret' },
      deadline: 10_000,
      streamPrefix: 'desk.',
    });
  });

  test('may be written in any case, and with options as the client knows them', () => {
    expect(parseConnectionString(' KurrentDB+Discover://a?TLS=false&default_deadline=500 ')).toEqual({
      forClient: 'kurrentdb+discover://a?tls=false&defaultDeadline=500',
      credentials: null,
      deadline: 500,
      streamPrefix: '',
    });
  });

  test('of a server without TLS has no user', () => {
    expect(parseConnectionString('kurrentdb://amina:secret@a?tls=false').credentials).toBeNull();
  });

  test.each([
    ['kurrentdb:a:2113', 'has the form kurrentdb://host:2113'],
    ['mysql://a', 'it begins with kurrentdb://'],
    ['kurrentdb://', 'names hosts'],
    ['kurrentdb://a b', 'names hosts'],
    ['kurrentdb://a:port', 'names hosts'],
    ['kurrentdb://a:99999', 'there is no port 99999: ports go from 1 to 65535'],
    ['kurrentdb://amina@a', 'a user has a password: user:password@host'],
    ['kurrentdb://amina:s3cret%@a', 'percent-encode'],
    ['kurrentdb://amina:s3@cret@a', 'percent-encode'],
    ['kurrentdb://a?tls=maybe', 'tls is true or false'],
    ['kurrentdb://a?steamPrefix=desk.', 'there is no option "steamPrefix": there are tls,'],
    ['kurrentdb://a?password=s3cret', 'there is no option "password"'],
    ['kurrentdb://a?streamPrefix=my desk', 'streamPrefix is up to 100 letters, digits, dots'],
    ['kurrentdb://a?defaultDeadline=0', 'defaultDeadline is a whole number from 1 on'],
    ['kurrentdb://a?nodePreference=nearest', 'nodePreference is leader, follower'],
    ['kurrentdb://a?tlsCAFile=/nowhere/ca.crt', 'tlsCAFile names /nowhere/ca.crt, which cannot be read (ENOENT)'],
    ['kurrentdb://a?tlsCAFile=/', 'tlsCAFile names /, which cannot be read (EISDIR)'],
    ['kurrentdb://a?userCertFile=CA', 'userCertFile and userKeyFile go together'],
    ['kurrentdb://a?tlsCAFile=README', 'which is no PEM file'],
  ])('%s is refused: %s', (text, why) => {
    const given = text.replace('=CA', `=${join(folder, 'ca.crt')}`).replace('=README', `=${join(folder, 'readme')}`);
    const parsing = () => parseConnectionString(given);
    expect(parsing).toThrow(UnusableConnectionString);
    expect(parsing).toThrow(why);
    expect(parsing).not.toThrow(/s3@|cret/);
  });
});

describe('where the log is', () => {
  test.each(['chancery.db', '/srv/data/chancery.db', './kurrentdb/log', ':memory:', 'kurrentdb://a?tls=false', 'C:\\log.db'])(
    'can be %s',
    (location) => {
      expect(locationProblem(location)).toBeNull();
    },
  );

  test.each([
    'kurrentdb:/amina:s3cret@a',
    '"kurrentdb://amina:s3cret@a"',
    "'esdb://amina:s3cret@a'",
    'kurentdb://amina:s3cret@a',
    'eventstoredb:amina:s3cret@a',
    'postgres://amina:s3cret@a',
  ])('cannot be %s, and that is said without what is secret', (location) => {
    expect(locationProblem(location)).toEqual(expect.any(String));
    expect(locationProblem(location)).not.toMatch(/s3cret|amina/);
  });
});
