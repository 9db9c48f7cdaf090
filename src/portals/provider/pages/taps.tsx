import { maySay, openQuestion } from '../../../introductions/index.ts';
import { Button, Form, LinkButton, type View } from '../../../ui/index.ts';
import type { Shown } from '../read-group.ts';

/** Whether the group can answer with one tap now: did they come, or are they still coming. */
export function tappable(one: Shown, today: Temporal.PlainDate): boolean {
  if (maySay('came', one)) return one.bookedFor === null || dayOver(one.bookedFor, today);
  return maySay('still', one);
}

const dayOver = (at: Temporal.PlainDateTime, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(at.toPlainDate(), today) <= 0;

/** The question, in plain words. */
export function asksWhat({ t }: View, one: Shown, today: Temporal.PlainDate): string {
  const name = one.read?.told.firstName ?? '';
  if (maySay('came', one)) return t('provider.tap.came', { name });
  const when = openQuestion({ ...one, today });
  return t(`provider.tap.${when ?? 'still'}`, { name });
}

type TapProps = {
  readonly view: View;
  readonly base: string;
  readonly one: Shown;
  readonly today: Temporal.PlainDate;
};

/** One form a tap: a form needs no script, and each button says whom it is about. */
export function TapForms({ view, base, one, today }: TapProps) {
  const { t } = view;
  const at = `${base}/introductions/${one.id}`;
  const who = <span class="visually-hidden">: {one.read?.told.firstName}</span>;
  if (maySay('came', one)) {
    const on = one.bookedFor && dayOver(one.bookedFor, today) ? one.bookedFor.toPlainDate() : null;
    return (
      <div class="acts">
        {on ? (
          <Form view={view} action={`${at}/came`} inline>
            <input type="hidden" name="on-day" value={`${on.day}`} />
            <input type="hidden" name="on-month" value={`${on.month}`} />
            <input type="hidden" name="on-year" value={`${on.year}`} />
            <Button icon="check">
              {t('provider.tap.came_yes')}
              {who}
            </Button>
          </Form>
        ) : (
          <LinkButton href={`${at}#came`}>
            {t('provider.tap.came_yes')}
            {who}
          </LinkButton>
        )}
        <Form view={view} action={`${at}/not-came`} inline>
          <Button look="quiet">
            {t('provider.tap.came_no')}
            {who}
          </Button>
        </Form>
      </div>
    );
  }
  return (
    <div class="acts">
      <Form view={view} action={`${at}/still`} inline>
        <Button icon="check">
          {t('provider.tap.still_yes')}
          {who}
        </Button>
      </Form>
      <LinkButton href={`${at}#stopped`} look="quiet">
        {t('provider.tap.still_no')}
        {who}
      </LinkButton>
    </div>
  );
}
