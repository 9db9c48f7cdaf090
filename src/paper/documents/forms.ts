import type { Block, LetterDocument } from '../../letters/index.ts';
import {
  areaIn,
  hoursIn,
  needGroups,
  needsByGroup,
  type Programme,
  restrictedNeeds,
} from '../../programmes/index.ts';
import type { View } from '../../ui/index.ts';
import { boxes, formPaper, type PrintSize, paragraph, phoneOnPaper } from './form-paper.ts';

/** Who fills a paper form in. */
export const paperForms = ['self', 'professional'] as const;
export type PaperForm = (typeof paperForms)[number];

type FormFacts = {
  readonly programme: Programme;
  readonly form: PaperForm;
  readonly size: PrintSize;
  /** ISO day, for the file's properties. */
  readonly on: string;
  /** The code of a practice, printed in its place; empty when nobody's. */
  readonly code: string | null;
  readonly organisation: string | null;
};

/** A form to fill in by hand, in the order in which staff enter it. */
export function formOnPaper(facts: FormFacts, view: View): LetterDocument {
  const { programme, form, size, on } = facts;
  const { t, locale } = view;
  const self = form === 'self';
  return formPaper(
    {
      programme,
      size,
      on,
      title: t(self ? 'paper.form.self.title' : 'paper.form.professional.title'),
      lead: t(self ? 'paper.form.self.lead' : 'paper.form.professional.lead', {
        phone: phoneOnPaper(view, programme),
        hours: hoursIn(programme, locale),
      }),
      blocks: [...(self ? ownForm(view) : othersForm(view, facts)), { kind: 'rule' }],
    },
    view,
  );
}

const head = (text: string): Block => ({ kind: 'heading', level: 2, text });
const line = (...items: readonly (readonly [label: string, part?: number])[]): Block => ({
  kind: 'blanks',
  items: items.map(([label, part = 1]) => ({ label, part })),
});
const lines = (label: string, count: number): Block => ({ kind: 'blanks', items: [{ label, lines: count }] });

/** What it is about: no need that would betray somebody whose paper is found at home. */
function needsOf({ t }: View): readonly string[] {
  const hidden: ReadonlySet<string> = restrictedNeeds;
  return needGroups.codes
    .flatMap(group => [...needsByGroup[group]])
    .filter(need => !hidden.has(need))
    .map(need => t.code('needs', need));
}

function ownForm(view: View): readonly Block[] {
  const { t } = view;
  return [
    head(t('referrals.own.title.you')),
    line([t('referrals.own.given_name')], [t('referrals.own.family_name')], [t('paper.form.born'), 0.8]),
    boxes(t('paper.form.adult_self'), [t('referrals.own.adult')], 1),
    line([t('referrals.own.locale')], [t('referrals.own.known_as')]),
    head(t('referrals.own.title.reach')),
    line([t('referrals.own.phone')], [t('referrals.own.contact_note'), 1.6]),
    boxes(
      t('paper.form.ways'),
      [
        t('paper.form.way_voicemail'),
        t('referrals.way.text'),
        t('referrals.way.email'),
        t('referrals.way.post'),
      ],
      2,
      t('paper.form.ways_hint'),
    ),
    line([t('paper.form.address'), 2], [t('referrals.own.email')]),
    head(t('referrals.own.title.matters')),
    lines(t('referrals.own.words'), 5),
    boxes(t('referrals.own.needs'), needsOf(view), 2),
    boxes(
      t('referrals.own.safe'),
      [t('referrals.own.safe_yes'), t('referrals.own.safe_no')],
      2,
      t('paper.form.safe_hint'),
    ),
    lines(t('referrals.own.access'), 2),
    head(t('referrals.own.consents')),
    boxes(
      t('referrals.own.consents_hint'),
      [
        t('referrals.own.purpose.take_part'),
        t('referrals.own.purpose.keep_record'),
        t('referrals.own.purpose.share_with_gp'),
        t('referrals.own.purpose.contact_later'),
        t('referrals.own.purpose.use_for_statistics'),
      ],
      1,
    ),
    line([t('referrals.own.gp_name')], [t('referrals.own.gp_practice')]),
    line([t('paper.form.sign'), 1.6], [t('paper.form.date')]),
    line([t('paper.form.helper'), 1.6], [t('referrals.own.helper_relation')]),
  ];
}

function othersForm(view: View, { programme, code, organisation }: FormFacts): readonly Block[] {
  const { t, locale } = view;
  const yesNo = [t('referrals.refer.yes'), t('referrals.refer.no')];
  return [
    head(t('referrals.refer.part_first')),
    boxes(t('referrals.refer.adult'), yesNo, 4),
    boxes(t('referrals.refer.in_area', { area: areaIn(programme, locale) }), yesNo, 4),
    head(t('referrals.refer.part_who')),
    line([t('referrals.field.given_name')], [t('referrals.field.family_name')], [t('paper.form.born'), 0.8]),
    line([t('referrals.field.locale')], [t('referrals.field.known_as')]),
    head(t('referrals.refer.part_reach')),
    line([t('referrals.field.their_phone')], [t('referrals.field.contact_note'), 1.6]),
    boxes(
      t('referrals.field.ways'),
      [
        t('referrals.way.voicemail'),
        t('referrals.way.text'),
        t('referrals.way.email'),
        t('referrals.way.post'),
      ],
      4,
      t('referrals.field.ways_hint'),
    ),
    line([t('paper.form.address'), 2], [t('referrals.field.their_email')]),
    head(t('referrals.refer.part_why')),
    lines(t('referrals.field.why'), 4),
    boxes(t('referrals.field.needs'), needsOf(view), 2),
    lines(t('paper.form.risk'), 2),
    lines(t('referrals.field.access'), 1),
    head(t('referrals.refer.part_consent')),
    boxes(
      t('referrals.field.consents_hint'),
      (
        ['take_part', 'keep_record', 'share_with_referrer', 'share_with_gp', 'use_for_statistics'] as const
      ).map(one => `${t.code('consent_purposes', one)}: ${t(`referrals.purpose.${one}`)}`),
      1,
    ),
    line([t('paper.form.sign_person'), 1.6], [t('paper.form.date')]),
    line([t('paper.form.witness'), 1.6], [t('referrals.field.consent_by')]),
    head(t('referrals.refer.part_you')),
    line([t('referrals.field.referrer_name')], [t('referrals.field.referrer_role')]),
    organisation === null
      ? line([t('referrals.field.referrer_organisation'), 1.6], [t('paper.form.code')])
      : paragraph(
          `${t('referrals.field.referrer_organisation')}: ${organisation}. ${t('paper.form.code')}: ${code ?? ''}`,
          true,
        ),
    line([t('paper.form.your_address'), 1.6], [t('referrals.field.referrer_phone')]),
    line([t('paper.form.sign'), 1.6], [t('paper.form.date')]),
  ];
}
