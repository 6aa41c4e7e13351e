// Makes the user `chancery`, or gives it the password that is asked for, and lets it read $all, which by default
// administrators alone may. Run again, it changes nothing that is right.
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { setTimeout as sleep } from 'node:timers/promises';

const USER = 'chancery';
/** A cluster is well a moment before it knows its users and has settled on a leader. */
const ATTEMPTS = 30;
const PAUSE_MS = 2000;

/** The store's connection string without a user, its HTTP interface, the password of `admin`, the one to give. */
const { EVENT_STORE, EVENT_STORE_HTTP, ADMIN_PASSWORD, CHANCERY_PASSWORD } = process.env;

const client = KurrentDBClient.connectionString(EVENT_STORE);
client.setCredentialsProvider(() => ({ username: 'admin', password: ADMIN_PASSWORD }));

for (let attempt = 1; ; attempt++) {
  try {
    await makeUser();
    await letReadAll();
    break;
  } catch (error) {
    if (attempt === ATTEMPTS) throw error;
    console.log(`Not yet: ${error.message}`);
    await sleep(PAUSE_MS);
  }
}
// The client keeps its connection open.
process.exit();

async function makeUser() {
  const made = await post('/users', { loginName: USER, fullName: 'Chancery', groups: [], password: CHANCERY_PASSWORD });
  if (made !== 409) return;
  await post(`/users/${USER}/command/reset-password`, { newPassword: CHANCERY_PASSWORD });
}

/** @returns 409 where it is there already, else a status that means done */
async function post(path, body) {
  const response = await fetch(new URL(path, EVENT_STORE_HTTP), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`admin:${ADMIN_PASSWORD}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 409) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
  return response.status;
}

async function letReadAll() {
  const { metadata = {} } = await client.getStreamMetadata('$all');
  const readers = [metadata.acl?.readRoles ?? '$admins'].flat();
  if (readers.includes(USER)) return;
  await client.setStreamMetadata('$all', { ...metadata, acl: { ...metadata.acl, readRoles: [...readers, USER] } });
}
