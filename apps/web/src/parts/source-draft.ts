import type { Schemas } from '../api/client.ts';
import { like, listOf, text, word } from './shapes.ts';

type Source = Schemas['SourceBody'];

/** A source as it is written into a form, whether it is whole or not. */
export interface SourceDraft {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  readonly publishedOn: string;
  readonly via: readonly string[];
  readonly attribution: Source['attribution'];
  readonly reliability: string;
  readonly credibility: string;
  readonly wording: string;
  /** What it speaks for; for everything where that is empty. */
  readonly fields: readonly string[];
}

export const NEW_SOURCE: SourceDraft = {
  publisher: '',
  title: '',
  url: '',
  publishedOn: '',
  via: [],
  attribution: 'reported',
  reliability: '',
  credibility: '',
  wording: '',
  fields: [],
};

export const sourceShape = like<SourceDraft>(NEW_SOURCE, {
  publisher: text,
  title: text,
  url: text,
  publishedOn: text,
  via: listOf(text),
  attribution: word(),
  reliability: text,
  credibility: text,
  wording: text,
  fields: listOf(text),
});

/** What is sent of it: what was left empty is left out. */
export function sourceOf(source: SourceDraft): Source {
  const { publisher, title, url, publishedOn, via, attribution, reliability, credibility, wording, fields } = source;
  const texts = Object.entries({ title, url, publishedOn, wording }).filter(([, said]) => said.trim() !== '');
  return {
    publisher: publisher.trim(),
    attribution,
    ...Object.fromEntries(texts.map(([name, said]) => [name, said.trim()])),
    ...(via.length > 0 && { via: [...via] }),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(reliability !== '' && { reliability: reliability as NonNullable<Source['reliability']> }),
    ...(credibility !== '' && { credibility: credibility as NonNullable<Source['credibility']> }),
  };
}
