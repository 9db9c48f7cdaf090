import { systemActor } from '../../platform/database/index.ts';
import type { Programme } from '../../programmes/index.ts';
import { document, Icon, Landscape, Phone, PublicLayout, Sprig, Twig, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type ExpectedWait, expectedWait } from '../expected-wait.ts';
import { Crisis } from './crisis.tsx';
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
    return ask.page(homePage(ask.view, ask.programme, wait));
  },
});

function homePage(view: View, programme: Programme, wait: ExpectedWait) {
  const { t } = view;
  return document(
    <PublicLayout view={view} title={programme.name} frame="full">
      <div class="wrap hero">
        <h1>{t('referrals.home.title')}</h1>
        <p class="lead">{t('referrals.home.lead', { area: programme.areaName })}</p>
      </div>
      <Landscape />
      <Doors view={view} base={`/${programme.slug}`} />
      <div class="wrap after-doors stack stack--tight">
        <p>
          {t.rich('referrals.home.ring', {
            phone: <Phone view={view} number={programme.phone} />,
            hours: programme.phoneHours,
          })}
        </p>
        <p>
          <a href={`/${programme.slug}/support/resume`}>{t('referrals.home.saved')}</a>
        </p>
      </div>
      <div class="wrap section section--wide">
        <Crisis view={view} />
      </div>
      <WhatHappens view={view} programme={programme} wait={wait} />
      <ForMe view={view} programme={programme} />
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
    <section class="wrap section section--wide split" aria-labelledby="who">
      <div class="stack">
        <h2 id="who">{t('referrals.home.for_me')}</h2>
        <p>{t('referrals.home.for_me_text', { area: programme.areaName })}</p>
        <ul class="ticks">
          {reasons.map(reason => (
            <li>
              <Icon name="check" />
              {reason}
            </li>
          ))}
        </ul>
        <p>{t('referrals.home.no_letter')}</p>
      </div>
      <Sprig />
    </section>
  );
}
