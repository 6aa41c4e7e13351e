import type { Action } from './action-draft.ts';

/** What each action is called, what it does, and what is said when it is done. */
export const WORDS: Readonly<
  Record<Action, { readonly title: string; readonly about: string; readonly send: string; readonly done: string }>
> = {
  correct: {
    title: 'Correct what the record has wrong',
    about: 'What stood stays on record, marked as corrected. For what changed in the world, update instead.',
    send: 'Record the correction',
    done: 'The correction stands, and what stood before it is kept.',
  },
  add: {
    title: 'Add what was unknown',
    about: 'Nothing that stands is overwritten.',
    send: 'Record the detail',
    done: 'The detail was added.',
  },
  update: {
    title: 'Record that the world changed',
    about: 'What held until then stays as it was.',
    send: 'Record the update',
    done: 'It holds from that day on.',
  },
  dispute: {
    title: 'Record a rival claim',
    about: 'A source says otherwise. Both stand side by side until one is preferred; until then the best graded speaks.',
    send: 'Record the claim',
    done: 'The rival claim stands beside what is on record.',
  },
  rank: {
    title: 'Rank a claim',
    about: 'A preferred claim speaks alone; a deprecated one is kept and speaks no more.',
    send: 'Record the rank',
    done: 'The claim was ranked.',
  },
  source: {
    title: 'Attach a source',
    about: 'It backs what the record says now, or the fields that you name.',
    send: 'Attach the source',
    done: 'The source was attached.',
  },
  classify: {
    title: 'Classify by pillars and functions',
    about: 'A reading with an author and a basis, not a fact.',
    send: 'Record the classification',
    done: 'The classification was recorded.',
  },
  label: {
    title: 'Who may see the record',
    about: 'The label holds for the whole record, its past included.',
    send: 'Record the label',
    done: 'The label was changed.',
  },
  merge: {
    title: 'Merge into another record',
    about:
      'The same thing is on record twice. Reads take both for one from now on; nothing is lost, and the merge can be taken back.',
    send: 'Merge',
    done: 'Both are read as one.',
  },
  unmerge: {
    title: 'Take a merge back',
    about: 'Both are read apart again, as they were before.',
    send: 'Take the merge back',
    done: 'They are read apart again.',
  },
  erase: {
    title: 'Erase what is personal',
    about:
      'The key of the contact details and notes on this person is destroyed: nobody reads them any more, on any day, here or from a copy of the log. Posts, meetings and everything else stay. There is no way back.',
    send: 'Erase it for ever',
    done: 'What was personal can be read no more.',
  },
  retract: {
    title: 'Retract the record',
    about:
      'It is left out of every list and count from now on. What was on record stays readable, with your reason; a duplicate is merged instead.',
    send: 'Retract it',
    done: 'The record was retracted.',
  },
};
