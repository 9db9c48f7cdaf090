import {
  Button,
  type Child,
  type Flash,
  Form,
  LinkButton,
  Select,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type PackLanguage, packLanguages } from './pack.ts';
import type { PackSpan } from './span.ts';

export const path = '/reports/pack';

type FrameProps = {
  readonly view: View;
  readonly flash: Flash | null;
  readonly title?: string;
  readonly children?: Child;
};

/** A page of packs. */
export function PackFrame({ view, flash, title = view.t('pack.title'), children }: FrameProps) {
  return (
    <StaffLayout view={view} title={title} current="reports" flash={flash}>
      <div class="section page-head stack stack--tight">
        <h1>{title}</h1>
      </div>
      {children}
    </StaffLayout>
  );
}

type ChooseProps = {
  readonly view: View;
  readonly spans: readonly PackSpan[];
  readonly span: PackSpan;
  readonly lang: PackLanguage;
};

/** The time and the language, in the address. */
export function Choose({ view, spans, span, lang }: ChooseProps) {
  const { t } = view;
  return (
    <Form view={view} action={path} method="get">
      <div class="filters no-print">
        <Select
          view={view}
          name="span"
          label={t('pack.period')}
          value={span.code}
          options={spans.map(one => ({ value: one.code, label: spanWords(view, one) }))}
        />
        <Select
          view={view}
          name="in"
          label={t('pack.language')}
          value={lang}
          options={packLanguages.map(code => ({ value: code, label: view.say.language(code) }))}
        />
        <Button look="quiet">{t('pack.show')}</Button>
        <LinkButton look="quiet" href={`${path}/kept`}>
          {t('pack.kept.title')}
        </LinkButton>
      </div>
    </Form>
  );
}

/** A span in words. @example spanWords(view, span) // 'July 2025 to June 2026' */
export const spanWords = (
  { t, say }: Pick<View, 't' | 'say'>,
  { from, until }: Pick<PackSpan, 'from' | 'until'>,
): string => t('reports.period.months', { from: say.month(from), until: say.month(until) });
