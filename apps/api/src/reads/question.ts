import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query as BusQuery, QueryHandler } from '@nestjs/cqrs';
import type { Position } from '#event-store/event-store.ts';
import type { ReadModels, RowsStatus } from '#read-models/read-models.ts';
import { RowsNotReady, type Snapshot } from '#read-models/reading/reader.ts';
import { progressOf } from '#read-models/replay/green-rows.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../injected.ts';

/** Something to be answered from the rows, at one moment of theirs. */
export class Question<Answer> extends BusQuery<Answer> {
  readonly answer: (rows: Snapshot) => Answer | Promise<Answer>;
  /** The rows must have seen it first. */
  readonly readAfter: Position | null;
  constructor(answer: (rows: Snapshot) => Answer | Promise<Answer>, readAfter: Position | null) {
    super();
    this.answer = answer;
    this.readAfter = readAfter;
  }
}

/** How long a read waits for the rows that it must have seen, in milliseconds. */
const PATIENCE = 5000;

/** Every question about every record: what differs between them is in the read models. */
@QueryHandler(Question)
export class QuestionHandler implements IQueryHandler<Question<unknown>> {
  readonly #rows: ReadModels;
  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  async execute({ answer, readAfter }: Question<unknown>): Promise<unknown> {
    try {
      if (readAfter !== null && !(await this.#rows.reader.waitFor(readAfter, PATIENCE))) {
        throw notYet(`The rows have seen ${this.#rows.reader.position()}, and not yet ${readAfter}: try again.`);
      }
      return await this.#rows.read(answer);
    } catch (error) {
      if (error instanceof RowsNotReady) throw notYet(whyNoRows(this.#rows.status()));
      throw error;
    }
  }
}

function notYet(detail: string): Problem {
  return new Problem('not-yet-visible', detail, { headers: { 'retry-after': '1' } });
}

function whyNoRows({ error, rebuilding, versions }: RowsStatus): string {
  if (versions !== null)
    return `This cannot be read from the rows of another version of the program that there are, and new ones are being made${rebuilding ? `, ${progressOf(rebuilding)} so far` : ''}: try again.`;
  if (error !== null) return `There are no rows to read yet, and they cannot be made at the moment: ${error}.`;
  if (rebuilding) return `The rows are being made from the log, ${progressOf(rebuilding)} so far: try again.`;
  return 'The rows are being made from the log: try again.';
}
