/** The part of the package that the tests use; it has no types. */
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: object,
      options: { readonly documentLoader: (url: string) => never; readonly safe: boolean },
    ): Promise<Record<string, unknown>[]>;
  };
  export default jsonld;
}
