import type { Schemas } from '../api/client.ts';

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

/** What is sent of it: what was left empty is left out. */
export function sourceOf(source: SourceDraft): Source {
  const { publisher, title, url, publishedOn, via, attribution, reliability, credibility, wording, fields } = source;
  const texts = Object.entries({ title, url, publishedOn, wording }).filter(([, text]) => text.trim() !== '');
  return {
    publisher: publisher.trim(),
    attribution,
    ...Object.fromEntries(texts.map(([name, text]) => [name, text.trim()])),
    ...(via.length > 0 && { via: [...via] }),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(reliability !== '' && { reliability: reliability as NonNullable<Source['reliability']> }),
    ...(credibility !== '' && { credibility: credibility as NonNullable<Source['credibility']> }),
  };
}
