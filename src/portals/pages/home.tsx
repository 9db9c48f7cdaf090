import { NotFound } from '../../core/index.ts';
import { signinActor } from '../../identity/index.ts';
import { Button, document, Form, Icon, type IconName, LinkButton } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, readActivities } from '../activities.ts';
import { standingOfMeeting } from '../meetings.ts';
import { endPersonLink } from '../private/end-link.ts';
import { readQuestions } from '../questions.ts';
import { tell } from '../said/tell.ts';
import { localNow, NextMeeting, readMeetings } from './meeting.tsx';
import { asOwn, closedPage, leave, may, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';
import { readPlan, waitsForYes } from './plan.tsx';

/** What a person, or a helper with these powers, finds on the first page. */
async function readHome(ask: OwnAsk, own: Own) {
  const meetings = may(own, 'meetings') ? await readMeetings(ask, own) : null;
  const plan = may(own, 'plan') ? await readPlan(ask, own) : null;
  const activities = may(own, 'activities') ? await readActivities(ask, own) : null;
  const questions = may(own, 'questions') ? await readQuestions(ask, own) : null;
  const mine = meetings?.own ?? plan?.mine ?? activities?.mine ?? questions?.mine;
  if (!mine) throw new NotFound('person');
  return { meetings, plan, activities, questions, mine };
}

type Home = Awaited<ReturnType<typeof readHome>>;

/** The first of a person's own pages: what comes next, what waits for them, everything else, and ways to close it. */
const home = route({
  method: 'get',
  path: '/:programme/my',
  door: 'visitor',
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const found = await readHome(ask, own);
        const { t } = ask.view;
        const next = found.meetings?.coming[0];
        return ask.page(
          document(
            <OwnPage ask={ask} own={own} title={t('portals.home.title')} back={false}>
              <h1>{t('portals.home.hello', { name: own.helper?.name ?? found.mine.called })}</h1>
              {next && found.meetings ? (
                <div class="stack stack--tight">
                  <NextMeeting
                    view={ask.view}
                    meeting={next}
                    standing={standingOfMeeting(found.meetings.said, next)}
                  />
                  <LinkButton href={`${ownBase(ask)}/meetings`} way>
                    {t('portals.meeting.open')}
                  </LinkButton>
                </div>
              ) : null}
              <ToDo ask={ask} own={own} found={found} />
              <Doors ask={ask} own={own} />
              {own.helper ? null : <InMyLanguage ask={ask} wish={found.mine.locale} />}
              <Ring view={ask.view} phone={ask.programme.phone} />
              <Leaving ask={ask} own={own} />
            </OwnPage>,
          ),
        );
      },
      'any',
    ),
});

type PartProps = { readonly ask: OwnAsk; readonly own: Own };

/** What waits for them: a plan to agree, questions, how it went. */
function ToDo({ ask, own, found }: PartProps & { readonly found: Home }) {
  const { t } = ask.view;
  const base = ownBase(ask);
  const asked = (found.activities?.activities ?? []).filter(one => askedOf(one, localNow(ask)));
  const waiting = [
    ...(found.plan && !own.helper && waitsForYes(found.plan)
      ? [{ href: `${base}/plan`, text: t('portals.home.do.agree'), hint: null }]
      : []),
    ...(found.questions?.due && found.questions.due.open.length > 0
      ? [
          {
            href: `${base}/questions`,
            text: t('portals.home.do.questions'),
            hint: t('portals.home.do.questions_hint'),
          },
        ]
      : []),
    ...asked.slice(0, 3).map(one => ({
      href: `${base}/activities/${one.id}`,
      text: t('portals.home.do.went', { service: one.name }),
      hint: null,
    })),
  ];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('portals.home.do')}</h2>
      <ul class="more__l">
        {waiting.map(one => (
          <Door href={one.href} icon="note" text={one.text} hint={one.hint} />
        ))}
      </ul>
    </section>
  );
}

const doors = [
  { what: 'meeting', path: 'meetings', power: 'meetings', icon: 'cal' },
  { what: 'plan', path: 'plan', power: 'plan', icon: 'heart' },
  { what: 'activity', path: 'activities', power: 'activities', icon: 'people' },
  { what: 'groups', path: 'groups', power: 'activities', icon: 'cal' },
  { what: 'question', path: 'questions', power: 'questions', icon: 'chart' },
  { what: 'agreed', path: 'agreed', power: undefined, icon: 'check' },
  { what: 'helpers', path: 'helpers', power: undefined, icon: 'hands' },
  { what: 'seen', path: 'seen', power: undefined, icon: 'eye' },
  { what: 'passkey', path: 'passkey', power: undefined, icon: 'lock' },
  { what: 'copy', path: 'copy', power: undefined, icon: 'download' },
  { what: 'stop', path: 'stop', power: undefined, icon: 'cross' },
] as const;

/** Everything there is, for this person or helper. */
function Doors({ ask, own }: PartProps) {
  const { t } = ask.view;
  return (
    <nav class="more" aria-label={t('portals.home.more')}>
      <ul class="more__l">
        {doors
          .filter(({ power }) => may(own, power))
          .map(({ what, path, icon }) => (
            <Door
              href={`${ownBase(ask)}/${path}`}
              icon={icon}
              text={t(`portals.${what}.title`)}
              hint={t(`portals.${what}.short`)}
            />
          ))}
      </ul>
    </nav>
  );
}

type DoorProps = {
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
  readonly hint: string | null;
};

function Door({ href, icon, text, hint }: DoorProps) {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        <span>
          {text}
          {hint ? <small>{hint}</small> : null}
        </span>
        <Icon name="arrow" />
      </a>
    </li>
  );
}

/** The page is read in another language than we write in: shall we write in this one too? */
function InMyLanguage({ ask, wish }: { readonly ask: OwnAsk; readonly wish: string | null }) {
  const { t, locale } = ask.view;
  if ((wish ?? 'en') === locale) return null;
  return (
    <Form view={ask.view} action={`${ownBase(ask)}/language`} inline>
      <p>{t('portals.language.ask')}</p>
      <Button look="quiet" name="locale" value={locale}>
        {t('portals.language.go')}
      </Button>
    </Form>
  );
}

function Leaving({ ask, own }: PartProps) {
  const { t } = ask.view;
  const base = ownBase(ask);
  return (
    <>
      <h2>{t('portals.leave.title')}</h2>
      <p>{t('portals.leave.text')}</p>
      <div class="acts">
        <Form view={ask.view} action={`${base}/leave`} inline>
          <Button look="quiet">{t('portals.leave.go')}</Button>
        </Form>
        {own.helper ? null : (
          <Form view={ask.view} action={`${base}/end`} inline>
            <Button look="words">{t('portals.end.go')}</Button>
          </Form>
        )}
      </div>
      {own.helper ? null : <p class="quiet">{t('portals.end.hint')}</p>}
    </>
  );
}

/** The language of letters and messages, as a wish of the person. */
const language = route({
  method: 'post',
  path: '/:programme/my/language',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, own =>
      tell(
        ask,
        own,
        { kind: 'language', subjectId: own.personId, says: { locale: ask.view.locale } },
        ownBase(ask),
        { key: 'portals.language.done' },
      ),
    ),
});

/** Closes the page in this browser; the link opens it again with the PIN. */
const leaving = route({
  method: 'post',
  path: '/:programme/my/leave',
  door: 'visitor',
  async handle(ask) {
    await leave(ask);
    return ask.go({ to: `/${ask.programme.slug}`, flash: { key: 'portals.leave.done' } });
  },
});

/** Ends the link itself, everywhere: for somebody whose telephone or letter is in other hands. */
const ending = route({
  method: 'post',
  path: '/:programme/my/end',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async ({ personId }) => {
      await ask.withinAs(signinActor(ask.programme.id, personId), scope => endPersonLink(scope, personId));
      await leave(ask);
      return ask.page(closedPage(ask));
    }),
});

export const homeRoutes: readonly Route[] = [home, language, leaving, ending];
