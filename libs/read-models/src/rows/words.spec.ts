import { describe, expect, it } from '@jest/globals';
import { tokensOf, wordsOf } from './words.ts';

const found = (text: string): string[] => tokensOf(text).flatMap(({ words }) => words);

describe('the words of a text', () => {
  it.each([
    ['Minister of Foreign Affairs', ['minister', 'of', 'foreign', 'affairs']],
    ['Раҳим АСИМОВ', ['rahim', 'asimov']],
    ['Şükür Østergård', ['sukur', 'ostergard']],
    ['Counter-Terrorism', ['counterterrorism', 'counter', 'terrorism']],
    ['O’Brien', ['obrien', 'o', 'brien']],
    ['A/RES/71/291', ['a', 'res', '71', '291']],
    ['王毅', ['wangyi', 'wang', 'yi']],
    ['😀 — !', []],
  ])('%s', (text, words) => expect(found(text)).toEqual(words));

  it('stand where the text has them', () => {
    const text = 'the «Душанбе» Process';
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['the', 'Душанбе', 'Process']);
  });

  it('are looked for one by one, each once, and hyphens part them', () => {
    expect(wordsOf('counter-terrorism TERRORISM d’Ivoire')).toEqual(['counter', 'terrorism', 'divoire']);
  });

  it('are found where they are looked for as they are written', () => {
    for (const text of ['Counter-Terrorism', 'O’Brien', 'Ольга', 'Sirojiddin–Aslov', '王毅', 'Côte d’Ivoire', '½'])
      for (const word of wordsOf(text)) expect([text, found(text)]).toEqual([text, expect.arrayContaining([word])]);
  });
});
