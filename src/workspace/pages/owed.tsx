import { ageOn } from '../../core/index.ts';
import { Icon, LinkButton, type View } from '../../ui/index.ts';
import type { Owed } from '../today-queries.ts';
import { nextActionWords } from './next-action.ts';
import { isRinging, wayTo } from './way-to.ts';

type Props = {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Owed[];
  readonly late?: boolean;
};

/** What is owed to whom, each with the one thing to do. */
export function OwedList({ view, id, title, rows, late }: Props) {
  const { t, say } = view;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="num quiet">{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="quiet">{late ? t('workspace.owed.late.none') : t('workspace.owed.none')}</p>
      ) : (
        <ul class="owed">
          {rows.map(row => (
            <li>
              <p>
                <a href={`/cases/${row.referralId}`}>{row.name}</a>
                {who(view, row)}: {nextActionWords(view, row, !late)}
              </p>
              {late && (
                <p class="owed__d">
                  <Icon name="clock" />
                  {t('workspace.owed.was', { day: say.day(row.nextActionOn) })}
                </p>
              )}
              <Do view={view} row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The way to where it is done; the number, where one rings first. */
function Do({ view, row }: { readonly view: View; readonly row: Owed }) {
  const { t } = view;
  const way = wayTo(row.referralId, row);
  const rings = row.phone !== null && isRinging(row);
  if (!way && !rings) return null;
  return (
    <p class="owed__do">
      {rings && (
        <LinkButton look="words" icon="phone" href={`tel:${row.phone}`} hiddenText={row.name}>
          {t('workspace.do.call')}
        </LinkButton>
      )}
      {way && (
        <LinkButton look="words" icon={way.icon} href={way.href} hiddenText={row.name}>
          {t(way.words)}
        </LinkButton>
      )}
    </p>
  );
}

/** Age and place, for somebody one has not met yet. */
function who({ say }: View, row: Owed): string {
  if (row.state !== 'allocated') return '';
  const parts = [row.birthDate && String(ageOn(row.birthDate, say.today)), row.areaName].filter(Boolean);
  return parts.length > 0 ? `, ${parts.join(', ')}` : '';
}
