import {
  Button,
  ChoiceGroup,
  type CrisisLine,
  CrisisPanel,
  DateField,
  Doors,
  document,
  ErrorSummary,
  Fold,
  Form,
  FormEnd,
  Icon,
  Landscape,
  Progress,
  PublicLayout,
  Sprig,
  TextArea,
  TextField,
  TheirWords,
  Tick,
  Twig,
  type View,
} from '../index.ts';

const LINES: readonly CrisisLine[] = [
  { name: 'Emergency', number: '112 or 999', dial: '112', text: 'if you or someone else is in danger' },
  { name: 'A listening line', number: '020 915 0199', text: 'to talk to someone' },
  {
    name: 'A text line',
    sms: { to: '50000', words: 'HELLO', label: 'Text HELLO to 50000' },
    text: 'instead of talking',
  },
];

/** The public home, with made-up groups. */
export function publicHomePage(view: View) {
  return document(
    <PublicLayout
      view={view}
      title="Social prescribing in Clare"
      frame="full"
      crisis={<CrisisPanel view={view} lines={LINES} />}
    >
      <div class="wrap hero">
        <h1>Someone to talk to about what matters to you</h1>
        <p class="lead">
          A link worker meets you, listens, and helps you find good things to do and good people to do them
          with. It is free.
        </p>
      </div>
      <Landscape />
      <div class="wrap">
        <Doors
          doors={[
            {
              href: '/support',
              title: 'I would like support',
              text: 'For you, or for you and someone helping you. It takes about 5 minutes.',
              go: 'Start here',
              art: 'cups',
              main: true,
            },
            {
              href: '/refer',
              title: 'I am referring someone',
              text: 'For GPs, nurses and anyone who works with people. No account needed, 2 minutes.',
              go: 'Refer someone',
              art: 'letter',
            },
          ]}
        />
        <section class="section--wide">
          <Twig />
          <h2>What happens</h2>
          <ol class="path">
            <li>
              <h3>You tell us a little</h3>
              <p>A few short questions. Skip any you do not like.</p>
            </li>
            <li>
              <h3>We ring you</h3>
              <p>Within 5 working days, at a time you choose.</p>
            </li>
            <li>
              <h3>You meet and talk</h3>
              <p>At your home, in a café, on a walk or by phone.</p>
            </li>
          </ol>
        </section>
        <section class="section--wide split split--middle">
          <ul class="ticks">
            <li>
              <Icon name="check" /> feel alone, or have lost someone
            </li>
            <li>
              <Icon name="check" /> are worried, low or worn out
            </li>
          </ul>
          <div class="voice">
            <Sprig />
            <TheirWords
              big
              text="I was given a cup of tea and an hour, and then she came with me to the Men’s Shed."
              source="Pat. Shared because he wanted to."
            />
          </div>
        </section>
      </div>
    </PublicLayout>,
  );
}

/** One step of the self-referral, with two mistakes. */
export function publicStepPage(view: View) {
  const errors = { phone: 'Enter a phone number, like 085 123 4567', voicemail: 'Choose one of the answers' };
  const typed = { phone: '085 555 01', helped: 'yes' };
  return document(
    <PublicLayout view={view} title="How can we reach you?" frame="narrow" back={{ href: '/support/1' }}>
      <div class="stack stack--form">
        <Progress
          view={view}
          steps={['You', 'How to reach you', 'What matters', 'What gets in the way', 'Check and send']}
          current={1}
        />
        <ErrorSummary view={view} errors={errors} />
        <h1>How can we reach you?</h1>
        <Form view={view} action="/support/2">
          <Tick view={view} name="helped" label="Someone is helping me fill this in" values={typed} />
          <TextField
            view={view}
            name="phone"
            type="tel"
            label="Your phone number"
            hint="A mobile or a house phone."
            values={typed}
            errors={errors}
            autocomplete="tel"
          />
          <ChoiceGroup
            view={view}
            name="voicemail"
            legend="May we leave a voicemail?"
            hint="We only ever say “Aoife rang, please ring me back”."
            values={typed}
            errors={errors}
            options={[
              { value: 'yes', label: 'Yes, that is fine' },
              { value: 'no', label: 'No, please do not' },
            ]}
          />
          <DateField view={view} name="born" legend="When were you born?" birth values={typed} />
          <TextArea
            view={view}
            name="know"
            label="Anything we should know when we ring?"
            optional
            values={typed}
          />
          <FormEnd>
            <Button way>Continue</Button>
            <Button look="words" formaction="/support/later">
              Save this for later
            </Button>
          </FormEnd>
          <Fold summary={view.t('ui.form.why')}>
            <p>So that we reach you in a way that is safe and easy for you.</p>
          </Fold>
        </Form>
      </div>
    </PublicLayout>,
  );
}
