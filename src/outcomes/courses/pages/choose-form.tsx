import { Button, ChoiceGroup, Form, FormEnd, type View } from '../../../ui/index.ts';
import { type Instrument, questionsOf, wordsIn } from '../../instruments/index.ts';

type Props = {
  readonly view: View;
  readonly groupId: string;
  readonly choices: readonly Instrument[];
  readonly chosen: readonly string[];
  readonly may: boolean;
};

/** Which questionnaires the course asks; read only for whoever did not found it. */
export function ChooseForm({ view, groupId, choices, chosen, may }: Props) {
  const { t, locale } = view;
  const title = t('outcomes.course.choose');
  if (!may) {
    const names = choices.filter(one => chosen.includes(one.id));
    return names.length === 0 ? null : (
      <section class="section stack" aria-labelledby="choose">
        <h2 id="choose">{title}</h2>
        <ul class="bullets">
          {names.map(one => (
            <li>{wordsIn(one.title, locale)}</li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section class="section stack" aria-labelledby="choose">
      <h2 id="choose">{title}</h2>
      <Form view={view} action={`/groups/${groupId}/measures`}>
        <ChoiceGroup
          view={view}
          name="ask"
          many
          legend={t('outcomes.course.choose.legend')}
          hint={t('outcomes.course.choose.hint')}
          values={{ ask: [...chosen] }}
          errors={null}
          options={choices.map(one => ({
            value: one.id,
            label: wordsIn(one.title, locale),
            hint: t('outcomes.course.choose.count', { count: questionsOf(one).length }),
          }))}
          optional
        />
        <FormEnd>
          <Button>{t('outcomes.course.choose.save')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}
