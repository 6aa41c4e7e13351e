import { describe, expect, jest, test } from '@jest/globals';
import { Backoff, pause, unlessAborted } from './backoff.ts';

describe('waiting before what failed is tried again', () => {
  test('takes longer each time up to a bound, and is short again after a success', () => {
    const backoff = new Backoff();
    const waits = Array.from({ length: 20 }, () => backoff.next());
    for (const [n, wait] of waits.entries()) {
      const middle = Math.min(100 * 2 ** n, 10_000);
      expect(wait).toBeGreaterThanOrEqual(middle / 2);
      expect(wait).toBeLessThanOrEqual(middle * 1.5);
    }
    backoff.reset();
    expect(backoff.next()).toBeLessThanOrEqual(150);
  });

  test('is never in step with others', () => {
    const firsts = new Set(Array.from({ length: 20 }, () => new Backoff().next()));
    expect(firsts.size).toBeGreaterThan(15);
  });

  test('ends at once with the signal', async () => {
    const end = new AbortController();
    const waiting = pause(60_000, end.signal);
    end.abort();
    await expect(Promise.all([waiting, pause(60_000, end.signal)])).resolves.toBeDefined();
  });

  test('for what may never come ends with the signal, and else gives what came', async () => {
    const end = new AbortController();
    expect(await unlessAborted(Promise.resolve(1), end.signal)).toBe(1);
    const waiting = unlessAborted(new Promise(() => undefined), end.signal);
    end.abort(new Error('closing'));
    await expect(waiting).rejects.toThrow('closing');
    await expect(unlessAborted(Promise.resolve(1), end.signal)).rejects.toThrow('closing');
  });

  test('for what fails after the signal leaves no rejection that nobody handles', async () => {
    const failing = Promise.reject(new Error('away'));
    const handled = jest.spyOn(failing, 'then');
    await expect(unlessAborted(failing, AbortSignal.abort(new Error('closing')))).rejects.toThrow('closing');
    expect(handled).toHaveBeenCalled();
  });
});
