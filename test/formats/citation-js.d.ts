/** The part of the packages that the tests use; they have no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string, options: { readonly forceType: string });
    readonly data: { readonly title: string; readonly URL?: string }[];
  }
}
declare module '@citation-js/plugin-bibtex';
