// The closed lists of words that bodies take, where the domain knows them as types alone.

export const LABELS = ['public', 'internal', 'confidential'] as const;
export const RANKS = ['preferred', 'normal', 'deprecated'] as const;
