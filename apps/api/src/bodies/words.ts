// The closed lists of words that bodies take, where the domain knows them as types alone.

export const RANKS = ['preferred', 'normal', 'deprecated'] as const;
