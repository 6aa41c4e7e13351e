import type { Schemas } from '../api/client.ts';

type Source = Schemas['SourceBody'];

/** A source as it is written into a form, whether it is whole or not. */
export interface SourceDraft {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  readonly publishedOn: string;
  readonly attribution: Source['attribution'];
  readonly reliability: string;
  readonly credibility: string;
  readonly wording: string;
}

export const NEW_SOURCE: SourceDraft = {
  publisher: '',
  title: '',
  url: '',
  publishedOn: '',
  attribution: 'reported',
  reliability: '',
  credibility: '',
  wording: '',
};

/** What is sent of it: what was left empty is left out. */
export function sourceOf(source: SourceDraft): Source {
  const { publisher, title, url, publishedOn, attribution, reliability, credibility, wording } = source;
  const texts = Object.entries({ title, url, publishedOn, wording }).filter(([, text]) => text.trim() !== '');
  return {
    publisher: publisher.trim(),
    attribution,
    ...Object.fromEntries(texts.map(([name, text]) => [name, text.trim()])),
    ...(reliability !== '' && { reliability: reliability as NonNullable<Source['reliability']> }),
    ...(credibility !== '' && { credibility: credibility as NonNullable<Source['credibility']> }),
  };
}
