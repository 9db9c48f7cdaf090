import { z } from 'zod';
import { systemActor } from '../../platform/database/index.ts';
import { speaksOfDanger } from '../../referrals/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  choices,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalText,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Meeting, timesFor } from '../meetings.ts';
import { tell } from '../said/tell.ts';
import { localNow, ofMeeting, readMeetings } from './meeting.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

/** Reasons that somebody gives beforehand; the rest are for what was missed. */
const reasons = [
  'unwell',
  'caring',
  'transport',
  'hard_day',
  'nervous',
  'weather',
  'work',
  'urgent_matter',
  'not_known',
] as const;
const parts = ['mornings', 'afternoons', 'mon', 'tue', 'wed', 'thu', 'fri'] as const;
const more = optionalText({ lines: true, max: 1000 });

const cannotForm = z.object({ reason: choice(reasons, 'portals.meeting.cannot.error'), words: more });
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:00)?$/);
const moveForm = z
  .object({ times: z.preprocess(list, z.array(time).max(12)), parts: choices(parts), words: more })
  .refine(({ times, parts: some, words }) => times.length + some.length > 0 || words !== null, {
    path: ['parts'],
    message: 'portals.meeting.move.error',
  });

function list(value: unknown): unknown {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
}

type ChangeAsk = OwnAsk & { readonly params: z.output<typeof ofMeeting> };
type Shown = { readonly typed: Typed; readonly errors: FieldErrors | null };
const nothing: Shown = { typed: {}, errors: null };

/** Where a saying leads: what speaks of danger shows the lines first. */
export const careful = (words: string | null): string => (speaksOfDanger(words) ? '?care=1' : '');

const cannotPage = route({
  method: 'get',
  path: '/:programme/my/meetings/:sessionId/cannot',
  door: 'visitor',
  params: ofMeeting,
  handle: ask => asOwn(ask, own => withMeeting(ask, own, 'cannot', nothing), 'meetings'),
});

const cannot = route({
  method: 'post',
  path: '/:programme/my/meetings/:sessionId/cannot',
  door: 'visitor',
  params: ofMeeting,
  form: cannotForm,
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { reason, words } = ask.form;
        const input = {
          kind: 'cannot_come',
          subjectId: ask.params.sessionId,
          says: { reason },
          words,
        } as const;
        return tell(ask, own, input, `${ownBase(ask)}/meetings${careful(words)}`, {
          key: 'portals.meeting.done.cannot',
        });
      },
      'meetings',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      own => withMeeting(ask, own, 'cannot', { typed: typedIn(typed), errors: sayErrors(ask.view, faults) }),
      'meetings',
    ),
});

const movePage = route({
  method: 'get',
  path: '/:programme/my/meetings/:sessionId/move',
  door: 'visitor',
  params: ofMeeting,
  handle: ask => asOwn(ask, own => withMeeting(ask, own, 'move', nothing), 'meetings'),
});

const move = route({
  method: 'post',
  path: '/:programme/my/meetings/:sessionId/move',
  door: 'visitor',
  params: ofMeeting,
  form: moveForm,
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { times, parts: some, words } = ask.form;
        const says = { times: [...times], parts: [...some] };
        const input = { kind: 'move', subjectId: ask.params.sessionId, says, words } as const;
        return tell(ask, own, input, `${ownBase(ask)}/meetings${careful(words)}`, {
          key: 'portals.meeting.done.move',
        });
      },
      'meetings',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      own => withMeeting(ask, own, 'move', { typed: typedIn(typed), errors: sayErrors(ask.view, faults) }),
      'meetings',
    ),
});

export const meetingChangeRoutes: readonly Route[] = [cannotPage, cannot, movePage, move];

/** The form about a meeting that is still planned; otherwise how the meetings stand now, with status 409. */
async function withMeeting(ask: ChangeAsk, own: Own, what: 'cannot' | 'move', shown: Shown) {
  const { coming, own: mine } = await readMeetings(ask, own);
  const meeting = coming.find(one => one.id === ask.params.sessionId);
  if (!meeting) return ask.page(gonePage(ask, own), 409);
  const times =
    what === 'move'
      ? await ask.withinAs(systemActor(ask.programme.id), scope => timesFor(scope, mine, meeting))
      : [];
  return ask.page(formPage(ask, own, what, meeting, times, shown), shown.errors ? 422 : 200);
}

function gonePage(ask: OwnAsk, own: Own) {
  const { t } = ask.view;
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.meeting.gone')}>
      <h1>{t('portals.meeting.gone')}</h1>
      <p class="lead">{t('portals.meeting.gone_text')}</p>
      <LinkButton href={`${ownBase(ask)}/meetings`} way>
        {t('portals.meeting.title')}
      </LinkButton>
      <Ring view={ask.view} phone={ask.programme.phone} />
    </OwnPage>,
  );
}

function formPage(
  ask: OwnAsk,
  own: Own,
  what: 'cannot' | 'move',
  meeting: Meeting,
  times: readonly Temporal.PlainDateTime[],
  { typed, errors }: Shown,
) {
  const { view } = ask;
  const { t, say } = view;
  const form = { view, values: typed, errors };
  return document(
    <OwnPage ask={ask} own={own} title={t(`portals.meeting.${what}.title`)}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t(`portals.meeting.${what}.title`)}</h1>
      <p>
        <b>{say.when(meeting.startsAt)}</b>
      </p>
      <p class="lead">{t(`portals.meeting.${what}.lead`)}</p>
      <Form view={view} action={`${ownBase(ask)}/meetings/${meeting.id}/${what}`}>
        {what === 'cannot' ? (
          <ChoiceGroup
            {...form}
            name="reason"
            legend={t('portals.meeting.cannot.why')}
            options={reasons.map(value => ({ value, label: t(`portals.meeting.reason.${value}`) }))}
          />
        ) : (
          <>
            {times.length > 0 ? (
              <ChoiceGroup
                {...form}
                name="times"
                many
                legend={t('portals.meeting.move.times')}
                options={times
                  .filter(one => Temporal.PlainDateTime.compare(one, localNow(ask)) > 0)
                  .map(one => ({ value: one.toString().slice(0, 16), label: say.when(one) }))}
              />
            ) : null}
            <ChoiceGroup
              {...form}
              name="parts"
              many
              legend={t('portals.meeting.move.parts')}
              options={parts.map(value => ({ value, label: t(`portals.meeting.move.part.${value}`) }))}
            />
          </>
        )}
        <TextArea {...form} name="words" label={t('portals.meeting.move.words')} optional rows={2} />
        <FormEnd>
          <Button>{t(`portals.meeting.${what}.go`)}</Button>
          <LinkButton href={`${ownBase(ask)}/meetings`} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </OwnPage>,
  );
}
