/** The peer of every command over HTTP: JSON in and parsed, a small JSON out, and nothing done between. */
import fastify from 'fastify';

const server = fastify();
let position = 0;
server.post<{ Body: { readonly id: string } }>('/v1/meetings/bilateral', async ({ body: { id } }, reply) => {
  void reply.code(201);
  return { id, stream: `meeting-${id}`, revision: '0', position: String(++position) };
});
console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
