/** The issuer cannot be asked: nobody is let in by it, and nobody is told that they are wrong. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}
