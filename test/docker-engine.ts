import { request } from 'node:http';

const PATIENCE_MS = 2000;

/** Whether a Docker engine answers a ping, at DOCKER_HOST or at the usual socket. */
export function dockerAnswers(): Promise<boolean> {
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  const target = host.startsWith('unix://')
    ? { socketPath: host.slice('unix://'.length) }
    : { host: new URL(host).hostname, port: new URL(host).port };
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', signal: AbortSignal.timeout(PATIENCE_MS) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('error', () => resolve(false));
    ping.end();
  });
}
