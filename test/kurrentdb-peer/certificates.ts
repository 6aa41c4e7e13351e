import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  /** Path of the certificate of the authority that signed the peer's, in PEM. */
  readonly authority: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** For localhost and two days, by an authority of their own: the native reader takes no certificate that signed itself. */
export function makeCertificates(directory: string): Certificates {
  const file = (name: string) => join(directory, name);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' });
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=test authority'],
    ...['-addext', 'keyUsage=critical,keyCertSign', '-keyout', file('ca.key'), '-out', file('ca.crt')],
  );
  openssl('req', ...newKey, '-subj', '/CN=peer', '-keyout', file('peer.key'), '-out', file('peer.csr'));
  writeFileSync(file('peer.ext'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n');
  openssl(
    ...['x509', '-req', '-in', file('peer.csr'), '-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial'],
    ...['-days', '2', '-extfile', file('peer.ext'), '-out', file('peer.crt')],
  );
  return { authority: file('ca.crt'), key: readFileSync(file('peer.key')), certificate: readFileSync(file('peer.crt')) };
}

/** Whether there is an `openssl` to make them with. */
export function canMakeCertificates(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
