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
  const openssl = (words: string) => execFileSync('openssl', words.split(' '), { cwd: directory, stdio: 'pipe' });
  openssl(
    'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -addext keyUsage=critical,keyCertSign -keyout ca.key -out ca.crt',
  );
  openssl('req -newkey rsa:2048 -nodes -subj /CN=peer -keyout peer.key -out peer.csr');
  writeFileSync(file('peer.ext'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n');
  openssl('x509 -req -in peer.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile peer.ext -out peer.crt');
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
