import { Button, Empty, Form, LinkButton } from '../../ui/index.ts';
import { conceptName } from '../concept-names.ts';
import type { LimitCode } from '../limits.ts';
import type { Nothing } from '../match.ts';
import type { AnswerProps } from './answer-props.ts';
import { Carried } from './heard-words.tsx';

/** Which limit of an unmet need each of these is. */
const failed: Readonly<Record<LimitCode, string>> = {
  free: 'cost',
  step_free: 'access',
  without_car: 'too_far',
  women_only: 'not_eligible',
  men_only: 'not_eligible',
  day: 'wrong_time',
  evening: 'wrong_time',
  language: 'language',
};

/** What nothing was found for, why, and one tap that records it: what is missing is worth knowing. */
export function NothingFor(props: AnswerProps) {
  const { asked, result } = props;
  const { t } = asked.view;
  if (result.nothing.length === 0) {
    return result.found > 0 ? null : (
      <Empty title={t('matching.result.none')}>
        <p>{t('matching.result.none_how')}</p>
      </Empty>
    );
  }
  return (
    <>
      {result.nothing.map(nothing => (
        <One {...props} nothing={nothing} />
      ))}
    </>
  );
}

function One({ asked, result, lexicon, href, nothing }: AnswerProps & { readonly nothing: Nothing }) {
  const { view, hand, near } = asked;
  const { t, say } = view;
  const { limit, nearest } = nothing;
  const names = nothing.concepts.map(({ id }) => conceptName(view, lexicon, id));
  const what = say.list(names);
  const [concept] = nothing.concepts;
  return (
    <section class="section">
      <h2>{what.slice(0, 1).toLocaleUpperCase() + what.slice(1)}</h2>
      <Empty title={t('matching.nothing.title', { what })}>
        {nearest && limit ? (
          <p>{t(`matching.nothing.${limit}`, { name: nearest.record.name, km: kmOf(view, nearest) })}</p>
        ) : (
          <p>{t('matching.nothing.none_exists')}</p>
        )}
        <div class="acts">
          <Form view={view} action="/unmet-needs" inline>
            <Carried
              fields={{
                concept: concept?.id ?? '',
                limit: limit === null ? 'none_exists' : failed[limit],
                ...(near ? { area: near.label } : {}),
                ...(hand ? { referral: hand.referralId } : {}),
              }}
            />
            <Button look="quiet" small>
              {hand ? t('matching.nothing.record_for', { name: hand.name }) : t('matching.nothing.record')}
            </Button>
          </Form>
          {nearest && !result.groups.some(({ services }) => services.includes(nearest)) ? (
            <LinkButton look="words" href={href({ showHidden: true })}>
              {t('matching.nothing.show')}
            </LinkButton>
          ) : null}
        </div>
      </Empty>
    </section>
  );
}

function kmOf({ say }: AnswerProps['asked']['view'], { record }: NonNullable<Nothing['nearest']>): string {
  return record.metres === null ? '' : say.number(record.metres / 1000, record.metres < 10_000 ? 1 : 0);
}
