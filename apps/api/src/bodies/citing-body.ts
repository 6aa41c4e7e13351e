import { Each, EdtfDate, ListOf, OneOf, Pointers, Address, Slug, Text } from './fields.ts';
import { LABELS } from '#domain/access.ts';
import * as value from '#domain/values.ts';
import type { Attribution, Credibility, Reliability } from '#domain/claims.ts';
import type { SourceGiven } from '#domain/commands.ts';
import type { Identifier, Label } from '#domain/record-keeping.ts';

/** One citation: who says it, through whom, how surely. */
export class SourceBody implements SourceGiven {
  @Slug({ example: 's1', optional: true, about: 'Made when left out: s1, s2, …' })
  readonly id?: string;
  @Text({ example: 'Asia-Plus', most: 500 })
  readonly publisher!: string;
  @Text({ example: 'press release', most: 100, optional: true })
  readonly kind?: string;
  @Text({ example: 'Tajik FM meets UN counter-terrorism chief', optional: true })
  readonly title?: string;
  @Address({ example: 'https://asiaplustj.info/en/news/2018-05-03', optional: true })
  readonly url?: string;
  @EdtfDate({ example: '2018-05-03', optional: true })
  readonly publishedOn?: string;
  @ListOf(value.text, {
    example: ['Tajik information department'],
    most: 20,
    optional: true,
    about: 'From the nearest to the origin: the last one is where it comes from.',
  })
  readonly via?: readonly string[];
  @OneOf(['stated', 'reported', 'claimed', 'denied'], { example: 'reported' })
  readonly attribution!: Attribution;
  @Text({ example: 'reportedly', most: 200, optional: true, about: "The source's own hedge, verbatim." })
  readonly wording?: string;
  @Text({ example: 'en', most: 35, optional: true, about: 'A language tag (BCP 47).' })
  readonly language?: string;
  @OneOf(['A', 'B', 'C', 'D', 'E', 'F'], { example: 'B', optional: true, about: 'Admiralty code: how reliable the source is.' })
  readonly reliability?: Reliability;
  @OneOf(['1', '2', '3', '4', '5', '6'], {
    example: '2',
    optional: true,
    about: 'Admiralty code: how credible the statement is.',
  })
  readonly credibility?: Credibility;
  @Pointers({ example: ['/topics'], least: 1, optional: true, about: 'What it speaks for, where not for the whole body.' })
  readonly fields?: readonly string[];
  @Slug({ example: 's0', optional: true, about: 'Id of another source of the record that it only repeats.' })
  readonly repeats?: string;
}

export const SOURCE_EXAMPLE = {
  publisher: 'Asia-Plus',
  via: ['Tajik information department'],
  publishedOn: '2018-05-03',
  attribution: 'reported',
  reliability: 'B',
  credibility: '2',
};

/** The same thing in another register. */
export class IdentifierBody implements Identifier {
  @Text({ example: 'wikidata', most: 100 })
  readonly scheme!: string;
  @Text({ example: 'Q4103994', most: 200 })
  readonly id!: string;
}

export const IDENTIFIERS_EXAMPLE = [{ scheme: 'wikidata', id: 'Q4103994' }];

/** What every body may carry: what the recorder worked out, who may see it, and where it is from if it says so. */
export abstract class CitableBody {
  @Each(() => SourceBody, { example: [SOURCE_EXAMPLE], optional: true })
  readonly sources?: readonly SourceBody[];
  @Pointers({ example: ['/heldOn'], optional: true, about: 'What the recorder worked out rather than read.' })
  readonly inferred?: readonly string[];
  @OneOf(LABELS, {
    example: 'public',
    optional: true,
    about: 'Who may see it: the record, where this opens it, else this event.',
  })
  readonly label?: Label;
}

/** What says something of the world is on somebody's word. */
export abstract class CitingBody {
  @Each(() => SourceBody, { example: [SOURCE_EXAMPLE], least: 1 })
  readonly sources!: readonly SourceBody[];
  @Pointers({ example: ['/heldOn'], optional: true, about: 'What the recorder worked out rather than read.' })
  readonly inferred?: readonly string[];
  @OneOf(LABELS, {
    example: 'public',
    optional: true,
    about: 'Who may see it: the record, where this opens it, else this event.',
  })
  readonly label?: Label;
}
