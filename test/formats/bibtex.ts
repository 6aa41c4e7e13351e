import { Cite } from '@citation-js/core';
import * as plugin from '@citation-js/plugin-bibtex';

// It teaches the core the format by being loaded.
void plugin;

/** The entries of a BibTeX file as Citation.js reads them: CSL-JSON. @throws where it cannot be read */
export function bibtexEntries(text: string): { readonly title: string; readonly URL?: string }[] {
  return new Cite(text, { forceType: '@biblatex/text' }).data;
}
