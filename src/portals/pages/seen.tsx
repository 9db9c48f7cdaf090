import { z } from 'zod';
import { audit, type LookedRow, lookedAt } from '../../audit/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { document, Empty, LinkButton, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { calledBy, type Seen, seenOn } from '../seen.ts';
import { asOwn, OwnPage, ownBase, Ring } from './own.tsx';

const day = z.iso
  .date()
  .transform(text => Temporal.PlainDate.from(text))
  .nullable()
  .catch(null)
  .default(null);

/** “Who saw my record”, by day, in plain words. */
const seen = route({
  method: 'get',
  path: '/:programme/my/seen',
  door: 'visitor',
  query: z.object({ before: day }),
  handle: ask =>
    asOwn(ask, async own => {
      const { actor, personId } = own;
      const { view, programme } = ask;
      const { t } = view;
      await ask.withinAs(actor, scope =>
        audit(scope, { verb: 'own_history.read', subject: { kind: 'person', id: personId }, personId }),
      );
      // The record of the house is nobody's own: the house reads it out, for this one person.
      const { rows, older } = await ask.withinAs(systemActor(programme.id), scope =>
        lookedAt(scope, personId, ask.query.before, view.zone),
      );
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('portals.seen.title')}>
            <h1>{t('portals.seen.title')}</h1>
            <p class="lead">{t('portals.seen.lead')}</p>
            {rows.length === 0 ? <Empty title={t('portals.seen.nobody')} /> : null}
            <SeenDays view={view} rows={rows} naming={programme.settings.colleaguesAreNamed} />
            {older ? (
              <LinkButton href={`${ownBase(ask)}/seen?before=${older}`} look="quiet">
                {t('portals.seen.older')}
              </LinkButton>
            ) : null}
            <h2>{t('portals.seen.wrong')}</h2>
            <p>{t('portals.seen.wrong_text')}</p>
            <Ring view={view} phone={programme.phone} />
          </OwnPage>,
        ),
      );
    }),
});

export const seenRoutes: readonly Route[] = [seen];

type DaysProps = {
  readonly view: View;
  readonly rows: readonly LookedRow[];
  readonly naming: 'full' | 'first' | 'role';
};

/** Day by day, newest first. */
export function SeenDays({ view, rows, naming }: DaysProps) {
  return [...Map.groupBy(rows, row => row.day.toString())].map(([date, ofDay]) => (
    <section class="stack stack--tight">
      <h2>{dayOf(view, Temporal.PlainDate.from(date))}</h2>
      <ul class="list-rules">
        {seenOn(ofDay).map(one => (
          <SeenLine view={view} one={one} naming={naming} />
        ))}
      </ul>
    </section>
  ));
}

/** With its weekday this year, with its year before. */
const dayOf = ({ say }: View, date: Temporal.PlainDate): string =>
  date.year === say.today.year ? say.day(date) : say.date(date);

type LineProps = {
  readonly view: View;
  readonly one: Seen;
  readonly naming: 'full' | 'first' | 'role';
};

/** “Aoife Hehir, link worker: looked at your page and your plan; wrote something about your meetings.” */
function SeenLine({ view, one, naming }: LineProps) {
  const { t, say } = view;
  const things = (kinds: Seen['acts'][number]['kinds']) =>
    say.list(kinds.map(kind => t(`portals.kind.${kind}`)));
  return (
    <li class="stack stack--tight">
      <p>
        <strong>{nameOf(view, one, naming)}</strong>
      </p>
      {one.acts.map(({ act, kinds }) => (
        <p>{t(`portals.act.${act}`, { things: things(kinds) })}</p>
      ))}
      {one.glass ? (
        <p>
          {t('portals.seen.glass')}{' '}
          {one.glass
            .map(reason => (t.has(`glass.reason.${reason}`) ? t.of(`glass.reason.${reason}`) : ''))
            .filter(Boolean)
            .join('. ')}
        </p>
      ) : null}
    </li>
  );
}

function nameOf({ t, say }: View, one: Seen, naming: LineProps['naming']): string {
  if (one.who === 'group') return one.name ?? t('portals.role.other');
  if (one.who !== 'staff') return t(`portals.who.${one.who}`);
  const role = t(
    `portals.role.${one.role === 'coordinator' ? 'coordinator' : one.role === 'link_worker' ? 'link_worker' : 'other'}`,
  );
  const name = calledBy(naming, one.name);
  return say.commas([name, role]);
}
