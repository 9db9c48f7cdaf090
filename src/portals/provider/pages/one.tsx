import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import { maySay } from '../../../introductions/index.ts';
import {
  Card,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Notice,
  Phone,
  type Typed,
  type View,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { readGroup, type Shown } from '../read-group.ts';
import { asGroup, type Group, type GroupAsk, GroupPage, groupBase, RingUs } from './frame.tsx';
import { standing } from './home.tsx';
import { Accept, Came, Decline, Full, HandBack, Message, Stopped } from './one-forms.tsx';
import { asksWhat, TapForms, tappable } from './taps.tsx';

export const oneParams = z.object({ programme: z.string(), introductionId: z.uuid() });
type OneAsk = GroupAsk & { readonly params: z.output<typeof oneParams> };

/** One introduction on a group's page: what the person agreed to tell, and what the group may say of it now. */
const one = route({
  method: 'get',
  path: '/:programme/provider/introductions/:introductionId',
  door: 'visitor',
  params: oneParams,
  handle: ask => asGroup(ask, async group => ask.page(await onePage(ask, group, {}, null))),
});
export const groupOneRoutes: readonly Route[] = [one];

/** The page, also with what was typed and what is wrong with it. @throws NotFound when it was not sent to this group */
export async function onePage(ask: OneAsk, group: Group, typed: Typed, errors: FieldErrors | null) {
  const [found] = await readGroup(ask, group, ask.params.introductionId);
  if (!found) throw new NotFound('introduction');
  const { view } = ask;
  const { t } = view;
  if (!found.read) {
    return document(
      <GroupPage ask={ask} title={t('provider.over.title')}>
        <h1>{t('provider.over.title')}</h1>
        <p class="lead">{t('provider.over.text')}</p>
        <RingUs view={view} phone={ask.programme.phone} />
      </GroupPage>,
    );
  }
  const { told, ownerName } = found.read;
  const base = groupBase(ask);
  const form = { view, at: `${base}/introductions/${found.id}`, one: found, typed, errors, today: ask.today };
  const answers = maySay('accept', found);
  return document(
    <GroupPage ask={ask} title={told.firstName}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{answers ? t('provider.home.would', { name: told.firstName }) : told.firstName}</h1>
      <p class="lead">{standing(view, found)}</p>
      <Told view={view} one={found} />
      {answers ? (
        <>
          <h2>{t('provider.answer.title')}</h2>
          <Card title={t('provider.accept.title')} level={3}>
            <Accept {...form} />
          </Card>
          <Card title={t('provider.full.title')} level={3}>
            <Full {...form} />
          </Card>
          <Card title={t('provider.decline.title')} level={3}>
            <Decline {...form} />
          </Card>
        </>
      ) : null}
      {tappable(found, ask.today) && !maySay('came', found) ? (
        <>
          <h2>{asksWhat(view, found, ask.today)}</h2>
          <TapForms view={view} base={base} one={found} today={ask.today} />
        </>
      ) : null}
      {maySay('came', found) ? (
        <Card title={t('provider.tap.came', { name: told.firstName })} level={2}>
          <Came {...form} />
        </Card>
      ) : null}
      {maySay('stopped', found) && !maySay('came', found) ? (
        <Card title={t('provider.stopped.title')} level={2}>
          <Stopped {...form} />
        </Card>
      ) : null}
      {maySay('hand_back', found) && maySay('came', found) ? (
        <Card title={t('provider.hand_back.title')} level={2}>
          <HandBack {...form} />
        </Card>
      ) : null}
      {maySay('message', found) ? (
        <Card title={t('provider.message.title', { worker: ownerName })} level={2}>
          <Message {...form} />
        </Card>
      ) : null}
      <Notice>{t('provider.home.record')}</Notice>
      <RingUs view={view} phone={ask.programme.phone} />
    </GroupPage>,
  );
}

/** What the person agreed to tell. How to reach them only between the yes and the first time: before and after nobody needs it. */
function Told({ view, one: { read, state, said } }: { readonly view: View; readonly one: Shown }) {
  const { t } = view;
  if (!read) return null;
  const { told } = read;
  const reaches = state === 'accepted' || state === 'booked' || said === 'accept';
  const lines: readonly { readonly term: string; readonly detail: string | null }[] = [
    { term: t('provider.told.hopes'), detail: told.hopes && `“${told.hopes}”` },
    { term: t('provider.told.access'), detail: told.accessNeeds },
    { term: t('provider.told.company'), detail: told.company },
    { term: t('provider.told.email'), detail: reaches ? told.email : null },
    { term: t('provider.told.best_time'), detail: reaches ? told.bestTime : null },
  ];
  return (
    <>
      <Facts
        items={[
          ...lines.flatMap(({ term, detail }) =>
            detail === null ? [] : [{ term, detail: <span dir="auto">{detail}</span> }],
          ),
          ...(reaches && told.phone
            ? [
                {
                  term: t('provider.told.phone'),
                  detail: (
                    <>
                      <Phone view={view} number={told.phone} />{' '}
                      {told.noVoicemail ? t('provider.told.no_voicemail') : ''}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p class="quiet">{t(reaches ? 'provider.told.only' : 'provider.told.later')}</p>
    </>
  );
}
