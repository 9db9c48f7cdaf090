import { type ComingDay, comingDays, weeklyMeetings } from '../../directory/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { areaIn, hoursIn, type Programme } from '../../programmes/index.ts';
import { document, Icon, Landscape, Phone, PublicLayout, Sprig, Twig, type View } from '../../ui/index.ts';
import { Crisis, route } from '../../web/index.ts';
import { type ExpectedWait, expectedWait } from '../expected-wait.ts';
import { DoorArt } from './door-art.tsx';

/** The public home of a programme: what it is, who it is for, two doors, help right now. */
export const publicHome = route({
  method: 'get',
  path: '/:programme',
  door: 'visitor',
  handle: async ask => {
    const wait = await ask.withinAs(systemActor(ask.programme.id), scope =>
      expectedWait(scope, ask.programme.settings),
    );
    const meetings = await weeklyMeetings(ask.database.open, ask.programme.region, ask.today);
    return ask.page(homePage(ask.view, ask.programme, wait, comingDays(meetings, ask.today)));
  },
});

function homePage(view: View, programme: Programme, wait: ExpectedWait, days: readonly ComingDay[]) {
  const { t } = view;
  const lead = t('referrals.home.lead', { area: areaIn(programme, view.locale) });
  return document(
    <PublicLayout view={view} title={programme.name} frame="full" description={lead}>
      <div class="wrap hero">
        <h1>{t('referrals.home.title')}</h1>
        <p class="lead">{lead}</p>
      </div>
      <Landscape />
      <Doors view={view} base={`/${programme.slug}`} />
      <div class="wrap after-doors stack stack--tight">
        <p>
          {t.rich('referrals.home.ring', {
            phone: <Phone view={view} number={programme.phone} />,
            hours: hoursIn(programme, view.locale),
          })}
        </p>
        <p>
          <a href={`/${programme.slug}/support/resume`}>{t('referrals.home.saved')}</a>
        </p>
        <p>
          <a href={`/${programme.slug}/paper`}>{t('paper.public.paper_link')}</a>
        </p>
      </div>
      <div class="wrap section section--wide">
        <Crisis view={view} />
      </div>
      <WhatHappens view={view} programme={programme} wait={wait} />
      <ForMe view={view} programme={programme} />
      <Coming view={view} programme={programme} days={days} />
    </PublicLayout>,
  );
}

function Doors({ view, base }: { readonly view: View; readonly base: string }) {
  const { t } = view;
  return (
    <div class="wrap doors">
      <a class="door door--main" href={`${base}/support`}>
        <DoorArt what="cups" />
        <span class="door__t">{t('referrals.home.support')}</span>
        <span>{t('referrals.home.support_text')}</span>
        <span class="door__go">
          {t('referrals.home.support_go')} <Icon name="arrow" turn="way" />
        </span>
      </a>
      <a class="door" href={`${base}/refer`}>
        <DoorArt what="letter" />
        <span class="door__t">{t('referrals.home.refer')}</span>
        <span>{t('referrals.home.refer_text')}</span>
        <span class="door__go">
          {t('referrals.home.refer_go')} <Icon name="arrow" turn="way" />
        </span>
      </a>
    </div>
  );
}

type Part = { readonly view: View; readonly programme: Programme };

function WhatHappens({ view, programme, wait }: Part & { readonly wait: ExpectedWait }) {
  const { t } = view;
  const steps = [
    [t('referrals.home.step1'), t('referrals.home.step1_text')],
    [t('referrals.home.step2'), t('referrals.home.step2_text', { days: wait.days })],
    [t('referrals.home.step3'), t('referrals.home.step3_text')],
    [t('referrals.home.step4'), t('referrals.home.step4_text')],
  ] as const;
  const { sessions, weeks } = programme.settings;
  return (
    <section class="wrap section section--wide" aria-labelledby="how">
      <Twig />
      <h2 id="how">{t('referrals.home.happens')}</h2>
      <ol class="path">
        {steps.map(([title, text]) => (
          <li>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p class="after-path">{t('referrals.home.length', { sessions, weeks })}</p>
    </section>
  );
}

function ForMe({ view, programme }: Part) {
  const { t } = view;
  const reasons = [
    t('referrals.home.for1'),
    t('referrals.home.for2'),
    t('referrals.home.for3'),
    t('referrals.home.for4'),
    t('referrals.home.for5'),
    t('referrals.home.for6'),
  ];
  return (
    <section class="wrap section section--wide stack" aria-labelledby="who">
      <h2 id="who">{t('referrals.home.for_me')}</h2>
      <p>{t('referrals.home.for_me_text', { area: areaIn(programme, view.locale) })}</p>
      <div class="for-me">
        <ul class="ticks ticks--two">
          {reasons.map(reason => (
            <li>
              <Icon name="check" />
              {reason}
            </li>
          ))}
        </ul>
        <Sprig />
      </div>
      <p>{t('referrals.home.no_letter')}</p>
    </section>
  );
}

/** Some of what is on: a group a day, as the directory has it; only the way there where no group is known to meet weekly. */
function Coming({ view, programme, days }: Part & { readonly days: readonly ComingDay[] }) {
  const { t, say } = view;
  const find = `/${programme.slug}/find`;
  if (days.length === 0) {
    return (
      <section class="wrap section section--wide stack" aria-labelledby="coming">
        <h2 id="coming">{t('directory.public.title')}</h2>
        <p>{t('directory.public.lead')}</p>
        <p>
          <a href={find}>{t('referrals.home.coming_all')}</a>
        </p>
      </section>
    );
  }
  return (
    <section class="wrap section section--wide" aria-labelledby="coming">
      <h2 id="coming">{t('referrals.home.coming')}</h2>
      <ol class="week">
        {days.map(({ on, meeting }) => (
          <li>
            <span class="week__d">{say.weekday(on)}</span>
            <span>
              <span dir="auto">
                <a href={`${find}/${meeting.serviceId}`}>{meeting.name}</a>
                {meeting.description ? `: ${firstSentence(meeting.description)}` : '.'}
              </span>{' '}
              {say.commas([meeting.town, say.time(Temporal.PlainTime.from(meeting.opensAt))])}
            </span>
          </li>
        ))}
      </ol>
      <p class="after-path">
        <a href={find}>{t('referrals.home.coming_all')}</a>
      </p>
    </section>
  );
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/su.exec(text)?.[0] ?? `${text}.`;
}
