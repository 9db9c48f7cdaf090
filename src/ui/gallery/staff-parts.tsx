import {
  Acts,
  BarChart,
  Button,
  Card,
  Chips,
  ChoiceGroup,
  DataTable,
  DateField,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Notice,
  Pager,
  Pips,
  Scale010,
  Select,
  StaffLayout,
  Tabs,
  Tag,
  TextArea,
  TextField,
  Tick,
  type View,
} from '../index.ts';

type Waiting = { readonly id: string; readonly name: string; readonly days: number; readonly held: number };

const WAITING: readonly Waiting[] = [
  { id: 'a', name: 'Kathleen Burke', days: 8, held: 0 },
  { id: 'b', name: 'Tomasz Wiśniewski', days: 1, held: 3 },
];

const ERRORS: FieldErrors = {
  phone: 'Enter a phone number, like 085 123 4567',
  born: 'This month has no day 31. Look at the day again',
};

/** Every component that the case does not show: lists, filters, a form with mistakes. */
export function staffPartsPage(view: View) {
  return document(
    <StaffLayout view={view} title="Parts" current="inbox" inboxNew={1} flash={{ text: 'Saved.' }}>
      <div class="page-head head-row">
        <h1>Inbox</h1>
        <p class="acts">
          <LinkButton href="/people/new" icon="plus" small>
            Add someone
          </LinkButton>
        </p>
      </div>
      <Tabs
        label="Lists"
        items={[
          { label: 'Waiting', href: '/inbox', current: true, count: 2 },
          { label: 'Asked', href: '/inbox?asked' },
        ]}
      />
      <Lists view={view} />
      <PartsForm view={view} />
    </StaffLayout>,
  );
}

function Lists({ view }: { readonly view: View }) {
  return (
    <section class="section">
      <h2>Lists</h2>
      <DataTable
        caption="Oldest first"
        rows={WAITING}
        rowKey={row => row.id}
        columns={[
          {
            label: 'Name',
            head: true,
            cell: row => <a href={`/people/${row.id}`}>{row.name}</a>,
            sort: { href: '?sort=name' },
          },
          { label: 'Sessions', cell: row => <Pips view={view} held={row.held} total={8} /> },
          { label: 'Reference', cell: () => <Ltr>HR-2026-0142</Ltr> },
          {
            label: 'Waits',
            numeric: true,
            cell: row => view.say.waited(row.days),
            sort: { href: '?sort=waits', now: 'descending' },
          },
        ]}
      />
      <Pager view={view} newer="/inbox?before=a" older="/inbox?after=b" />
      <div class="section stack">
        <Chips
          view={view}
          label="What was heard"
          items={[
            { text: 'loneliness', heard: 'the house is very quiet', remove: '/find?without=lonely' },
            { text: 'singing', remove: { name: 'without', value: 'singing' } },
            { text: 'Tulla' },
          ]}
        />
        <p class="row">
          <Tag tone="going">Booked</Tag>
          <Tag tone="wait">No reply</Tag>
          <Tag tone="look">Overdue</Tag>
          <Tag tone="plain">Given</Tag>
        </p>
        <Notice title="Someone like this is here already">
          <p>Same name and date of birth as Kathleen Burke, Kilkishen.</p>
        </Notice>
        <Notice tone="calm">Nobody else has this open.</Notice>
        <Notice tone="safe" title="Safe contact">
          No voicemail.
        </Notice>
        <Empty title="Nothing waits for you">
          <LinkButton href="/refer" look="words">
            Refer someone
          </LinkButton>
        </Empty>
        <Card title="A letter">
          <p>Ready to print.</p>
        </Card>
        <BarChart
          view={view}
          title="Do people get there?"
          note="The dashed part is people who did not go on to the next step"
          summary="410 were referred, 350 met a link worker, 190 went at least once"
          funnel
          bars={[
            { label: 'Were referred', value: 410 },
            { label: 'Met a link worker', value: 350, note: '60 never met us' },
            { label: 'Went at least once', value: 190 },
          ]}
        />
      </div>
    </section>
  );
}

function PartsForm({ view }: { readonly view: View }) {
  const typed = {
    phone: '085 555 01',
    'born-day': '31',
    'born-month': '11',
    'born-year': '1950',
    by: ['sms', 'letter'],
  };
  return (
    <section class="section">
      <ErrorSummary view={view} errors={ERRORS} />
      <Form view={view} action="/people" autosave="/drafts/1">
        <TextField
          view={view}
          name="name"
          label="Name"
          values={typed}
          errors={ERRORS}
          hint="As she likes to be called"
          list={['Breda']}
        />
        <TextField view={view} name="phone" type="tel" label="Phone number" values={typed} errors={ERRORS} />
        <DateField
          view={view}
          name="born"
          legend="Date of birth"
          values={typed}
          errors={ERRORS}
          birth
          optional
        />
        <Select
          view={view}
          name="team"
          label="Team"
          blank="Choose one"
          options={[{ value: 'east', label: 'East Clare' }]}
        />
        <ChoiceGroup
          view={view}
          name="by"
          many
          legend="How may we reach her?"
          values={typed}
          options={[
            { value: 'sms', label: 'Text message' },
            { value: 'letter', label: 'Letter', hint: 'to her home' },
          ]}
        />
        <Scale010
          view={view}
          name="sure"
          legend="How confident are you?"
          low="not at all"
          high="completely"
          value={6}
        />
        <Tick view={view} name="told" label="She knows that we hold this" />
        <TextArea view={view} name="note" label="Note" optional rows={4} />
        <FormEnd>
          <Button>Save</Button>
          <Button look="quiet" name="do" value="later">
            Later
          </Button>
          <Acts>
            <LinkButton look="words" href="/people">
              Leave it
            </LinkButton>
          </Acts>
        </FormEnd>
      </Form>
      <Fold summary="Why do we ask this?">
        <p>So that we reach her in a way that is safe.</p>
      </Fold>
    </section>
  );
}
