import type { Area } from '../../people/index.ts';
import { needs } from '../../programmes/index.ts';
import { waysIn } from '../../referrals/index.ts';
import { Button, type Child, Form, Select, StaffLayout, Tabs, type View } from '../../ui/index.ts';
import { type Asked, addressOf } from './asked.ts';
import { type Period, periodsOn } from './period.ts';
import { besideOf, pathOf, type Question } from './shelves.ts';

export { pathOf, type Question } from './shelves.ts';

/** The words of a span of days. @example periodWords(view, quarter) // 'July to September 2026' */
export function periodWords({ t, say }: View, { code, from, until }: Period): string {
  if (code === '12m') return t('reports.period.year_to', { day: say.date(until) });
  if (/^\d{4}$/.test(code))
    return until.month === 12 && until.day === 31 ? code : t('reports.period.so_far', { year: code });
  return t('reports.period.months', { from: say.month(from), until: say.month(until) });
}

type QuestionProps = {
  readonly view: View;
  readonly question: Question;
  readonly asked: Asked;
  readonly children?: Child;
};

/** A report: the questions of its kind beside each other, and the answer of one. */
export function QuestionFrame({ view, question, asked, children }: QuestionProps) {
  const { t } = view;
  return (
    <StaffLayout view={view} title={t(`reports.${question}.title`)} current="reports">
      <p class="no-print">
        <a href="/reports">{t('reports.index.title')}</a>
      </p>
      <Tabs
        label={t('reports.questions')}
        items={besideOf(question).map(one => ({
          label: t(`reports.${one}.tab`),
          href: addressOf(pathOf(one), asked),
          current: one === question,
        }))}
      />
      <div class="section page-head stack stack--tight">
        <h1>{t(`reports.${question}.title`)}</h1>
      </div>
      {children}
    </StaffLayout>
  );
}

type FrameProps = QuestionProps & {
  readonly today: Temporal.PlainDate;
  readonly areas: readonly Area[];
  /** What else the address says and a narrower question keeps. */
  readonly kept?: Readonly<Record<string, string>>;
};

/** A report on referrals of a span of days, with what they are narrowed to. All of it is in the address. */
export function ReportFrame({ view, question, asked, today, areas, kept = {}, children }: FrameProps) {
  const { t } = view;
  return (
    <QuestionFrame view={view} question={question} asked={asked}>
      <Form view={view} action={pathOf(question)} method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="filters">
          <Select
            view={view}
            name="period"
            label={t('reports.asked.period')}
            value={asked.period.code}
            options={periodsOn(today).map(one => ({ value: one.code, label: periodWords(view, one) }))}
          />
          <Select
            view={view}
            name="route"
            label={t('reports.asked.route')}
            value={asked.route ?? ''}
            blank={t('reports.asked.any_route')}
            options={waysIn.map(way => ({ value: way, label: t(`referrals.route.${way}`) }))}
          />
          <Select
            view={view}
            name="need"
            label={t('reports.asked.need')}
            value={asked.need ?? ''}
            blank={t('reports.asked.any_need')}
            options={needs.codes.map(code => ({ value: code, label: t.code('needs', code) }))}
          />
          <Select
            view={view}
            name="area"
            label={t('reports.asked.area')}
            value={asked.area ?? ''}
            blank={t('reports.asked.any_area')}
            options={areas.map(one => ({ value: one.id, label: one.name }))}
          />
          <Button look="quiet">{t('reports.asked.show')}</Button>
        </div>
      </Form>
      {children}
    </QuestionFrame>
  );
}
