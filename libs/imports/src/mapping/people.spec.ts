import { describe, expect, test } from '@jest/globals';
import { peopleBehind, peopleOf } from './people.ts';

const styles = ['President', 'Prime Minister', 'Foreign Minister', 'King', 'Crown Prince', 'Emir', 'Sheikh', 'Premier', 'Prince'];

describe('the people of a cell', () => {
  test.each([
    ['King Hussein', [{ styled: 'King', name: 'Hussein' }]],
    ['Emir Sheikh Hamad bin Khalifa al-Thani', [{ styled: 'Emir Sheikh', name: 'Hamad bin Khalifa al-Thani' }]],
    ['Premier and Prince Sihanouk', [{ styled: 'Premier and Prince', name: 'Sihanouk' }]],
    ['President Surangel Whipps, Jr.', [{ styled: 'President', name: 'Surangel Whipps, Jr.' }]],
    ['Valdas Adamkus', [{ name: 'Valdas Adamkus' }]],
    [
      'King Abdullah and Crown Prince Hussein',
      [
        { styled: 'King', name: 'Abdullah' },
        { styled: 'Crown Prince', name: 'Hussein' },
      ],
    ],
    [
      'President Anwar Sadat, Prime Minister Mustafa Khalil',
      [
        { styled: 'President', name: 'Anwar Sadat' },
        { styled: 'Prime Minister', name: 'Mustafa Khalil' },
      ],
    ],
  ])('%s', (cell, people) => {
    expect(peopleOf(cell, styles)).toEqual(people);
  });
});

describe('the people of free text', () => {
  const met = (text: string) => peopleBehind(text, /\bmet with\b/iu, { styles, unnamed: ['officials'] });

  test('are those behind the words, up to the end of the sentence', () => {
    expect(met('Accompanied President Ford. Met with King Hussein. President Assad was ill.')).toEqual([
      { styled: 'King', name: 'Hussein' },
    ]);
  });

  test.each([
    ['President Nursultan Nazarbayev of Kazakhstan', { styled: 'President', name: 'Nursultan Nazarbayev', of: 'Kazakhstan' }],
    ['Russian Foreign Minister Sergey Lavrov', { styled: 'Foreign Minister', name: 'Sergey Lavrov', before: 'Russian' }],
    [
      'Palestinian Authority President Mahmoud Abbas',
      { styled: 'President', name: 'Mahmoud Abbas', before: 'Palestinian Authority' },
    ],
    ['President Giscard d’Estaing', { styled: 'President', name: 'Giscard d’Estaing' }],
    ['Prime Minister J. R. Jayewardene', { styled: 'Prime Minister', name: 'J. R. Jayewardene' }],
    ['senior Danish colonial officials', { name: 'senior Danish colonial officials', before: 'Danish' }],
  ])('%s', (words, person) => {
    expect(met(`Met with ${words}.`)).toEqual([person]);
  });
});
