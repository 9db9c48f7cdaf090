import { Tabs, type View } from '../../ui/index.ts';

type Place = 'due' | 'copies' | 'dictionary';

/** The parts of this room, those that one's role may open. */
export function RecordTabs({ view, current }: { readonly view: View; readonly current: Place }) {
  const { t, me } = view;
  const all = [
    { place: 'due', href: '/records', label: t('records.tab.due') },
    { place: 'copies', href: '/records/copies', label: t('records.tab.copies') },
    { place: 'dictionary', href: '/records/dictionary', label: t('records.tab.dictionary') },
  ];
  return (
    <Tabs
      label={t('records.title')}
      items={all
        .filter(one => one.place !== 'copies' || me?.role === 'coordinator')
        .map(({ place, href, label }) => ({ label, href, current: place === current }))}
    />
  );
}
