import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { OneAtATime } from './one-at-a-time.ts';

describe('work under one name', () => {
  test('follows the one before it, whether that succeeds or is refused', async () => {
    const works = new OneAtATime();
    const begun: string[] = [];
    const first = Promise.withResolvers<string>();
    const one = works.run('a', () => {
      begun.push('one');
      return first.promise;
    });
    const two = works.run('a', async () => begun.push('two'));
    const other = works.run('b', async () => begun.push('other'));
    await other;
    expect(begun).toEqual(['one', 'other']);
    first.reject(new RangeError('refused'));
    await expect(one).rejects.toThrow('refused');
    await two;
    expect(begun).toEqual(['one', 'other', 'two']);
  });

  test('fails with the one before it, and is not begun, where the store is away', async () => {
    const works = new OneAtATime();
    const away = new StoreUnavailable('no connection');
    const first = Promise.withResolvers<string>();
    const begun: string[] = [];
    const waiting = [() => first.promise, async () => begun.push('two'), async () => begun.push('three')].map((work) =>
      works.run<unknown>('a', work),
    );
    first.reject(away);
    const reasons = (await Promise.allSettled(waiting)).map((each) => (each.status === 'rejected' ? each.reason : null));
    expect(reasons).toEqual([away, away, away]);
    expect(begun).toEqual([]);

    await works.run('a', async () => begun.push('later'));
    expect(begun).toEqual(['later']);
  });
});
