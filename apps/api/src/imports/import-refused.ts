/** An import that a reader can read, and why it cannot be asked for now, or here. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly kind: 'own-clock' | 'lacks-files' | 'too-many' | 'run-elsewhere';
  constructor(kind: ImportRefused['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
