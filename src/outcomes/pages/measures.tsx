import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { caseTimepoints, type Timepoint } from '../../programmes/index.ts';
import { BackLink, DataTable, document, Empty, LinkButton, StaffLayout, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { modes } from '../answering/administration.ts';
import {
  type Assessment,
  changeBetween,
  counted,
  laterStarts,
  type OwnConcern,
  standingOf,
  versionChanged,
  wordedItems,
} from '../assessment.ts';
import { type Catalogue, type Instrument, instrumentsOf, type Scale, wordsIn } from '../instruments/index.ts';
import { packOf } from '../pack.ts';
import { may } from '../policy.ts';
import { assessmentsOf, ownConcernsOf } from '../queries.ts';
import type { ScaleChange } from '../scoring-change.ts';
import { changeWords, scaleName, scoreWords } from './change-words.ts';

type Facts = {
  readonly kase: Case;
  readonly taken: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
  readonly catalogue: Catalogue;
};
type Shown = Facts & { readonly view: View; readonly pack: readonly Instrument[] };

/** Everything one person was asked: what was answered when, how it changed, what is missing. */
export const measuresPage: Route = route({
  method: 'get',
  path: '/cases/:referralId/measures',
  door: ['link_worker', 'coordinator'],
  params: z.object({ referralId: z.uuid() }),
  async handle(ask) {
    const { referralId } = ask.params;
    const facts = await ask.within(async (scope): Promise<Facts> => {
      const kase = await caseOf(scope, referralId);
      await auditAll(scope, [
        { verb: 'measures.read', subject: { kind: 'referral', id: kase.id }, personId: kase.personId },
      ]);
      return {
        kase,
        taken: await assessmentsOf(scope, referralId),
        concerns: await ownConcernsOf(scope, referralId),
        catalogue: await instrumentsOf(scope, ask.today),
      };
    });
    return ask.page(render(ask, facts));
  },
});

function render(ask: Ask<unknown, unknown, unknown>, facts: Facts) {
  const { view, actor, programme, flash } = ask;
  const { t } = view;
  const { kase, taken } = facts;
  const shown: Shown = { ...facts, view, pack: packOf(programme.settings, facts.catalogue) };
  const title = t('outcomes.measures.title', { name: kase.firstName });
  const asked = caseTimepoints.filter(one => taken.some(({ timepoint }) => timepoint === one));
  const open = caseTimepoints.filter(one => may(actor, { record: one }, kase).ok);
  return document(
    <StaffLayout view={view} title={title} current="people" flash={flash}>
      <div class="page-head stack stack--tight">
        <BackLink href={`/cases/${kase.id}`}>{t('outcomes.measures.back', { name: kase.name })}</BackLink>
        <h1>{title}</h1>
      </div>
      {asked.length === 0 && (
        <Empty title={t('outcomes.measures.none', { name: kase.firstName })}>
          <p>{t('outcomes.measures.none.text')}</p>
        </Empty>
      )}
      <section class="section stack" aria-labelledby="times">
        <h2 id="times">{t('outcomes.measures.times')}</h2>
        <Times {...shown} open={open} />
      </section>
      <Beside {...shown} />
      {asked.includes('end') || asked.includes('review') ? (
        <Changes {...shown} from="baseline" to={asked.includes('end') ? 'end' : 'review'} />
      ) : null}
      {asked.includes('follow_up') && <Changes {...shown} from="baseline" to="follow_up" />}
    </StaffLayout>,
  );
}

/** The four timepoints with what was answered, and the way to ask. */
function Times({ view, kase, taken, concerns, pack, open }: Shown & { readonly open: readonly Timepoint[] }) {
  const { t, say, locale } = view;
  const rows = caseTimepoints.filter(
    one => open.includes(one) || taken.some(({ timepoint }) => timepoint === one),
  );
  const standing = (instrument: Instrument, timepoint: Timepoint) =>
    standingOf(
      counted(taken, instrument.id, timepoint),
      instrument.id === 'own_concerns' ? wordedItems(concerns) : undefined,
    );
  const named = (timepoint: Timepoint, which: string) =>
    pack.filter(one => standing(one, timepoint) === which).map(one => wordsIn(one.title, locale));
  return (
    <DataTable
      caption={t('outcomes.measures.times.caption')}
      hiddenCaption
      rows={rows}
      rowKey={row => row}
      columns={[
        { label: t('outcomes.measures.when'), head: true, cell: row => t.code('timepoints', row) },
        {
          label: t('outcomes.measures.day'),
          cell: row => {
            const days = taken.filter(one => one.timepoint === row).map(one => one.takenOn);
            const last = days.toSorted(Temporal.PlainDate.compare).at(-1);
            return last ? say.dayShort(last) : t('outcomes.measures.not_yet');
          },
        },
        {
          label: t('outcomes.measures.how'),
          cell: row => {
            const ways = modes.filter(mode =>
              taken.some(one => one.timepoint === row && !one.proxy && one.mode === mode),
            );
            return ways.length > 0 ? ways.map(mode => t(`outcomes.mode.${mode}`)).join(', ') : '–';
          },
        },
        {
          label: t('outcomes.measures.answered'),
          cell: row => t('outcomes.measures.of', { count: named(row, 'answered').length, all: pack.length }),
        },
        {
          label: t('outcomes.measures.missing'),
          cell: row => <Missing view={view} named={which => named(row, which)} />,
        },
        {
          label: t('outcomes.measures.do'),
          cell: row =>
            open.includes(row) ? (
              <>
                <LinkButton look="words" href={`/cases/${kase.id}/measures/${row}`}>
                  {t(
                    taken.some(one => one.timepoint === row)
                      ? 'outcomes.measures.go_on'
                      : 'outcomes.measures.start',
                  )}
                </LinkButton>{' '}
                <LinkButton look="words" href={`/cases/${kase.id}/measures/${row}/paper`}>
                  {t('outcomes.measures.paper')}
                </LinkButton>
              </>
            ) : (
              t('outcomes.measures.over')
            ),
        },
      ]}
    />
  );
}

/** What was answered and does not count in the change, and why: later starts, somebody else’s answers, another version. */
function Beside({ view, taken, pack }: Shown) {
  const { t, say, locale } = view;
  const starts = pack.flatMap(instrument =>
    laterStarts(taken, instrument.id).map(one =>
      t('outcomes.measures.later_start', {
        which: wordsIn(instrument.title, locale),
        day: say.dayShort(one.takenOn),
      }),
    ),
  );
  const proxied = taken.flatMap(({ proxy, takenOn, instrument: id }) => {
    const instrument = pack.find(one => one.id === id);
    if (!proxy || !instrument) return [];
    const words = t('outcomes.measures.by_proxy', {
      by: t(`outcomes.ask.proxy.by.${proxy.by}`),
      reason: t(`outcomes.ask.proxy.reason.${proxy.reason}`),
    });
    return [`${wordsIn(instrument.title, locale)}, ${say.dayShort(takenOn)}: ${words}`];
  });
  const versions = pack
    .filter(one => (['end', 'follow_up'] as const).some(to => versionChanged(taken, one, 'baseline', to)))
    .map(one => t('outcomes.measures.version', { which: wordsIn(one.title, locale) }));
  const lines = [...starts, ...proxied, ...versions];
  if (lines.length === 0) return null;
  return (
    <section class="section stack" aria-labelledby="beside">
      <h2 id="beside">{t('outcomes.measures.notes')}</h2>
      <ul class="bullets">
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Which questionnaires are partly answered, not wanted, not asked. */
function Missing({
  view,
  named,
}: {
  readonly view: View;
  readonly named: (which: string) => readonly string[];
}) {
  const { t, say } = view;
  const lines = (['partly', 'declined', 'not_asked'] as const).flatMap(which => {
    const titles = named(which);
    return titles.length === 0
      ? []
      : [t(`outcomes.measures.${which}`, { count: titles.length, which: say.list(titles) })];
  });
  if (lines.length === 0) return <>{t('outcomes.measures.nothing_missing')}</>;
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}

type Line = { readonly instrument: Instrument; readonly scale: Scale; readonly change: ScaleChange };

/** What changed between two timepoints, scale by scale, in words. */
function Changes({
  view,
  taken,
  concerns,
  pack,
  from,
  to,
}: Shown & { readonly from: Timepoint; readonly to: Timepoint }) {
  const { t } = view;
  const worded = wordedItems(concerns);
  const lines = pack.flatMap(instrument =>
    changeBetween(taken, instrument, from, to).flatMap((change): Line[] => {
      const scale = instrument.scales.find(one => one.id === change.scale);
      if (!scale || (instrument.id === 'own_concerns' && !worded.includes(scale.id))) return [];
      return [{ instrument, scale, change }];
    }),
  );
  const paired = lines.filter(one => one.change.missing === 'none').length;
  const title = t.of(`outcomes.change.title.${to}`);
  return (
    <section class="section stack" aria-labelledby={`change-${to}`}>
      <h2 id={`change-${to}`}>{title}</h2>
      <p class="quiet">{t('outcomes.change.paired', { paired, missing: lines.length - paired })}</p>
      <DataTable
        caption={title}
        hiddenCaption
        rows={lines}
        rowKey={row => `${to}-${row.instrument.id}-${row.scale.id}`}
        columns={[
          {
            label: t('outcomes.change.what'),
            head: true,
            cell: row => scaleName(view, row.instrument, row.scale, concerns),
          },
          {
            label: t.code('timepoints', from),
            cell: row => scoreWords(view, row.instrument, row.scale, row.change.before),
          },
          {
            label: t.code('timepoints', to),
            cell: row => scoreWords(view, row.instrument, row.scale, row.change.after),
          },
          { label: t('outcomes.change.change'), cell: row => changeWords(view, row.instrument, row.change) },
        ]}
      />
    </section>
  );
}
