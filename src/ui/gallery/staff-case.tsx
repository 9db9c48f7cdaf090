import {
  DataTable,
  document,
  Icon,
  LinkButton,
  NextUp,
  Scales,
  StaffLayout,
  SteppingStones,
  Tag,
  type TagTone,
  TheirWords,
  TimeLine,
  Twig,
  type View,
} from '../index.ts';
import { CaseSide } from './staff-case-side.tsx';

type Introduction = {
  readonly to: string;
  readonly kind: string;
  readonly state: string;
  readonly tone: TagTone;
  readonly next: string;
};

const INTRODUCTIONS: readonly Introduction[] = [
  {
    to: 'Courthouse Singers, Tulla',
    kind: 'going there together',
    state: 'Booked',
    tone: 'going',
    next: 'First time today, 10.30 am. Aoife',
  },
  {
    to: 'Walking On, Ennis',
    kind: 'referred',
    state: 'No reply, 8 days',
    tone: 'wait',
    next: 'Chased 19 and 23 Nov. Aoife rings on 30 Nov',
  },
  {
    to: 'East Clare bus times',
    kind: 'signposted, not counted',
    state: 'Given',
    tone: 'plain',
    next: 'None',
  },
];

/** A case as a page: everything that stands on one, with made-up people. */
export function staffCasePage(view: View) {
  return document(
    <StaffLayout
      view={view}
      title="Breda Kinnane"
      current="people"
      inboxNew={3}
      recent={[{ name: 'Packie Crowe', href: '/people/2' }]}
      flash={{ text: 'Packie’s visit moved to 2 pm. He got a text.', undo: { action: '/undo' } }}
    >
      <Band />
      <NextUp
        view={view}
        acts={
          <>
            <LinkButton small href="/sessions/5">
              Open session 5
            </LinkButton>
            <LinkButton look="words" icon="phone" href="tel:+353209150142" hiddenText="Breda">
              Call
            </LinkButton>
            <LinkButton look="words" icon="note" href="/note">
              Note
            </LinkButton>
            <LinkButton look="words" icon="move" href="/move">
              Move
            </LinkButton>
          </>
        }
      >
        <b>today, 10 am.</b> Meet Breda at the side door of the courthouse and go in with her.
      </NextUp>
      <SteppingStones
        view={view}
        missed={['Missed on 10 November: the bus did not come.']}
        stones={[
          { number: 1, state: 'held', on: '20 Oct', href: '/sessions/1' },
          { number: 2, state: 'held', on: '27 Oct', href: '/sessions/2' },
          { number: 3, state: 'held', on: '3 Nov, plan agreed', href: '/sessions/3' },
          {
            number: 4,
            state: 'held',
            on: '17 Nov',
            href: '/sessions/4',
            missedBefore: 'One session missed before this, 10 November',
          },
          { number: 5, state: 'next', word: 'Today', on: '24 Nov, 10 am', href: '/sessions/5' },
          { number: 6, state: 'to_come', on: '1 Dec' },
          { number: 7, state: 'to_come', on: '8 Dec' },
          { number: 8, state: 'to_come', word: 'Last one', on: '15 Dec' },
        ]}
      />
      <div class="columns">
        <CaseMain view={view} />
        <CaseSide view={view} />
      </div>
    </StaffLayout>,
  );
}

function Band() {
  return (
    <div class="band">
      <div class="band__who">
        <h1>Breda Kinnane</h1>
        <p>she/her, 71, Tulla. Widowed in March. Goes by Breda, never Bridget.</p>
        <p class="row">
          <Tag tone="going">Active, week 6 of 8</Tag>
          <Tag tone="look" icon="lock">
            Concern open, with Declan, decide by Friday
          </Tag>
        </p>
      </div>
      <dl class="band__rules">
        <div class="band__safe">
          <dt>
            <Icon name="novoice" />
            Safe contact
          </dt>
          <dd>
            Mobile only, between 10 and 12. No voicemail. Never the house phone. Say “Aoife from the library”.
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="ear" />
            To take part
          </dt>
          <dd>Hearing aid, hears best on her left. Sore hip: seats with arms, no long stairs.</dd>
        </div>
        <div>
          <dt>
            <Icon name="bus" />
            To get there
          </dt>
          <dd>Does not drive. Walks in Tulla. Bus on Tuesdays and Fridays.</dd>
        </div>
      </dl>
    </div>
  );
}

function CaseMain({ view }: { readonly view: View }) {
  return (
    <div class="columns__main">
      <section>
        <Twig />
        <h2>In her words</h2>
        <TheirWords
          big
          text="Since Michael died the house is very quiet. I talk to the radio. I miss the singing, but I miss the laughing more."
          source="Session 1, 20 October"
        />
        <TheirWords
          text="I did not like walking in on my own. If there was one face I knew, I would be grand."
          source="Session 4, 17 November"
        />
      </section>
      <section>
        <div class="head-row">
          <h2>Her plan</h2>
          <p class="small quiet">Version 2, agreed in person on 17 November.</p>
        </div>
        <ol class="goals">
          <li>
            <h3>“To sing with people again, not at the radio.”</h3>
            <Scales
              view={view}
              items={[
                { term: 'Matters', label: 'How much it matters', value: 9, max: 10 },
                { term: 'Confident', label: 'How confident', value: 6, max: 10, was: 4 },
              ]}
            />
            <ul class="todo">
              <li>
                <Icon name="check" />
                <span>
                  <s>Ring Noreen at the Courthouse Singers</s> <span class="quiet">Aoife, done 12 Nov</span>
                </span>
              </li>
              <li>
                <span class="todo__box" />
                <span>
                  Go in together the first time <span class="quiet">Breda and Aoife, today</span>
                </span>
              </li>
            </ul>
          </li>
        </ol>
      </section>
      <section>
        <h2>Introductions</h2>
        <DataTable
          caption="Introductions made for Breda"
          hiddenCaption
          rows={INTRODUCTIONS}
          columns={[
            {
              label: 'To',
              head: true,
              cell: row => (
                <>
                  <a href="/services/1">{row.to}</a>
                  <small>{row.kind}</small>
                </>
              ),
            },
            { label: 'State', cell: row => <Tag tone={row.tone}>{row.state}</Tag> },
            { label: 'Next, and whose', cell: row => row.next },
          ]}
        />
      </section>
      <section>
        <h2>What happened</h2>
        <TimeLine
          items={[
            { at: '2026-11-23', when: '23 Nov', body: 'Walking On chased a second time, by e-mail.' },
            {
              at: '2026-11-17',
              when: '17 Nov',
              session: true,
              body: (
                <p>
                  <a href="/sessions/4">Session 4</a>, courthouse steps. She did not go in, and we had tea
                  instead. Plan changed: go in together.
                </p>
              ),
            },
            {
              at: '2026-11-10',
              when: '10 Nov',
              body: 'Session missed. The bus did not come. She rang to say so.',
            },
          ]}
        />
      </section>
    </div>
  );
}
