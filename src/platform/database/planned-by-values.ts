/**
 * What a statement begins with that is to be planned anew for the values of each time, which costs a part of a millisecond. For those
 * whose best plan hangs on the values: a word that everybody writes, a place with many services around it.
 */
export const plannedByValues = '/* planned by its values */';
