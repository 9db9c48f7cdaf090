import { Tag, type View } from '../../ui/index.ts';
import type { Fit, FitReason } from '../fit.ts';
import { languageName } from '../languages.ts';

/** Why somebody fits or does not, one tag each. */
export function FitReasons({ view, fit }: { readonly view: View; readonly fit: Fit }) {
  return (
    <span class="match__fields">
      {fit.reasons.map(reason => (
        <Tag tone={reason.fits ? 'going' : 'look'} icon={reason.fits ? 'check' : 'cross'}>
          {wordsOf(view, reason)}
        </Tag>
      ))}
    </span>
  );
}

function wordsOf(view: View, reason: FitReason): string {
  const { t } = view;
  switch (reason.kind) {
    case 'area':
      return t(reason.fits ? 'referrals.fit.area' : 'referrals.fit.no_area');
    case 'language': {
      const language = languageName(view.locale, reason.language);
      return t(reason.fits ? 'referrals.fit.language' : 'referrals.fit.no_language', { language });
    }
    case 'skill':
      return t.has(`codes.needs.${reason.skill}`) ? t.code('needs', reason.skill) : reason.skill;
    case 'load':
      return view.say.commas([
        t('referrals.fit.load', { open: reason.open, capacity: reason.capacity }),
        reason.weighted !== undefined &&
          t('team.load.beside', { weighted: view.say.number(reason.weighted, 1) }),
      ]);
  }
}

/** The best three, for the side of a page. */
export function BestFits({ view, fits }: { readonly view: View; readonly fits: readonly Fit[] }) {
  return (
    <ul class="list-rules">
      {fits.slice(0, 3).map(fit => (
        <li class="stack stack--tight">
          <p>{fit.worker.name}</p>
          <FitReasons view={view} fit={fit} />
        </li>
      ))}
    </ul>
  );
}
