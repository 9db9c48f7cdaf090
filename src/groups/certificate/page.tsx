import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { BackLink, Button, Card, document, Empty, Form, LinkButton, StaffLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { findGroup } from '../queries.ts';
import { daysOfGroup, registerOf } from '../register/register-queries.ts';
import { tallyOf } from '../register/tally.ts';
import { groupStore } from '../store.ts';
import { certificateStore } from './certificate-store.ts';
import { earned, leastFor, ruleOf } from './earned.ts';
import { issueCertificate } from './issue-certificate.ts';
import { ruleWords } from './rule-page.tsx';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid() });
const path = '/groups/:groupId/certificates';

/** Who was at how many meetings, and whose certificate is earned, given, and to be printed. */
const listPage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { groupId } = ask.params;
    const { group, held, people, given } = await ask.within(async scope => {
      const found = await findGroup(scope, groupId);
      const dates = await groupStore(scope).dates(groupId);
      const last = dates.findLast(one => one.signed_at !== null);
      const lines = last ? (await registerOf(scope, groupId, last.id)).lines : [];
      const days = await daysOfGroup(scope, groupId);
      const certificates = await certificateStore(scope).ofGroup(groupId);
      await auditAll(
        scope,
        lines.map(one => ({
          verb: 'group_attendance.read',
          subject: { kind: 'group_place', id: one.placeId },
          personId: one.personId,
        })),
      );
      return {
        group: found.group,
        held: dates.filter(one => one.signed_at !== null && one.state !== 'cancelled').length,
        people: lines.map(one => ({ ...one, tally: tallyOf(days.get(one.placeId) ?? []) })),
        given: new Map(certificates.map(one => [one.place_id, one])),
      };
    });
    return ask.page(
      document(
        <StaffLayout
          view={view}
          title={t('groups.certificate.title')}
          current="groups"
          frame="narrow"
          flash={ask.flash}
        >
          <BackLink href={`/groups/${groupId}`}>{group.name}</BackLink>
          <h1>{t('groups.certificate.title')}</h1>
          {people.length === 0 ? (
            <Empty title={t('groups.certificate.none')} />
          ) : (
            <p class="lead">
              {t('groups.certificate.rule', { least: leastFor(group.certificate_least, held), held })}
            </p>
          )}
          <p class="quiet">{ruleWords(view, ruleOf(group))}</p>
          {ask.actor.role === 'coordinator' ? (
            <p>
              <a href={`/groups/${groupId}/certificates/rule`}>{t('groups.certificate.rule.change')}</a>
            </p>
          ) : null}
          <div class="stack">
            {people.map(({ placeId, firstName, tally }) => {
              const has = given.get(placeId);
              return (
                <Card title={firstName} level={2}>
                  <p>{t('groups.certificate.was', { attended: tally.attended, held: tally.held })}</p>
                  {has ? (
                    <LinkButton href={`/groups/${groupId}/certificates/${has.id}.pdf`} hiddenText={firstName}>
                      {t('groups.certificate.print')}
                    </LinkButton>
                  ) : earned(ruleOf(group), tally) ? (
                    <Form view={view} action={`/groups/${groupId}/certificates`} inline>
                      <input type="hidden" name="place" value={placeId} />
                      <Button>{t('groups.certificate.give')}</Button>
                    </Form>
                  ) : (
                    <p class="quiet">{t('groups.certificate.not_yet')}</p>
                  )}
                </Card>
              );
            })}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

const give = route({
  method: 'post',
  path,
  door,
  params,
  form: z.object({ place: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      const { groupId } = ask.params;
      await issueCertificate(scope, { groupId, placeId: ask.form.place }, ask.view.zone);
      return { to: `/groups/${groupId}/certificates`, flash: { key: 'groups.certificate.done' } };
    }),
  // Only buttons of ours send it.
  again: async ask => ask.go({ to: `/groups/${ask.params.groupId}/certificates` }),
});

export const certificateRoutes: readonly Route[] = [listPage, give];
