import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  /** Path of the certificate of the authority that signed the peer's, in PEM. */
  readonly authority: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
  /** Paths of a user's key and certificate, by the same authority. */
  readonly user: { readonly key: string; readonly certificate: string };
}

/** For localhost and two days, by an authority of their own: the native reader takes no certificate that signed itself. */
export function makeCertificates(directory: string): Certificates {
  const file = (name: string) => join(directory, name);
  const openssl = (words: string) => execFileSync('openssl', words.split(' '), { cwd: directory, stdio: 'pipe' });
  openssl(
    'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -addext keyUsage=critical,keyCertSign -keyout ca.key -out ca.crt',
  );
  const issue = (name: string, extensions: string) => {
    openssl(`req -newkey rsa:2048 -nodes -subj /CN=${name} -keyout ${name}.key -out ${name}.csr`);
    writeFileSync(file(`${name}.ext`), `basicConstraints=CA:FALSE\n${extensions}\n`);
    openssl(`x509 -req -in ${name}.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile ${name}.ext -out ${name}.crt`);
    return { key: file(`${name}.key`), certificate: file(`${name}.crt`) };
  };
  const peer = issue('peer', 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth');
  const user = issue('amina', 'extendedKeyUsage=clientAuth');
  const [key, certificate] = [readFileSync(peer.key), readFileSync(peer.certificate)];
  return { authority: file('ca.crt'), key, certificate, user };
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
