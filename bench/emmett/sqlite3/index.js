import { DatabaseSync } from 'node:sqlite';

/** Answers later, as the package does, and so gives up the turn after each statement; but waits for no other thread. */
class Database {
  #db;

  constructor(path) {
    this.#db = new DatabaseSync(path);
  }

  run(sql, ...rest) {
    const [params, callback] = typeof rest[0] === 'function' ? [[], rest[0]] : [rest[0] ?? [], rest[1]];
    this.#answer(
      () => this.#db.prepare(sql).run(...bound(params)),
      (error, result) => callback?.call(result, error),
    );
  }

  all(sql, params, callback) {
    this.#answer(() => this.#db.prepare(sql).all(...bound(params)), callback);
  }

  get(sql, params, callback) {
    this.#answer(() => this.#db.prepare(sql).get(...bound(params)), callback);
  }

  close() {
    this.#db.close();
  }

  #answer(execute, callback) {
    try {
      const result = execute();
      setImmediate(() => callback(null, result));
    } catch (error) {
      setImmediate(() => callback(Object.assign(error, { errno: error.errcode })));
    }
  }
}

/** sqlite3 takes anything: Emmett's partition is an object, and goes in as a text. */
function bound(params) {
  return params.map((each) => {
    if (each === undefined) return null;
    if (typeof each === 'boolean') return Number(each);
    return typeof each === 'object' && each !== null ? String(each) : each;
  });
}

export default { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4, OPEN_URI: 64 };
