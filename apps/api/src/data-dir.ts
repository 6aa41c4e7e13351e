import { join } from 'node:path';

// What is where in a data directory. All but the log, the keys and the mappings can be made again.

export const logIn = (dataDir: string): string => join(dataDir, 'chancery.db');
export const keysIn = (dataDir: string): string => join(dataDir, 'keys');
export const mappingsIn = (dataDir: string): string => join(dataDir, 'mappings');
/** What becomes of imports over HTTP. */
export const importsIn = (dataDir: string): string => join(dataDir, 'imports');
/** A folder: the rows that reads are answered from. */
export const rowsIn = (dataDir: string): string => join(dataDir, 'read-models');
/** The tree that proofs are made of. */
export const treeIn = (dataDir: string): string => join(dataDir, 'proofs', 'tree.sqlite');
/** When each token was last used here. */
export const tokenUseIn = (dataDir: string): string => join(dataDir, 'token-use.json');
export const backupsIn = (dataDir: string): string => join(dataDir, 'backups');
