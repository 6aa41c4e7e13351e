/** The part of the reference reader that the tests compare with; the package has no types. */
declare module 'edtf' {
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
