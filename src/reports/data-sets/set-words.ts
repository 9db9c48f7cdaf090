import type { View } from '../../ui/index.ts';
import type { DataSet } from './definition.ts';

/** What a data set is called: the programme's own words, or the house's for those that come with it. */
export const titleOf = ({ t }: View, set: DataSet): string =>
  set.title ?? t(`reports.sets.title.${set.basedOn}`);
