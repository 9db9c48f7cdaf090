import { Facts, Phone, type View } from '../../ui/index.ts';
import type { Minimum } from '../minimum.ts';

/** Exactly what a group is told, line by line; what was not agreed is said too. */
export function MinimumFacts({ view, told }: { readonly view: View; readonly told: Minimum }) {
  const { t } = view;
  const nothing = t('introductions.share.nothing');
  return (
    <Facts
      items={[
        { term: t('introductions.share.name'), detail: told.firstName },
        {
          term: t('introductions.share.contact'),
          detail: told.phone ? (
            <>
              <Phone view={view} number={told.phone} />
              {told.noVoicemail && <> {t('introductions.share.no_voicemail')}</>}
              {told.bestTime && <> {t('introductions.share.best_time', { when: told.bestTime })}</>}
            </>
          ) : (
            (told.email ?? nothing)
          ),
        },
        { term: t('introductions.share.access'), detail: told.accessNeeds ?? nothing },
        { term: t('introductions.share.hopes'), detail: told.hopes ? `“${told.hopes}”` : nothing },
        { term: t('introductions.share.company'), detail: told.company ?? nothing },
      ]}
    />
  );
}
