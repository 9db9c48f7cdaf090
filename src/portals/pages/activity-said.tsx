import { z } from 'zod';
import { barriers } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  DateField,
  date,
  dateTyped,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalChoice,
  optionalText,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, readActivity } from '../activities.ts';
import { tell } from '../said/tell.ts';
import { ofActivity } from './activities.tsx';
import { localNow } from './meeting.tsx';
import { careful } from './meeting-change.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase } from './own.tsx';

const path = '/:programme/my/activities/:activityId';
type SaidAsk = OwnAsk & { readonly params: z.output<typeof ofActivity> };
type Shown = { readonly typed: Typed; readonly errors: FieldErrors | null };
const nothing: Shown = { typed: {}, errors: null };
const answers = ['yes', 'no'] as const;

const wentForm = z.object({ on: date({ missing: 'portals.activity.went.missing', past: true }) });
const notForm = z
  .object({
    barrier: choice(barriers.codes, 'portals.activity.not.why_missing'),
    still: optionalChoice(answers),
    /** Whether it was asked at all: of what somebody goes to already it is not. */
    asked: z.enum(['went', 'still']),
    words: optionalText({ lines: true, max: 1000 }),
  })
  .refine(({ asked, still }) => asked === 'still' || still !== null, {
    path: ['still'],
    message: 'portals.activity.not.still_missing',
  });

const wentPage = route({
  method: 'get',
  path: `${path}/went`,
  door: 'visitor',
  params: ofActivity,
  handle: ask => asOwn(ask, own => ifAsked(ask, own, went), 'activities'),
});

const sayWent = route({
  method: 'post',
  path: `${path}/went`,
  door: 'visitor',
  params: ofActivity,
  form: wentForm,
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { activityId } = ask.params;
        const input = { kind: 'went', subjectId: activityId, says: { on: ask.form.on.toString() } } as const;
        return tell(ask, own, input, `${ownBase(ask)}/activities/${activityId}`);
      },
      'activities',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      async own =>
        ask.page(await went(ask, own, { typed: typedIn(typed), errors: sayErrors(ask.view, faults) }), 422),
      'activities',
    ),
});

const stillGoing = route({
  method: 'post',
  path: `${path}/still`,
  door: 'visitor',
  params: ofActivity,
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { activityId } = ask.params;
        const says = { going: true, barrier: null };
        const input = { kind: 'still_going', subjectId: activityId, says } as const;
        return tell(ask, own, input, `${ownBase(ask)}/activities/${activityId}`);
      },
      'activities',
    ),
});

const notPage = route({
  method: 'get',
  path: `${path}/not`,
  door: 'visitor',
  params: ofActivity,
  handle: ask => asOwn(ask, own => ifAsked(ask, own, notGone), 'activities'),
});

const sayNot = route({
  method: 'post',
  path: `${path}/not`,
  door: 'visitor',
  params: ofActivity,
  form: notForm,
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { barrier, still, asked, words } = ask.form;
        const { activityId: subjectId } = ask.params;
        const to = `${ownBase(ask)}/activities/${subjectId}${careful(words)}`;
        const flash = { key: 'portals.activity.not.flash' };
        return asked === 'still'
          ? tell(
              ask,
              own,
              { kind: 'still_going', subjectId, says: { going: false, barrier }, words },
              to,
              flash,
            )
          : tell(
              ask,
              own,
              { kind: 'not_gone', subjectId, says: { barrier, still: still === 'yes' }, words },
              to,
              flash,
            );
      },
      'activities',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      async own =>
        ask.page(
          await notGone(ask, own, { typed: typedIn(typed), errors: sayErrors(ask.view, faults) }),
          422,
        ),
      'activities',
    ),
});

export const activitySaidRoutes: readonly Route[] = [wentPage, sayWent, stillGoing, notPage, sayNot];

/** The form while it is asked; afterwards, from another window for instance, the activity as it stands. */
async function ifAsked(ask: SaidAsk, own: Own, form: typeof went) {
  const { activity } = await readActivity(ask, own, ask.params.activityId);
  return askedOf(activity, localNow(ask))
    ? ask.page(await form(ask, own, nothing))
    : ask.go({ to: `${ownBase(ask)}/activities/${activity.id}` });
}

async function went(ask: SaidAsk, own: Own, { typed, errors }: Shown) {
  const { view } = ask;
  const { t } = view;
  const { activity } = await readActivity(ask, own, ask.params.activityId);
  const at = `${ownBase(ask)}/activities/${activity.id}`;
  const day = activity.bookedFor?.toPlainDate() ?? ask.today;
  const values = errors
    ? typed
    : dateTyped('on', Temporal.PlainDate.compare(day, ask.today) > 0 ? ask.today : day);
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.activity.went.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('portals.activity.went.title')}</h1>
      <p class="lead" dir="auto">
        {activity.name}
      </p>
      <Form view={view} action={`${at}/went`}>
        <DateField
          view={view}
          name="on"
          legend={t('portals.activity.went.on')}
          values={values}
          errors={errors}
        />
        <FormEnd>
          <Button>{t('portals.activity.went.go')}</Button>
          <LinkButton href={at} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </OwnPage>,
  );
}

async function notGone(ask: SaidAsk, own: Own, { typed, errors }: Shown) {
  const { view } = ask;
  const { t } = view;
  const { activity } = await readActivity(ask, own, ask.params.activityId);
  const at = `${ownBase(ask)}/activities/${activity.id}`;
  const asked = askedOf(activity, localNow(ask)) === 'still' ? 'still' : 'went';
  const title = t(asked === 'still' ? 'portals.activity.stop.title' : 'portals.activity.not.title');
  const form = { view, values: typed, errors };
  return document(
    <OwnPage ask={ask} own={own} title={title}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{title}</h1>
      <p>
        <b dir="auto">{activity.name}</b>
      </p>
      <p class="lead">{t('portals.activity.not.lead')}</p>
      <Form view={view} action={`${at}/not`}>
        <input type="hidden" name="asked" value={asked} />
        {asked === 'went' ? (
          <ChoiceGroup
            {...form}
            name="still"
            legend={t('portals.activity.not.still')}
            options={answers.map(value => ({ value, label: t(`portals.activity.not.${value}`) }))}
          />
        ) : null}
        <ChoiceGroup
          {...form}
          name="barrier"
          legend={t('portals.activity.not.why')}
          options={barriers.codes.map(value => ({ value, label: t(`portals.barrier.${value}`) }))}
        />
        <TextArea {...form} name="words" label={t('portals.activity.not.words')} optional rows={2} />
        <FormEnd>
          <Button>{t('portals.activity.went.go')}</Button>
          <LinkButton href={at} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </OwnPage>,
  );
}
