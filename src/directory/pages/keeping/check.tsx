import { z } from 'zod';
import type { Scope } from '../../../platform/database/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  Form,
  LinkButton,
  Ltr,
  Phone,
  StaffLayout,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { confirmFacts } from '../../editing/index.ts';
import { askGroup } from '../../keeping/ask-group.ts';
import { groupReach } from '../../keeping/chase-queries.ts';
import { chaseStore } from '../../keeping/chase-store.ts';
import { openQuestions, openReports } from '../../keeping/check-queries.ts';
import { type Entry, entryOf } from '../../keeping/entry-queries.ts';
import { questionStore } from '../../keeping/question-store.ts';
import { reportStore } from '../../keeping/report-store.ts';
import { settleReports } from '../../keeping/settle-reports.ts';
import { trustOrganization } from '../../keeping/trust-organization.ts';
import { withdrawLinks } from '../../keeping/withdraw-links.ts';

const params = z.object({ serviceId: z.uuid() });
const door = ['coordinator', 'administrator'] as const;
const acts = ['phoned', 'corrected', 'was_right', 'ask', 'withdraw', 'trust', 'distrust'] as const;

/** Everything that is open about one entry, and what can be done about it. */
const checkPage = route({
  method: 'get',
  path: '/directory/care/:serviceId',
  door,
  params,
  async handle(ask) {
    const { view, flash } = ask;
    const { t, say } = view;
    const found = await ask.within(async scope => {
      const entry = await entryOf(scope.db, ask.params.serviceId);
      const store = chaseStore(scope);
      return {
        entry,
        reach: await groupReach(scope.db, entry.id),
        reports: await openReports(scope, entry.ids),
        questions: await openQuestions(scope, entry.ids),
        chase: await store.of(entry.id),
        trusted: await store.trusts(entry.organizationId),
      };
    });
    const { entry, reach, reports, questions, chase, trusted } = found;
    const action = `/directory/care/${entry.id}`;
    return ask.page(
      document(
        <StaffLayout view={view} title={entry.name} current="care" flash={flash} frame="narrow">
          <div class="stack">
            <BackLink href="/directory/care">{t('directory.keeping.care.title')}</BackLink>
            <h1>{entry.name}</h1>
            <p class="acts">
              <LinkButton href={`/services/${entry.id}`} look="quiet">
                {t('directory.keeping.proposal.see')}
              </LinkButton>
              <LinkButton href={`/services/${entry.id}/recall`} look="words">
                {t('directory.keeping.recall.link')}
              </LinkButton>
            </p>
          </div>
          <section class="section stack">
            <h2>{t('directory.keeping.check.reports')}</h2>
            {reports.length === 0 ? <p class="quiet">{t('directory.keeping.check.no_reports')}</p> : null}
            <ul class="list-rules">
              {reports.map(one => (
                <li>
                  <p>
                    <b>{t(`directory.keeping.part.${one.part}`)}</b>
                    {one.words ? (
                      <>
                        : <span dir="auto">{one.words}</span>
                      </>
                    ) : null}
                  </p>
                  <p class="small quiet">
                    {one.byName ?? t(`directory.keeping.check.from.${one.source}`)}, {say.when(one.at)}
                  </p>
                </li>
              ))}
            </ul>
            {questions.length > 0 ? (
              <>
                <h2>{t('directory.keeping.care.asked')}</h2>
                <ul class="bullets">
                  {questions.map(one => (
                    <li>
                      {t(`directory.keeping.ask.${one.fact}`)} (
                      {t('directory.keeping.ask.times_asked', { count: one.times })})
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </section>
          <section class="section stack">
            <h2>{t('directory.keeping.check.ring')}</h2>
            <p>
              {reach?.phone ? (
                <Phone view={view} number={reach.phone} name={entry.name} icon />
              ) : (
                t('directory.service.ask_contact')
              )}
            </p>
            {reach?.email ? (
              <p>
                <Ltr>{reach.email}</Ltr>
              </p>
            ) : null}
            {chase?.lastSentAt ? (
              <p class="quiet">
                {t(`directory.keeping.check.chase.${chase.state}`, {
                  count: chase.sentTimes,
                  day: say.date(chase.lastSentAt),
                })}
              </p>
            ) : null}
            <Form view={view} action={action}>
              <div class="acts">
                <Button icon="check" name="do" value="phoned">
                  {t('directory.keeping.care.phoned')}
                </Button>
                {reports.length > 0 ? (
                  <>
                    <Button look="quiet" name="do" value="corrected">
                      {t('directory.keeping.check.corrected')}
                    </Button>
                    <Button look="quiet" name="do" value="was_right">
                      {t('directory.keeping.check.was_right')}
                    </Button>
                  </>
                ) : null}
                {reach?.email ? (
                  <Button look="quiet" icon="letter" name="do" value="ask">
                    {t('directory.keeping.check.ask')}
                  </Button>
                ) : null}
                <Button look="words" name="do" value="withdraw">
                  {t('directory.keeping.check.withdraw')}
                </Button>
              </div>
              {entry.organizationId ? (
                <div class="section">
                  <p class="quiet">
                    {t(trusted ? 'directory.keeping.check.trusted' : 'directory.keeping.check.not_trusted')}
                  </p>
                  <Button look="words" name="do" value={trusted ? 'distrust' : 'trust'}>
                    {t(trusted ? 'directory.keeping.check.distrust' : 'directory.keeping.check.trust')}
                  </Button>
                </div>
              ) : null}
            </Form>
          </section>
        </StaffLayout>,
      ),
    );
  },
});

/** Rung and confirmed: everything open about the entry is answered with it. */
async function phoned(scope: Scope, entry: Entry): Promise<void> {
  await confirmFacts(scope, { serviceId: entry.id, group: null, how: 'phone' });
  await reportStore(scope).settle(entry.ids, 'was_right');
  await questionStore(scope).answer(entry.ids);
  await chaseStore(scope).setState([entry.id], 'answered');
}

const act = route({
  method: 'post',
  path: '/directory/care/:serviceId',
  door,
  params,
  form: z.object({ do: choice(acts) }),
  handle: ask =>
    ask.commit(async scope => {
      const { do: what } = ask.form;
      const entry = await entryOf(scope.db, ask.params.serviceId);
      const serviceId = entry.id;
      if (what === 'phoned') await phoned(scope, entry);
      if (what === 'corrected' || what === 'was_right')
        await settleReports(scope, { serviceId, outcome: what });
      if (what === 'ask') await askGroup(scope, serviceId, ask.today);
      if (what === 'withdraw') await withdrawLinks(scope, serviceId);
      if (what === 'trust' || what === 'distrust')
        await trustOrganization(scope, serviceId, what === 'trust');
      const done = what === 'phoned' || what === 'corrected' || what === 'was_right';
      return {
        to: done ? '/directory/care' : `/directory/care/${serviceId}`,
        flash: { key: `directory.keeping.check.done.${what}` },
      };
    }),
  again: async ask => ask.go({ to: `/directory/care/${ask.params.serviceId}` }),
});

export const checkRoutes: readonly Route[] = [checkPage, act];
