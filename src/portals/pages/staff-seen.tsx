import { z } from 'zod';
import { audit, lookedAt } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf, personStore } from '../../people/index.ts';
import { BackLink, document, Empty, LinkButton, StaffLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { SeenDays } from './seen.tsx';

/** Who saw a person's record, for the co-ordinator: what the person sees, with every colleague's name. */
const staffSeen = route({
  method: 'get',
  path: '/people/:personId/seen',
  door: ['coordinator'],
  params: z.object({ personId: z.uuid() }),
  query: z.object({
    before: z.iso
      .date()
      .transform(text => Temporal.PlainDate.from(text))
      .nullable()
      .catch(null)
      .default(null),
  }),
  async handle(ask) {
    const { view, params } = ask;
    const { t } = view;
    const { person, rows, older } = await ask.within(async scope => {
      const person = await personStore(scope).find(params.personId);
      if (!person) throw new NotFound('person');
      await audit(scope, {
        verb: 'history.read',
        subject: { kind: 'person', id: person.id },
        personId: person.id,
      });
      return { person, ...(await lookedAt(scope, person.id, ask.query.before, view.zone)) };
    });
    const name = nameOf(person);
    const title = t('portals.staff_seen.title', { name });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="people" frame="narrow">
          <div class="page-head stack stack--tight">
            <BackLink href={`/people/${person.id}`}>{name}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('portals.staff_seen.lead')}</p>
            <p>
              <a href={`/audit?person=${person.id}`}>{t('portals.staff_seen.entries')}</a>
            </p>
          </div>
          {rows.length === 0 ? <Empty title={t('portals.seen.nobody')} /> : null}
          <div class="stack">
            <SeenDays view={view} rows={rows} naming="full" />
            {older ? (
              <LinkButton href={`/people/${person.id}/seen?before=${older}`} look="quiet">
                {t('portals.seen.older')}
              </LinkButton>
            ) : null}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

export const staffSeenRoutes: readonly Route[] = [staffSeen];
