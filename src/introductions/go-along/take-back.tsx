import { Button, Form, type View } from '../../ui/index.ts';

/** The button that takes an offer to go along back; from the case it leads back to the case. */
export function TakeBack(props: {
  readonly view: View;
  readonly referralId: string;
  readonly introductionId: string;
  readonly serviceName: string;
  readonly from?: 'case';
}) {
  const { view, referralId, introductionId, serviceName, from } = props;
  return (
    <Form view={view} action={`/cases/${referralId}/introductions/${introductionId}/go-along/end`} inline>
      {from && <input type="hidden" name="from" value={from} />}
      <Button look="words" small hiddenText={serviceName}>
        {view.t('introductions.along.end')}
      </Button>
    </Form>
  );
}
