import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { nameOf } from '../../people/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  Empty,
  Form,
  LinkButton,
  StaffLayout,
  Tag,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { draftLetter, objectionTo } from '../draft-letter.ts';
import { caseRecord } from '../facts-queries.ts';
import { letterKinds } from '../letter.ts';
import { may } from '../policy.ts';
import { letterStore } from '../store.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ referralId: z.uuid() });
const newForm = z.object({ kind: choice(letterKinds) });

/** Which letters can be written for a case now, and why not the others. */
const newPage = route({
  method: 'get',
  path: '/cases/:referralId/letters/new',
  door,
  params,
  query: z.object({ kind: z.enum(letterKinds).optional().catch(undefined) }),
  handle: async ask => ask.page(await render(ask, ask.query.kind ?? null)),
});

const makeLetter = route({
  method: 'post',
  path: '/cases/:referralId/letters',
  door,
  params,
  form: newForm,
  handle: ask =>
    ask.commit(async scope => {
      const { referralId } = ask.params;
      const id = await draftLetter(scope, { referralId, kind: ask.form.kind });
      return { to: `/cases/${referralId}/letters/${id}`, flash: { key: 'letters.done.drafted' } };
    }),
  again: async ask => ask.page(await render(ask, null), 422),
});

async function render(ask: Ask<{ referralId: string }, unknown, unknown>, wanted: string | null) {
  const { view, actor } = ask;
  const { t, say } = view;
  const { referralId } = ask.params;
  const { record, written } = await ask.within(async scope => {
    const found = await caseRecord(scope, referralId);
    await audit(scope, {
      verb: 'letter.read',
      subject: { kind: 'referral', id: referralId },
      personId: found.person.id,
    });
    return { record: found, written: await letterStore(scope).ofReferral(referralId) };
  });
  const name = nameOf(record.person);
  const leave = may(actor, 'make', { state: null, linkWorkerId: record.referral.link_worker_id });
  const kinds = letterKinds.filter(kind => wanted === null || kind === wanted);
  return document(
    <StaffLayout view={view} title={t('letters.new.title', { name })} current="people" frame="narrow">
      <BackLink href={`/cases/${referralId}`}>{t('letters.page.case')}</BackLink>
      <h1>{t('letters.new.title', { name })}</h1>
      <ul class="list-rules">
        {kinds.map(kind => {
          const objection = leave.ok ? objectionTo(record, kind) : leave.reasonKey;
          const draft = written.find(one => one.kind === kind && one.state === 'draft');
          return (
            <li class="stack stack--tight">
              <h2>{t(`letters.page.title.${kind}`, { name })}</h2>
              {draft ? (
                <LinkButton look="quiet" href={`/cases/${referralId}/letters/${draft.id}`}>
                  {t('letters.new.open')}
                </LinkButton>
              ) : objection ? (
                <p class="quiet">{t.of(objection)}</p>
              ) : (
                <Form view={view} action={`/cases/${referralId}/letters`} inline>
                  <Button name="kind" value={kind} look="quiet">
                    {t('letters.new.write')}
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      <section class="section">
        <h2>{t('letters.new.before')}</h2>
        {written.length === 0 ? (
          <Empty title={t('letters.new.none')}>{t('letters.new.none.text')}</Empty>
        ) : (
          <ul class="list-rules">
            {written.map(letter => (
              <li class="row">
                <a href={`/cases/${referralId}/letters/${letter.id}`}>
                  {t(`letters.page.title.${letter.kind}`, { name })}
                </a>
                <Tag tone={letter.state === 'sent' ? 'going' : 'wait'}>
                  {letter.sentAt
                    ? t('letters.new.sent', { day: say.day(letter.sentAt) })
                    : t('letters.new.draft')}
                </Tag>
              </li>
            ))}
          </ul>
        )}
      </section>
    </StaffLayout>,
  );
}

export const newLetterRoutes: readonly Route[] = [newPage, makeLetter];
